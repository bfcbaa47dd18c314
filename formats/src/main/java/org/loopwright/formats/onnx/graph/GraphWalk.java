package org.loopwright.formats.onnx.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import onnx.AttributeProto;
import onnx.FunctionProto;
import onnx.GraphProto;
import onnx.NodeProto;
import onnx.ValueInfoProto;
import org.loopwright.formats.network.Network;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.onnx.operator.Operation;
import org.loopwright.formats.onnx.operator.Operation.Input;
import org.loopwright.formats.onnx.operator.Operator;
import org.loopwright.formats.onnx.operator.Operators;
import org.loopwright.formats.onnx.operator.Outcome;
import org.loopwright.formats.onnx.operator.UnknownTensorException;
import org.loopwright.formats.onnx.tensor.ConstantReader;
import org.loopwright.formats.onnx.tensor.KnownTensor;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Walks the nodes of a model once, in the order of their data. What does not depend on the model's
 * inputs is computed before it runs and is no work. Belongs to one reading of a model.
 */
final class GraphWalk {
  private static final int MOST_NODES = 1_000_000;

  private final String file;
  private final Functions functions;
  private final DeclaredShapes declared;
  private final Diagnosis diagnosis;
  private final LayerNames names = new LayerNames();
  private final ControlFlow flow = new ControlFlow(this);
  private int visited;

  GraphWalk(
      String file, List<FunctionProto> functions, DeclaredShapes declared, Diagnosis diagnosis) {
    this.file = file;
    this.functions = new Functions(functions);
    this.declared = declared;
    this.diagnosis = diagnosis;
  }

  /** The work of the model's own graph. */
  Work model(GraphProto graph) {
    Scope scope = Scope.outermost();
    constants(graph, scope);
    for (ValueInfoProto input : graph.getInputList()) {
      if (!scope.has(input.getName())) {
        scope.put(input.getName(), declared.input(input), false);
      }
    }
    declared.requireAllUsed();
    diagnosis.throwIfErrors();
    Work work = new Work();
    walk(graph, scope, work);
    return work;
  }

  /**
   * The outputs of a graph inside of a node.
   *
   * @param inputs of the graph, in order
   * @param work to which that of the graph is added
   */
  List<Input> body(GraphProto graph, Scope around, List<Input> inputs, Work work) {
    Scope scope = around.inner();
    constants(graph, scope);
    for (int i = 0; i < graph.getInputCount() && i < inputs.size(); i++) {
      scope.put(graph.getInput(i).getName(), inputs.get(i));
    }
    walk(graph, scope, work);
    return graph.getOutputList().stream().map(output -> scope.get(output.getName())).toList();
  }

  private void constants(GraphProto graph, Scope scope) {
    graph
        .getInitializerList()
        .forEach(
            constant ->
                scope.put(
                    constant.getName(),
                    diagnosis.attempt(
                        location("constant " + constant.getName()),
                        () -> ConstantReader.read(constant)),
                    true));
    graph
        .getSparseInitializerList()
        .forEach(
            constant ->
                scope.put(
                    constant.getValues().getName(),
                    diagnosis
                        .attempt(
                            location("constant " + constant.getValues().getName()),
                            () -> new TensorShape(constant.getDimsList()))
                        .map(KnownTensor::of),
                    true));
  }

  private void walk(GraphProto graph, Scope scope, Work work) {
    Map<String, ValueInfoProto> stated = new HashMap<>();
    graph.getValueInfoList().forEach(value -> stated.put(value.getName(), value));
    graph.getOutputList().forEach(value -> stated.put(value.getName(), value));
    walk(graph.getNodeList(), stated, scope, work);
  }

  private void walk(
      List<NodeProto> nodes, Map<String, ValueInfoProto> stated, Scope scope, Work work) {
    Optional<List<NodeProto>> order =
        diagnosis.attempt(location("graph"), () -> NodeOrder.of(nodes));
    for (NodeProto node : order.orElse(List.of())) {
      if (++visited > MOST_NODES) {
        throw new SpecException(
            Problem.error(location("graph"), "the model has more than " + MOST_NODES + " nodes"));
      }
      List<Input> outputs = outputs(node, scope, work);
      for (int i = 0; i < node.getOutputCount(); i++) {
        String name = node.getOutput(i);
        Input output = i < outputs.size() ? outputs.get(i) : new Input(Optional.empty(), false);
        if (output.known().isEmpty() && stated.containsKey(name)) {
          output = new Input(declared.other(stated.get(name)), output.fixed());
        }
        scope.put(name, output);
      }
    }
  }

