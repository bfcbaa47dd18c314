package org.loopwright.search.problem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.Target;

/**
 * What the mappings of a problem cost, by trying every one.
 *
 * @param mappings how many there are
 * @param valid how many of them can run
 * @param all the costs that occur, each once, the least energy first
 */
public record TrueCosts(long mappings, long valid, List<Cost> all) {
  private static final Comparator<Cost> ORDER =
      Comparator.comparingDouble(Cost::energyPj)
          .thenComparingLong(Cost::cycles)
          .thenComparingLong(Cost::lastLevelAccesses);

  /** What one mapping, or several, cost. */
  public record Cost(double energyPj, long cycles, long lastLevelAccesses) {
    /** In the unit of the objective. */
    public double of(Objective objective) {
      if (objective.equals(Objective.LAST_LEVEL_ACCESSES)) {
        return lastLevelAccesses;
      }
      Map<String, Double> names = Map.of("energy_pj", energyPj, "cycles", (double) cycles);
      return objective.formula().root().evaluate(names).doubleValue();
    }

    private boolean respects(SearchCaps caps) {
      return energyPj <= caps.maxEnergyPj() && cycles <= caps.maxCycles();
    }
  }

  public TrueCosts {
    all = List.copyOf(all);
  }

  public static TrueCosts of(MappingProblem problem) {
    Trial trial = new Trial(problem);
    EveryMapping.visit(problem.space(), trial::judge);
    return new TrueCosts(trial.mappings, trial.valid, trial.costs.stream().sorted(ORDER).toList());
  }

  /** What one mapping costs; empty if it cannot run. */
  public static Optional<Cost> of(MappingProblem problem, Mapping mapping) {
    Trial trial = new Trial(problem);
    trial.judge(PackedMapping.of(problem.workload(), problem.architecture(), mapping));
    return trial.costs.stream().findFirst();
  }

  /** The least objectives, the first the most important, of what respects the caps. */
  public Optional<List<Double>> least(List<Objective> objectives, SearchCaps caps) {
    return all.stream()
        .filter(cost -> cost.respects(caps))
        .map(cost -> values(cost, objectives))
        .min(Arrays::compare)
        .map(values -> Arrays.stream(values).boxed().toList());
  }

  /** The least objectives of a list, each among the mappings that are as good in those before. */
  public Optional<List<Double>> least(List<Target> targets) {
    List<Cost> left = all;
    for (Target target : targets) {
      double least = left.stream().mapToDouble(cost -> cost.of(target.objective())).min().orElse(0);
      left =
          left.stream()
              .filter(cost -> cost.of(target.objective()) <= target.ceiling(least))
              .toList();
    }
    // The last target ranks those that are left; the others decide between its equals by energy.
    List<Objective> last =
        List.of(targets.get(targets.size() - 1).objective(), Objective.ENERGY, Objective.DELAY);
    return left.stream()
        .min((a, b) -> Arrays.compare(values(a, last), values(b, last)))
        .map(
            best ->
                Arrays.stream(values(best, targets.stream().map(Target::objective).toList()))
                    .boxed()
                    .toList());
  }

  private static double[] values(Cost cost, List<Objective> objectives) {
    ToDoubleFunction<Objective> value = cost::of;
    return objectives.stream().mapToDouble(value).toArray();
  }

  /** Judges one mapping after the other. */
  private static final class Trial {
    private final EvaluationSession session;
    private final double leastUnits;
    private final Set<Cost> costs = new HashSet<>();
    private long mappings;
    private long valid;

    Trial(MappingProblem problem) {
      session = problem.evaluator().session();
      leastUnits =
          Math.ceil(
              problem.constraints().minParallelism()
                  * problem.architecture().compute().mesh().instances());
    }

    void judge(PackedMapping mapping) {
      mappings++;
      if (session.evaluate(mapping) && session.computeInstances() >= leastUnits) {
        valid++;
        costs.add(new Cost(session.energyPj(), session.cycles(), session.lastLevelAccesses()));
      }
    }
  }
}
