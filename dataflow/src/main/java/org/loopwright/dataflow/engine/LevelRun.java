package org.loopwright.dataflow.engine;

import java.util.List;

/**
 * What a cluster level does for one tile: its cases in the order in which they are first met, each
 * as often as it occurs.
 *
 * @param depth of the level, 0 the outermost
 */
public record LevelRun(int depth, List<IterationCase> cases) {
  public LevelRun {
    cases = List.copyOf(cases);
  }

  /** Cycles of all iterations. */
  public long cycles() {
    return cases.stream().mapToLong(IterationCase::allCycles).reduce(0, Math::addExact);
  }
}
