package org.loopwright.dataflow.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.engine.LevelTotals.IterationCycles;

/**
 * What a cluster level does for one tile: its cases in the order in which they are first met, each
 * as often as it occurs.
 *
 * @param depth of the level, 0 the outermost
 */
public record LevelRun(int depth, List<IterationCase> cases) {
  /**
   * Iterations of a cluster level that are alike, with what one of them takes.
   *
   * @param name which directives move, such as {@code K, X at its edge}
   * @param repeats how many iterations are alike
   * @param isFirst whether it is the first of the tile, with nothing to overlap with
   * @param operandElements that an iteration brings in
   * @param resultElements that an iteration sends out
   * @param delays that overlap
   * @param inside what the slowest unit does meanwhile; empty where the units are PEs
   */
  public record IterationCase(
      String name,
      long repeats,
      boolean isFirst,
      long operandElements,
      long resultElements,
      Delays delays,
      Optional<LevelRun> inside) {
    /** Cycles of one iteration, by what they are for. */
    public record Delays(long ingress, long compute, long egress, long offchip) {
      static Delays of(IterationCycles cycles) {
        return new Delays(cycles.ingress(), cycles.compute(), cycles.egress(), cycles.offchip());
      }

      IterationCycles cycles() {
        return new IterationCycles(ingress, compute, egress, offchip);
      }
    }

    public IterationCase {
      requireNonNull(name, "name");
      requireNonNull(delays, "delays");
      requireNonNull(inside, "inside");
    }

    /** Cycles of one iteration. */
    public long cycles() {
      return delays.cycles().ofIteration(isFirst);
    }

    /** Cycles of all. */
    public long allCycles() {
      return Math.multiplyExact(repeats, cycles());
    }
  }

  public LevelRun {
    cases = List.copyOf(cases);
  }

  /** Cycles of all iterations. */
  public long cycles() {
    return cases.stream().mapToLong(IterationCase::allCycles).reduce(0, Math::addExact);
  }
}
