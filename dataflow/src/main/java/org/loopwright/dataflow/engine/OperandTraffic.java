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
    boolean initial = cases.isInitial();
    if (!initial && !level.maps(cases.innermostMoved(), coupled)) {
      return 0;
    }
    boolean restarts = !initial && restarts(coupled, cases);
    long volume = 1;
    for (int i = 0; i < spans.length; i++) {
      if (level.maps(i, coupled)) {
        long span = initial ? initialSpan(i, cases, role) : laterSpan(i, cases, role, restarts);
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

  private long laterSpan(int i, IterationCases cases, UnitRole role, boolean restarts) {
    int moved = cases.innermostMoved();
    boolean first = cases.position(i) == Position.INITIAL;
    boolean steps = i == moved && !restarts;
    if (level.isSpatial(i)) {
      return spatialSpan(i, role, steps || (i > moved && first));
    }
    if (first) {
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
