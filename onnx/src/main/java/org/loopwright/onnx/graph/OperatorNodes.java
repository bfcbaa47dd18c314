package org.loopwright.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import onnx.NodeProto;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.operator.Operation;
import org.loopwright.onnx.operator.Operation.Input;
import org.loopwright.onnx.operator.Operator;
import org.loopwright.onnx.operator.Operators;
import org.loopwright.onnx.operator.Outcome;
import org.loopwright.onnx.tensor.KnownTensor;

/** Nodes that are operators without graphs inside. Belongs to one walk. */
final class OperatorNodes {
  private final BiConsumer<NodeProto, String> warnings;
  private final LayerNames names = new LayerNames();

  OperatorNodes(BiConsumer<NodeProto, String> warnings) {
    this.warnings = warnings;
  }

  /** The outputs of a node; its layers, or what else it is, are added to the work. */
  List<Input> outputs(NodeProto node, Scope scope, Work work) {
    String name = Operators.qualified(node.getDomain(), node.getOpType());
    List<Input> inputs = node.getInputList().stream().map(scope::get).toList();
    Operation operation = new Operation(LayerNames.of(node), node, inputs);
    String origin =
        inputs.stream()
            .filter(input -> input.known().isEmpty() && !input.origin().isEmpty())
            .map(Input::origin)
            .findFirst()
            .orElse(LayerNames.label(node));
    Outcome outcome = outcome(name, operation, node, origin);
    List<String> given = node.getInputList().stream().filter(each -> !each.isEmpty()).toList();
    boolean fixed = !given.isEmpty() && given.stream().allMatch(input -> scope.get(input).fixed());
    List<Input> outputs = new ArrayList<>();
    for (int i = 0; i < node.getOutputCount(); i++) {
      Optional<KnownTensor> output = outcome.output(i);
      boolean constant = output.flatMap(KnownTensor::constant).isPresent();
      boolean same = fixed || constant || name.equals("Constant");
      outputs.add(new Input(output, same, output.isPresent() ? "" : origin));
    }
    if (!outputs.stream().allMatch(Input::fixed)) {
      count(node, inputs, outcome, work);
    }
    return outputs;
  }

  private Outcome outcome(String name, Operation operation, NodeProto node, String origin) {
    Optional<Operator> operator = Operators.named(name);
    if (operator.isEmpty()) {
      if (Operators.isProduct(name)) {
        warnings.accept(
            node, "is left out: the operator is not known, but seems to multiply and accumulate");
      }
      return Outcome.UNKNOWN;
    }
    try {
      return operator.get().apply(operation);
    } catch (Operation.UnknownTensorException unknown) {
      if (Operators.isProduct(name)) {
        warnings.accept(
            node,
            "is left out: %s is not known before the model runs, by reason of %s"
                .formatted(unknown.getMessage(), origin));
      }
      return Outcome.UNKNOWN;
    }
  }

  private void count(NodeProto node, List<Input> inputs, Outcome outcome, Work work) {
    for (Network.Layer layer : outcome.layers()) {
      work.add(
          new Network.Layer(layer.workload().withName(names.unique(layer.name())), layer.count()));
    }
    if (outcome.layers().isEmpty()) {
      UnmodelledOperator rest = UnmodelledOperator.of(node, inputs, outcome);
      work.add(rest);
      if (rest.elements() > 0 && Operators.isProduct(rest.name())) {
        warnings.accept(node, "is left out: no layer computes one of this form");
      }
    }
  }
}
