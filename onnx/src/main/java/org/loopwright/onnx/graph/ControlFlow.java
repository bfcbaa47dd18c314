package org.loopwright.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import onnx.AttributeProto;
import onnx.GraphProto;
import onnx.NodeProto;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.operator.Operation;
import org.loopwright.onnx.operator.Operation.Input;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * Nodes with graphs inside. Of two branches the one that is taken counts or, where that depends on
 * data, the one with more multiply-accumulates; the body of a loop counts as often as it runs.
 */
final class ControlFlow {
  static final Set<String> OPERATORS = Set.of("If", "Loop", "Scan");

  /** Walks the graphs inside of nodes. */
  interface BodyWalk {
    /**
     * The outputs of a graph inside of a node.
     *
     * @param inputs of the graph, in order
     * @param work to which that of the graph is added
     */
    List<Input> body(GraphProto graph, Scope around, List<Input> inputs, Work work);

    /** The problems of a step that may fail, kept apart. */
    Diagnosis attempt(Runnable step);

    /** Passes on what an attempt found. */
    void accept(Diagnosis attempt);

    /** Reports what is doubtful about a node. */
    void warn(NodeProto node, String message);
  }

  private final BodyWalk walk;

  ControlFlow(BodyWalk walk) {
    this.walk = walk;
  }

  /** The outputs of such a node. */
  List<Input> outputs(NodeProto node, Scope scope, Work work) {
    List<Input> inputs = node.getInputList().stream().map(scope::get).toList();
    return switch (node.getOpType()) {
      case "If" -> branch(node, inputs, scope, work);
      case "Loop" -> loop(node, inputs, scope, work);
      default -> scan(node, inputs, scope, work);
    };
  }

  private List<Input> branch(NodeProto node, List<Input> inputs, Scope scope, Work work) {
    Require.that(!inputs.isEmpty(), "its condition is missing");
    OptionalLong condition = number(inputs.get(0));
    if (condition.isPresent()) {
      String taken = condition.getAsLong() != 0 ? "then_branch" : "else_branch";
      return walk.body(graph(node, taken), scope, List.of(), work);
    }
    return unknownBranch(node, scope, work);
  }

  private List<Input> unknownBranch(NodeProto node, Scope scope, Work work) {
    Branch yes = new Branch(node, "then_branch", scope);
    Branch no = new Branch(node, "else_branch", scope);
    boolean decided = yes.problems.hasErrors() != no.problems.hasErrors();
    boolean more = yes.work.operations() >= no.work.operations();
    Branch counted = (decided ? no.problems.hasErrors() : more) ? yes : no;
    walk.accept(counted.problems);
    if (Math.max(yes.work.operations(), no.work.operations()) > 0) {
      walk.warn(
          node,
          "which branch is taken depends on data; "
              + counted.name
              + (decided
                  ? " counts, as the other does not fit its inputs"
                  : " counts, which has more multiply-accumulates"));
    }
    work.add(counted.work, 1);
    return withoutNumbers(counted.outputs);
  }

  /** One of two branches, walked for a trial. */
  private final class Branch {
    private final String name;
    private final Work work = new Work();
    private final List<Input> outputs = new ArrayList<>();
    private final Diagnosis problems;

    Branch(NodeProto node, String name, Scope scope) {
      this.name = name;
      GraphProto graph = graph(node, name);
      problems = walk.attempt(() -> outputs.addAll(walk.body(graph, scope, List.of(), work)));
    }
  }

  /** The body takes the number of the trip, whether to go on, and the carried values. */
  private List<Input> loop(NodeProto node, List<Input> inputs, Scope scope, Work work) {
    GraphProto body = graph(node, "body");
    OptionalLong trips = inputs.isEmpty() ? OptionalLong.empty() : number(inputs.get(0));
    Input single = Input.known(KnownTensor.of(TensorShape.SCALAR), false);
    List<Input> carried = new ArrayList<>(List.of(single));
    carried.addAll(inputs.subList(Math.min(2, inputs.size()), inputs.size()));
    List<Input> first = new ArrayList<>(List.of(single));
    first.addAll(withoutNumbers(carried));
    List<Input> outputs = repeat(node, body, trips, carried, first, scope, work);
    return outputs.stream().skip(1).toList();
  }

