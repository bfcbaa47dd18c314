package org.loopwright.onnx.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onnx.NodeProto;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.operator.Operation.Input;
import org.loopwright.onnx.operator.Operators;
import org.loopwright.onnx.operator.Outcome;
import org.loopwright.onnx.tensor.KnownTensor;

/**
 * An operator of which no layers are made.
 *
 * @param name with its domain, unless that is ONNX's own
 * @param nodes how often it occurs
 * @param elements that all these nodes work on, elementwise; 0 if they only move data
 * @param unknown of how many nodes that is not known and not counted
 */
public record UnmodelledOperator(String name, long nodes, long elements, long unknown) {
  public UnmodelledOperator {
    Require.notBlank(name, "name of an operator");
    Require.positive(nodes, "nodes of %s", name);
    Require.that(elements >= 0, "elements of %s are negative", name);
  }

  /** One node. */
  static UnmodelledOperator of(NodeProto node, List<Input> inputs, Outcome outcome) {
    String name = Operators.qualified(node.getDomain(), node.getOpType());
    if (Operators.moves(name)) {
      return new UnmodelledOperator(name, 1, 0, 0);
    }
    return outcome.output(0).isEmpty()
        ? new UnmodelledOperator(name, 1, 0, 1)
        : new UnmodelledOperator(name, 1, elements(inputs, outcome), 0);
  }

  /** The larger of what it reads, but for weights, and what it makes. */
  private static long elements(List<Input> inputs, Outcome outcome) {
    if (outcome.elementwise().isPresent()) {
      return outcome.elementwise().getAsLong();
    }
    Stream<KnownTensor> read =
        inputs.stream().filter(input -> !input.fixed()).flatMap(input -> input.known().stream());
    Stream<KnownTensor> made = outcome.outputs().stream().flatMap(Optional::stream);
    return Stream.concat(read, made).mapToLong(known -> known.shape().elements()).max().orElse(0);
  }

  UnmodelledOperator plus(UnmodelledOperator other) {
    return new UnmodelledOperator(
        name,
        Math.addExact(nodes, other.nodes),
        Math.addExact(elements, other.elements),
        Math.addExact(unknown, other.unknown));
  }

  UnmodelledOperator times(long count) {
    return new UnmodelledOperator(
        name,
        Math.multiplyExact(nodes, count),
        Math.multiplyExact(elements, count),
        Math.multiplyExact(unknown, count));
  }
}
