package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.engine.IterationCases.Position;
import org.loopwright.dataflow.spec.LayerDimensionSet;

/**
 * The elements that an operand brings into a unit in one iteration: all of its tile in the first,
 * afterwards those that the innermost directive that moved has made new.
 */
final class OperandTraffic {
  private final ClusterLevel level;
  private final MappedSpan[] spans;

  OperandTraffic(ClusterLevel level, MappedSpan[] spans) {
    this.level = level;
    this.spans = spans;
  }

  /** Elements of the operand with the dimensions {@code coupled} that a unit has to be sent. */
  long volume(LayerDimensionSet coupled, IterationCases cases, UnitRole role) {
    if (cases.isInitial()) {
      return initialVolume(coupled, cases, role);
    }
    int moved = cases.innermostMoved();
    if (!level.maps(moved, coupled)) {
      return 0;
    }
    boolean restarts = restarts(coupled, cases);
    long volume = 1;
    for (int i = 0; i < spans.length; i++) {
      if (level.maps(i, coupled)) {
        boolean steps = i == moved && !restarts;
        long span =
            level.isSpatial(i)
                ? spatialSpan(
                    i, role, steps || (i > moved && cases.position(i) == Position.INITIAL))
                : temporalSpan(i, cases, steps);
        volume = Math.multiplyExact(volume, span);
      }
    }
    return volume;
  }

  /**
   * Whether the directive that moved would have to move by nothing: it was planned to cover its
   * dimension at once, but the tile is larger.
   */
  boolean isOvergrown(LayerDimensionSet coupled, IterationCases cases) {
    if (cases.isInitial()) {
      return false;
    }
    int moved = cases.innermostMoved();
    return level.maps(moved, coupled)
        && !level.isSpatial(moved)
        && spans[moved].fresh() == 0
        && !restarts(coupled, cases);
  }

  /** Whether a directive inside the one that moved starts again, so that nothing can be kept. */
  private boolean restarts(LayerDimensionSet coupled, IterationCases cases) {
    for (int i = cases.innermostMoved() + 1; i < spans.length; i++) {
      if (level.maps(i, coupled) && !cases.isCovering(i)) {
        return true;
      }
    }
    return false;
  }

  private long temporalSpan(int i, IterationCases cases, boolean steps) {
    if (cases.position(i) == Position.INITIAL) {
      return cases.isIncomplete(i) ? spans[i].edgeMapped() : spans[i].mapped();
    }
    return steps ? spans[i].fresh() : spans[i].mapped();
  }

  /** A unit after the first shares what overlaps, if all units are loaded at once. */
  private long spatialSpan(int i, UnitRole role, boolean shares) {
    if (role.first || !shares) {
      return role.partial ? spans[i].edgeMapped() : spans[i].mapped();
    }
    return role.partial ? spans[i].edgeFresh() : spans[i].fresh();
  }

  private long initialVolume(LayerDimensionSet coupled, IterationCases cases, UnitRole role) {
    long volume = 1;
    for (int i = 0; i < spans.length; i++) {
      if (level.maps(i, coupled)) {
        volume = Math.multiplyExact(volume, initialSpan(i, cases, role));
      }
    }
    return volume;
  }

  private long initialSpan(int i, IterationCases cases, UnitRole role) {
    if (!cases.isIncomplete(i)) {
      return spans[i].mapped();
    }
    if (!level.isSpatial(i)) {
      return spans[i].edgeMapped();
    }
    if (level.edgeUnits() == 1) {
      return role.first || role.partial ? spans[i].edgeMapped() : 1;
    }
    return role.partial ? spans[i].edgeMapped() : spans[i].mapped();
  }
}
