package org.loopwright.dataflow.engine;

/** The outputs and partial sums of a unit in one iteration. */
final class OutputTraffic {
  private final ClusterLevel level;
  private final int coupled;
  private final MappedSpans spans;

  OutputTraffic(ClusterLevel level, int coupled, MappedSpans spans) {
    this.level = level;
    this.coupled = coupled;
    this.spans = spans;
  }

  /** Outputs that a unit of this role adds to what the units before it have. */
  long outputs(IterationCases cases, UnitRole role) {
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.maps(i, coupled)) {
        volume = Math.multiplyExact(volume, span(i, true, cases, role, true));
      }
    }
    return volume;
  }

  /**
   * Partial sums of a unit of this role.
   *
   * @param shares whether outputs of the last unit that its neighbour has too are left out
   */
  long partialSums(IterationCases cases, UnitRole role, boolean shares) {
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      boolean output = level.maps(i, coupled);
      volume = Math.multiplyExact(volume, span(i, output, cases, role, shares));
    }
    return volume;
  }

  private long span(int i, boolean output, IterationCases cases, UnitRole role, boolean shares) {
    if (!level.isSpatial(i)) {
      return cases.isIncomplete(i) ? edgeMapped(i, output) : mapped(i, output);
    }
    return switch (cases.position(i)) {
      case IterationCases.INITIAL -> initialSpan(i, output, cases, role, shares);
      case IterationCases.STEADY -> wholeSpan(i, output, role);
      default -> edgeSpan(i, output, role);
    };
  }

  private long initialSpan(
      int i, boolean output, IterationCases cases, UnitRole role, boolean shares) {
    if (!cases.isIncomplete(i) || !role.partial) {
      return wholeSpan(i, output, role);
    }
    boolean overlapCounts = !output || !shares || level.edgeUnits() == 1;
    return overlapCounts ? edgeMapped(i, output) : spans.outputEdgeFresh[i];
  }

  private long wholeSpan(int i, boolean output, UnitRole role) {
    return role.first ? mapped(i, output) : freshOrOne(i, output);
  }

  private long edgeSpan(int i, boolean output, UnitRole role) {
    if (level.edgeUnits() == 1) {
      return role.first || role.partial ? spans.edgeMapped[i] : 1;
    }
    if (role.partial) {
      return output ? spans.outputEdgeFresh[i] : spans.edgeFresh[i];
    }
    return wholeSpan(i, output, role);
  }

  private long mapped(int i, boolean output) {
    return output ? spans.outputMapped[i] : spans.mapped[i];
  }

  private long edgeMapped(int i, boolean output) {
    return output ? spans.outputEdgeMapped[i] : spans.edgeMapped[i];
  }

  private long freshOrOne(int i, boolean output) {
    long fresh = output ? spans.outputFresh[i] : spans.fresh[i];
    return fresh == 0 ? 1 : fresh;
  }
}
