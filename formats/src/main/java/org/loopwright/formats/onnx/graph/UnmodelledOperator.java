package org.loopwright.formats.onnx.graph;

import org.loopwright.model.diagnostics.Require;

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
