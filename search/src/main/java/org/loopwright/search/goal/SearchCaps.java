package org.loopwright.search.goal;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * The most that a mapping may take; one that takes more is not valid.
 *
 * @param energyPj energy of the run, pJ
 * @param cycles duration of the run
 */
public record SearchCaps(OptionalDouble energyPj, OptionalDouble cycles) {
  /** No limit. */
  public static final SearchCaps NONE =
      new SearchCaps(OptionalDouble.empty(), OptionalDouble.empty());

  public SearchCaps {
    requireNonNull(energyPj, "energyPj");
    requireNonNull(cycles, "cycles");
    energyPj.ifPresent(cap -> Require.that(cap > 0, "energy cap must be positive, was %s pJ", cap));
    cycles.ifPresent(cap -> Require.that(cap > 0, "delay cap must be positive, was %s", cap));
  }

  /** The most energy, pJ; infinite for any. */
  public double maxEnergyPj() {
    return energyPj.orElse(Double.POSITIVE_INFINITY);
  }

  /** The most cycles; infinite for any. */
  public double maxCycles() {
    return cycles.orElse(Double.POSITIVE_INFINITY);
  }
}
