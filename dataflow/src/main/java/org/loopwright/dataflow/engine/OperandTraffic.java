package org.loopwright.dataflow.engine;

/**
 * What an operand brings into a unit in one iteration: everything in the first, afterwards what the
 * innermost directive that moved has made new.
 */
final class OperandTraffic {
  private final ClusterLevel level;
  private final MappedSpans spans;

  OperandTraffic(ClusterLevel level, MappedSpans spans) {
    this.level = level;
    this.spans = spans;
  }

  /** Elements of the operand with the dimensions {@code coupled} that a unit has to be sent. */
  long volume(int coupled, IterationCases cases, UnitRole role) {
    int moved = cases.innermostMoved();
    if (moved < 0) {
      return initialVolume(coupled, cases, role);
    }
    if (!level.maps(moved, coupled)) {
      return 0;
    }
    boolean restarts = restarts(coupled, cases, moved);
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.maps(i, coupled)) {
        boolean steps = i == moved && !restarts;
        long span =
            level.isSpatial(i)
                ? spatialSpan(i, role, steps || (i > moved && cases.position(i) == 0))
                : temporalSpan(i, cases, steps);
        volume = Math.multiplyExact(volume, span);
      }
    }
    return volume;
  }

  /** Whether a directive inside the one that moved starts again, so that nothing can be kept. */
  private boolean restarts(int coupled, IterationCases cases, int moved) {
    for (int i = moved + 1; i < level.directives(); i++) {
      if (level.maps(i, coupled) && !cases.isCovering(i)) {
        return true;
      }
    }
    return false;
  }

  private long temporalSpan(int i, IterationCases cases, boolean steps) {
    if (cases.position(i) == IterationCases.INITIAL) {
      return cases.isIncomplete(i) ? spans.edgeMapped[i] : spans.mapped[i];
    }
    if (!steps) {
      return spans.mapped[i];
    }
    if (spans.fresh[i] == 0) {
      throw new OvergrownTileException(level.dimension(i), level.origin());
    }
    return spans.fresh[i];
  }

  /** A unit after the first shares what overlaps, if all units are loaded at once. */
  private long spatialSpan(int i, UnitRole role, boolean shares) {
    if (role.first || !shares) {
      return role.partial ? spans.edgeMapped[i] : spans.mapped[i];
    }
    return role.partial ? spans.edgeFresh[i] : spans.fresh[i];
  }

  private long initialVolume(int coupled, IterationCases cases, UnitRole role) {
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.maps(i, coupled)) {
        volume = Math.multiplyExact(volume, initialSpan(i, cases, role));
      }
    }
    return volume;
  }

  private long initialSpan(int i, IterationCases cases, UnitRole role) {
    if (!cases.isIncomplete(i)) {
      return spans.mapped[i];
    }
    if (!level.isSpatial(i)) {
      return spans.edgeMapped[i];
    }
    if (level.edgeUnits() == 1) {
      return role.first || role.partial ? spans.edgeMapped[i] : 1;
    }
    return role.partial ? spans.edgeMapped[i] : spans.mapped[i];
  }
}
