package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimensionSet;

/** The outputs and partial sums of a unit in one iteration. */
final class OutputTraffic {
  private final ClusterLevel level;
  private final LayerDimensionSet coupled;
  private final MappedSpan[] inputs;
  private final MappedSpan[] outputs;

  /** The traffic of the tensor with the dimensions {@code coupled}. */
  OutputTraffic(
      ClusterLevel level, LayerDimensionSet coupled, MappedSpan[] inputs, MappedSpan[] outputs) {
    this.level = level;
    this.coupled = coupled;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** Outputs that a unit of this role adds to those of the units before it. */
  long outputs(IterationCases cases, UnitRole role) {
    long volume = 1;
    for (int i = 0; i < inputs.length; i++) {
      if (level.maps(i, coupled)) {
        volume = Math.multiplyExact(volume, span(i, true, cases, role, true));
      }
    }
    return volume;
  }

  /** Partial sums of a unit of this role, also of outputs that its neighbour adds to. */
  long partialSums(IterationCases cases, UnitRole role) {
    long volume = 1;
    for (int i = 0; i < inputs.length; i++) {
      boolean output = level.maps(i, coupled);
      volume = Math.multiplyExact(volume, span(i, output, cases, role, false));
    }
    return volume;
  }

  /**
   * The span along directive {@code i}.
   *
   * @param output whether the directive maps a dimension of the output
   * @param distinct whether outputs that the unit before computes too are left out
   */
  private long span(int i, boolean output, IterationCases cases, UnitRole role, boolean distinct) {
    MappedSpan span = output ? outputs[i] : inputs[i];
    if (!level.isSpatial(i)) {
      return cases.isIncomplete(i) ? span.edgeMapped() : span.mapped();
    }
    return switch (cases.position(i)) {
      case INITIAL -> {
        if (!cases.isIncomplete(i) || !role.partial) {
          yield wholeSpan(span, role);
        }
        boolean overlapCounts = !output || !distinct || level.edgeUnits() == 1;
        yield overlapCounts ? span.edgeMapped() : span.edgeFresh();
      }
      case STEADY -> wholeSpan(span, role);
      case EDGE -> edgeSpan(i, span, role);
    };
  }

  private static long wholeSpan(MappedSpan span, UnitRole role) {
    return role.first ? span.mapped() : Math.max(span.fresh(), 1);
  }

  private long edgeSpan(int i, MappedSpan span, UnitRole role) {
    if (level.edgeUnits() == 1) {
      return role.first || role.partial ? inputs[i].edgeMapped() : 1;
    }
    return role.partial ? span.edgeFresh() : wholeSpan(span, role);
  }
}
