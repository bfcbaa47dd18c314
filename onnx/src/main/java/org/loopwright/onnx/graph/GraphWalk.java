package org.loopwright.onnx.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import onnx.FunctionProto;
import onnx.GraphProto;
import onnx.NodeProto;
import onnx.ValueInfoProto;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.onnx.operator.Operation.Input;
import org.loopwright.onnx.operator.Operators;
import org.loopwright.onnx.tensor.ConstantReader;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * Walks the nodes of a model once, in the order of their data. What does not depend on the model's
 * inputs is computed before it runs and is no work. Belongs to one reading of a model.
 */
final class GraphWalk implements ControlFlow.BodyWalk {
  private static final int MAX_NODES = 250_000;

  private final String file;
  private final Functions functions;
  private final DeclaredShapes declared;
  private final ControlFlow flow = new ControlFlow(this);
  private final OperatorNodes operators = new OperatorNodes(this::warn);
  private Diagnosis diagnosis;
  private int visited;
  private boolean differs;

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
        scope.put(
            input.getName(), new Input(declared.input(input), false, "input " + input.getName()));
      }
    }
    declared.requireAllUsed();
    diagnosis.throwIfErrors();
    Work work = new Work();
    walk(graph, scope, work);
    return work;
  }

  @Override
  public List<Input> body(GraphProto graph, Scope around, List<Input> inputs, Work work) {
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
            constant -> constant(constant.getName(), () -> ConstantReader.read(constant), scope));
    graph
        .getSparseInitializerList()
        .forEach(
            constant ->
                constant(
                    constant.getValues().getName(),
                    () -> KnownTensor.of(new TensorShape(constant.getDimsList())),
                    scope));
  }

  private void constant(String name, Supplier<KnownTensor> tensor, Scope scope) {
    String label = "constant " + name;
    scope.put(name, new Input(diagnosis.attempt(location(label), tensor), true, label));
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
      if (++visited > MAX_NODES) {
        throw new SpecException(
            Problem.error(location("graph"), "the model has more than " + MAX_NODES + " nodes"));
      }
      List<Input> outputs = outputs(node, scope, work);
      for (int i = 0; i < node.getOutputCount(); i++) {
        String name = node.getOutput(i);
        Input output = i < outputs.size() ? outputs.get(i) : Input.unknown(LayerNames.label(node));
        scope.put(
            name, stated.containsKey(name) ? compared(stated.get(name), output, node) : output);
      }
    }
  }

  /** Takes what the model states where nothing else is known; reports the first difference. */
  private Input compared(ValueInfoProto stated, Input inferred, NodeProto node) {
    if (inferred.known().isEmpty()) {
      return new Input(declared.other(stated), inferred.fixed(), inferred.origin());
    }
    TensorShape shape = inferred.known().get().shape();
    if (!differs && DeclaredShapes.contradicts(stated, shape)) {
      differs = true;
      warn(
          node,
          "makes '%s' of shape %s, the model states %s; further differences are not reported"
              .formatted(stated.getName(), shape, DeclaredShapes.text(stated)));
    }
    return inferred;
  }

  private List<Input> outputs(NodeProto node, Scope scope, Work work) {
    for (String input : node.getInputList()) {
      if (!input.isEmpty() && !scope.has(input)) {
        diagnosis.error(
            location(node), "reads '" + input + "', which no node makes and is no input");
        scope.put(input, Input.unknown(LayerNames.label(node)));
      }
    }
    String name = Operators.qualified(node.getDomain(), node.getOpType());
    Optional<FunctionProto> function = functions.named(name);
    Supplier<List<Input>> outputs =
        function.isPresent()
            ? () -> call(function.get(), node, scope, work)
            : ControlFlow.OPERATORS.contains(name)
                ? () -> flow.outputs(node, scope, work)
                : () -> operators.outputs(node, scope, work);
    return diagnosis.attempt(location(node), outputs).orElse(List.of());
  }

  private List<Input> call(FunctionProto function, NodeProto node, Scope scope, Work work) {
    Scope inside = Scope.outermost();
    for (int i = 0; i < function.getInputCount() && i < node.getInputCount(); i++) {
      inside.put(function.getInput(i), scope.get(node.getInput(i)));
    }
    for (int i = node.getInputCount(); i < function.getInputCount(); i++) {
      inside.put(function.getInput(i), Input.unknown(LayerNames.label(node)));
    }
    functions.enter(function);
    try {
      walk(Functions.body(function, node), Map.of(), inside, work);
    } finally {
      functions.leave();
    }
    return function.getOutputList().stream().map(inside::get).toList();
  }

  @Override
  public Diagnosis attempt(Runnable step) {
    Diagnosis outer = diagnosis;
    Diagnosis own = new Diagnosis();
    diagnosis = own;
    try {
      step.run();
    } finally {
      diagnosis = outer;
    }
    return own;
  }

  @Override
  public void accept(Diagnosis attempt) {
    attempt.problems().forEach(diagnosis::add);
  }

  @Override
  public void warn(NodeProto node, String message) {
    diagnosis.warning(location(node), message);
  }

  private Location location(NodeProto node) {
    return location(LayerNames.label(node));
  }

  private Location location(String path) {
    return new Location(file, 0, 0, path);
  }
}