  /** The body takes the carried values and a slice of each input that is scanned. */
  private List<Input> scan(NodeProto node, List<Input> inputs, Scope scope, Work work) {
    GraphProto body = graph(node, "body");
    Operation operation = new Operation(LayerNames.of(node), node, inputs);
    int scanned = Math.toIntExact(operation.integer("num_scan_inputs", 0));
    Require.that(scanned >= 1 && scanned <= inputs.size(), "it has %d inputs to scan", scanned);
    List<Input> carried = inputs.subList(0, inputs.size() - scanned);
    List<Long> axes = operation.integers("scan_input_axes").orElse(List.of());
    List<Input> first = new ArrayList<>(withoutNumbers(carried));
    OptionalLong trips = OptionalLong.empty();
    for (int i = 0; i < scanned; i++) {
      Input input = inputs.get(carried.size() + i);
      Optional<TensorShape> whole = input.known().map(KnownTensor::shape);
      if (whole.isEmpty()) {
        first.add(input);
      } else {
        int axis = whole.get().axis(i < axes.size() ? axes.get(i) : 0);
        trips = OptionalLong.of(whole.get().size(axis));
        first.add(Input.known(KnownTensor.of(whole.get().withoutAxis(axis)), false));
      }
    }
    return repeat(node, body, trips, carried, first, scope, work);
  }

  /** Walks the body once, for all trips. Its outputs are the carried values, then stacked ones. */
  private List<Input> repeat(
      NodeProto node,
      GraphProto body,
      OptionalLong trips,
      List<Input> carried,
      List<Input> first,
      Scope scope,
      Work work) {
    Work once = new Work();
    List<Input> last = walk.body(body, scope, first, once);
    if (trips.isEmpty() && once.operations() > 0) {
      walk.warn(node, "how often it runs depends on data; its layers count once");
    }
    work.add(once, Math.max(0, trips.orElse(1)));
    String label = LayerNames.label(node);
    List<Input> outputs = new ArrayList<>();
    for (int i = 0; i < last.size(); i++) {
      outputs.add(
          i < carried.size()
              ? steady(label, carried.get(i), last.get(i))
              : stacked(label, trips, last.get(i)));
    }
    return outputs;
  }

  /** A tensor that a loop changes keeps its shape, or nothing is known of it. */
  private static Input steady(String label, Input before, Input after) {
    boolean same =
        before.known().map(KnownTensor::shape).equals(after.known().map(KnownTensor::shape));
    return same ? withoutNumbers(after) : Input.unknown(label);
  }

  /** What each trip makes, stacked along a new first axis. */
  private static Input stacked(String label, OptionalLong trips, Input each) {
    if (trips.isEmpty() || each.known().isEmpty()) {
      return Input.unknown(label);
    }
    TensorShape all = TensorShape.of(trips.getAsLong()).followedBy(each.known().get().shape());
    return Input.known(KnownTensor.of(all), false);
  }

  private static List<Input> withoutNumbers(List<Input> inputs) {
    return inputs.stream().map(ControlFlow::withoutNumbers).toList();
  }

  private static Input withoutNumbers(Input input) {
    Optional<KnownTensor> shape = input.known().map(known -> KnownTensor.of(known.shape()));
    return new Input(shape, false, input.origin());
  }

  /** The one number of a tensor, if it is known. */
  private static OptionalLong number(Input input) {
    return input
        .known()
        .flatMap(KnownTensor::constant)
        .filter(constant -> constant.count() == 1)
        .map(constant -> OptionalLong.of(constant.integers().get(0)))
        .orElse(OptionalLong.empty());
  }

  /** A graph that a node has as attribute. */
  private static GraphProto graph(NodeProto node, String attribute) {
    return node.getAttributeList().stream()
        .filter(each -> each.getName().equals(attribute) && each.hasG())
        .map(AttributeProto::getG)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("it has no graph " + attribute));
  }
}
