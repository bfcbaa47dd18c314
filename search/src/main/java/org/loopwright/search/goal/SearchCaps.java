package org.loopwright.search.goal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * The most that a mapping may take; one that takes more is not valid.
 *
 * @param energyPj energy of the run, pJ
 * @param cycles duration of the run
 * @param ceilings of other objectives
 */
public record SearchCaps(OptionalDouble energyPj, OptionalDouble cycles, List<Ceiling> ceilings) {
  /** No limit. */
  public static final SearchCaps NONE =
      new SearchCaps(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * The most that an objective may be.
   *
   * @param most in the unit of the objective
   */
  public record Ceiling(Objective objective, double most) {
    public Ceiling {
      requireNonNull(objective, "objective");
    }
  }

  /** Limits of energy and cycles alone. */
  public SearchCaps(OptionalDouble energyPj, OptionalDouble cycles) {
    this(energyPj, cycles, List.of());
  }

  public SearchCaps {
    ceilings = List.copyOf(ceilings);
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

  public SearchCaps withCeiling(Objective objective, double most) {
    List<Ceiling> all = new ArrayList<>(ceilings);
    all.add(new Ceiling(objective, most));
    return new SearchCaps(energyPj, cycles, all);
  }
}
