package org.loopwright.formats.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import onnx.AttributeProto;
import onnx.GraphProto;
import onnx.NodeProto;
import org.loopwright.formats.onnx.operator.Operation.Input;
import org.loopwright.formats.onnx.tensor.KnownTensor;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Require;

/**
 * Nodes with graphs inside. Of two branches the one that is taken counts or, where that depends on
 * data, the one with more multiply-accumulates; the body of a loop counts as often as it runs.
 */
final class ControlFlow {
  static final Set<String> OPERATORS = Set.of("If", "Loop", "Scan");

  private final GraphWalk walk;

  ControlFlow(GraphWalk walk) {
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
      return walk.body(GraphWalk.graph(node, taken), scope, List.of(), work);
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
      GraphProto graph = GraphWalk.graph(node, name);
      problems = walk.attempt(() -> outputs.addAll(walk.body(graph, scope, List.of(), work)));
    }
  }

  private List<Input> loop(NodeProto node, List<Input> inputs, Scope scope, Work work) {
    String label = GraphWalk.label(node);
    GraphProto body = GraphWalk.graph(node, "body");
    OptionalLong trips = inputs.isEmpty() ? OptionalLong.empty() : number(inputs.get(0));
    List<Input> carried = inputs.size() > 2 ? inputs.subList(2, inputs.size()) : List.of();
    List<Input> first = new ArrayList<>();
    Input single = Input.known(KnownTensor.of(TensorShape.SCALAR), false);
    first.add(single); // the number of the trip
    first.add(single); // whether to go on
    first.addAll(withoutNumbers(carried));
    Work once = new Work();
    List<Input> last = walk.body(body, scope, first, once);
    if (trips.isEmpty() && once.operations() > 0) {
      walk.warn(node, "how often it runs depends on data; its layers count once");
    }
    work.add(once, Math.max(0, trips.orElse(1)));
    List<Input> outputs = new ArrayList<>();
    for (int i = 1; i < last.size(); i++) {
      boolean isCarried = i <= carried.size();
      outputs.add(
          isCarried
              ? steady(label, carried.get(i - 1), last.get(i))
              : stacked(label, trips, last.get(i)));
    }
    return outputs;
  }

  private List<Input> scan(NodeProto node, List<Input> inputs, Scope scope, Work work) {
    String label = GraphWalk.label(node);
    GraphProto body = GraphWalk.graph(node, "body");
    int scanned = Math.toIntExact(integer(node, "num_scan_inputs"));
    Require.that(scanned >= 1 && scanned <= inputs.size(), "it has %d inputs to scan", scanned);
    int states = inputs.size() - scanned;
    List<Long> axes = integers(node, "scan_input_axes");
    List<Input> first = new ArrayList<>(withoutNumbers(inputs.subList(0, states)));
    OptionalLong trips = OptionalLong.empty();
    for (int i = 0; i < scanned; i++) {
      Optional<TensorShape> whole = inputs.get(states + i).known().map(KnownTensor::shape);
      if (whole.isEmpty()) {
        first.add(inputs.get(states + i));
      } else {
        int axis = whole.get().axis(i < axes.size() ? axes.get(i) : 0);
        trips = OptionalLong.of(whole.get().size(axis));
        TensorShape slice =
            whole.get().part(0, axis).followedBy(whole.get().part(axis + 1, whole.get().rank()));
        first.add(Input.known(KnownTensor.of(slice), false));
      }
    }
    Work once = new Work();
    List<Input> last = walk.body(body, scope, first, once);
    if (trips.isEmpty() && once.operations() > 0) {
      walk.warn(node, "how often it runs depends on data; its layers count once");
    }
    work.add(once, trips.orElse(1));
    List<Input> outputs = new ArrayList<>();
    for (int i = 0; i < last.size(); i++) {
      outputs.add(
          i < states
              ? steady(label, inputs.get(i), last.get(i))
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

  /** What each trip makes, one beside the other. */
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

  private static long integer(NodeProto node, String name) {
    return attribute(node, name).map(AttributeProto::getI).orElse(0L);
  }

  private static List<Long> integers(NodeProto node, String name) {
    return attribute(node, name).map(AttributeProto::getIntsList).orElse(List.of());
  }

  private static Optional<AttributeProto> attribute(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(each -> each.getName().equals(name)).findFirst();
  }
}
