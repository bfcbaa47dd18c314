package org.loopwright.search.optimal;

import java.util.List;
import java.util.Optional;
import org.loopwright.search.goal.GrowingObjective;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.RunConstants;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;

/**
 * What a goal makes of bounds: how much a mapping may cost to matter, and what it has at least.
 *
 * <p>Costs are in the unit of the prices: energy, or words of the last level where these are the
 * first objective. An objective that grows with energy and cycles turns a limit of its value into
 * one of energy, for mappings that take at least some cycles. Immutable.
 */
final class CostLimits {
  /** Bounds are sums in another order than costs; this share of them is not relied upon. */
  static final double ROUNDING = 1e-11;

  private final boolean pricesAreEnergies;
  private final double gap;
  private final double maxEnergyPj;
  private final double maxCycles;

  /** In the order of importance; empty where energy and cycles do not bound it. */
  private final List<Optional<GrowingObjective>> ranking;

  private final List<Ceiling> ceilings;

  private record Ceiling(GrowingObjective objective, double most) {}

  CostLimits(SearchGoal goal, RunConstants constants) {
    pricesAreEnergies = !goal.first().equals(Objective.LAST_LEVEL_ACCESSES);
    gap = goal.gap();
    SearchCaps caps = goal.caps();
    maxEnergyPj = caps.maxEnergyPj();
    maxCycles = caps.maxCycles();
    ranking =
        goal.ranking().stream()
            .map(objective -> GrowingObjective.of(objective, constants))
            .toList();
    ceilings =
        caps.ceilings().stream()
            .flatMap(
                cap ->
                    GrowingObjective.of(cap.objective(), constants).stream()
                        .map(objective -> new Ceiling(objective, cap.most())))
            .toList();
  }

  /**
   * What a mapping with at least {@code cycles} must stay below to matter.
   *
   * @param best the objectives of the best mapping so far, by importance
   */
  double costLimit(double cycles, double[] best) {
    if (cycles > maxCycles) {
      return Double.NEGATIVE_INFINITY;
    }
    double wanted = best[0] * (1 - gap);
    if (!pricesAreEnergies) {
      return slack(wanted);
    }
    double limit = Math.min(better(0, wanted, cycles, best), slack(maxEnergyPj));
    for (Ceiling ceiling : ceilings) {
      limit = Math.min(limit, energyLimit(ceiling.objective, ceiling.most, cycles));
    }
    return limit;
  }

  /**
   * The energy of a mapping that is better in an objective, or as good in it and better in one that
   * follows. Where cycles alone take the whole of the objective, only those that follow are left.
   */
  private double better(int position, double wanted, double cycles, double[] best) {
    if (ranking.get(position).isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    GrowingObjective objective = ranking.get(position).get();
    double limit = energyLimit(objective, wanted, cycles);
    int next = position + 1;
    return objective.value(0, cycles) < wanted || next == best.length
        ? limit
        : Math.min(limit, better(next, best[next], cycles, best));
  }

  private static double energyLimit(GrowingObjective objective, double value, double cycles) {
    return slack(objective.energyLimit(slack(value), cycles));
  }

  private static double slack(double limit) {
    return Double.isInfinite(limit)
        ? limit
        : limit + Math.abs(limit) * ROUNDING + Double.MIN_NORMAL;
  }

  /** The first objective, at the least, of a mapping with at least that cost and duration. */
  double objective(double cost, double cycles) {
    return pricesAreEnergies ? ranking.get(0).orElseThrow().value(cost, cycles) : cost;
  }
}