  private List<Input> outputs(NodeProto node, Scope scope, Work work) {
    for (String input : node.getInputList()) {
      if (!input.isEmpty() && !scope.has(input)) {
        diagnosis.error(
            location(node), "reads '" + input + "', which no node makes and is no input");
        scope.put(input, Optional.empty(), false);
      }
    }
    String name = Operators.qualified(node.getDomain(), node.getOpType());
    Optional<FunctionProto> function = functions.named(name);
    if (function.isPresent()) {
      return diagnosis
          .attempt(location(node), () -> call(function.get(), node, scope, work))
          .orElse(List.of());
    }
    if (ControlFlow.OPERATORS.contains(name)) {
      return diagnosis
          .attempt(location(node), () -> flow.outputs(node, scope, work))
          .orElse(List.of());
    }
    return diagnosis
        .attempt(location(node), () -> operation(name, node, scope, work))
        .orElse(List.of());
  }

  private List<Input> call(FunctionProto function, NodeProto node, Scope scope, Work work) {
    Scope inside = Scope.outermost();
    for (int i = 0; i < function.getInputCount() && i < node.getInputCount(); i++) {
      inside.put(function.getInput(i), scope.get(node.getInput(i)));
    }
    for (int i = node.getInputCount(); i < function.getInputCount(); i++) {
      inside.put(function.getInput(i), Optional.empty(), false);
    }
    functions.enter(function);
    try {
      walk(Functions.body(function, node), Map.of(), inside, work);
    } finally {
      functions.leave();
    }
    return function.getOutputList().stream().map(inside::get).toList();
  }

  private List<Input> operation(String name, NodeProto node, Scope scope, Work work) {
    List<Input> inputs = node.getInputList().stream().map(scope::get).toList();
    Operation operation = new Operation(LayerNames.of(node), node, inputs);
    Outcome outcome = outcome(name, operation, node);
    boolean fixed = node.getInputCount() > 0 && inputs.stream().allMatch(Input::fixed);
    List<Input> outputs = new ArrayList<>();
    for (int i = 0; i < node.getOutputCount(); i++) {
      Optional<KnownTensor> output = outcome.output(i);
      boolean constant = output.flatMap(KnownTensor::constant).isPresent();
      outputs.add(new Input(output, fixed || constant || name.equals("Constant")));
    }
    if (!outputs.stream().allMatch(Input::fixed)) {
      count(name, inputs, outcome, work);
    }
    return outputs;
  }

  private Outcome outcome(String name, Operation operation, NodeProto node) {
    Optional<Operator> operator = Operators.named(name);
    if (operator.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    try {
      return operator.get().apply(operation);
    } catch (UnknownTensorException unknown) {
      if (Operators.isProduct(name)) {
        warn(node, "is left out: it depends on data, " + unknown.getMessage());
      }
      return Outcome.UNKNOWN;
    }
  }

  private void count(String name, List<Input> inputs, Outcome outcome, Work work) {
    for (Network.Layer layer : outcome.layers()) {
      work.add(
          new Network.Layer(layer.workload().withName(names.unique(layer.name())), layer.count()));
    }
    if (outcome.layers().isEmpty()) {
      boolean known = outcome.output(0).isPresent() || Operators.moves(name);
      work.add(
          new UnmodelledOperator(
              name, 1, known ? elements(name, inputs, outcome) : 0, known ? 0 : 1));
    }
  }

  private static long elements(String name, List<Input> inputs, Outcome outcome) {
    if (Operators.moves(name)) {
      return 0;
    }
    return outcome
        .elementwise()
        .orElseGet(
            () ->
                LongStream.concat(
                        inputs.stream()
                            .filter(input -> !input.fixed())
                            .flatMap(input -> input.known().stream())
                            .mapToLong(known -> known.shape().elements()),
                        outcome.outputs().stream()
                            .flatMap(Optional::stream)
                            .mapToLong(known -> known.shape().elements()))
                    .max()
                    .orElse(0));
  }

  /** Says what is doubtful about a node. */
  void warn(NodeProto node, String message) {
    diagnosis.warning(location(node), message);
  }

  private Location location(NodeProto node) {
    return location("node " + LayerNames.of(node) + " (" + node.getOpType() + ")");
  }

  private Location location(String path) {
    return new Location(file, 0, 0, path);
  }

  /** A graph that a node has as attribute. */
  static GraphProto graph(NodeProto node, String attribute) {
    return node.getAttributeList().stream()
        .filter(each -> each.getName().equals(attribute) && each.hasG())
        .map(AttributeProto::getG)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("it has no graph " + attribute));
  }
}
