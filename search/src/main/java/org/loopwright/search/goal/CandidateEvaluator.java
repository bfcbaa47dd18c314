package org.loopwright.search.goal;

import java.util.List;
import java.util.stream.Stream;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Violation;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.strategy.Trial;

/**
 * Evaluates one candidate after the other: first the parallelism that the constraints ask for, then
 * the cost model, then caps and objectives. Used by one thread at a time.
 */
public final class CandidateEvaluator implements Trial {
  private final EvaluationSession session;
  private final MeasuredRun run;
  private final List<ObjectiveMeasure> measures;
  private final SearchCaps caps;
  private final List<ObjectiveMeasure> capped;
  private final long minUnits;
  private final double[] objectives;
  private boolean valid;
  private Violation.Reason reason;
  private int level;
  private long need;
  private long limit;

  /**
   * An evaluator of candidates.
   *
   * @param minUnits arithmetic units that must work
   * @throws IllegalArgumentException if the results have no such number as an objective names
   */
  public CandidateEvaluator(Evaluator evaluator, SearchGoal goal, long minUnits) {
    session = evaluator.session();
    run = new MeasuredRun(session);
    this.minUnits = minUnits;
    caps = goal.caps();
    StatisticNames names = StatisticNames.of(evaluator.workload(), evaluator.architecture());
    measures = measures(goal.ranking().stream(), names);
    capped = measures(caps.ceilings().stream().map(SearchCaps.Ceiling::objective), names);
    objectives = new double[measures.size()];
  }

  private static List<ObjectiveMeasure> measures(
      Stream<Objective> objectives, StatisticNames names) {
    return objectives.map(objective -> ObjectiveMeasure.of(objective, names)).toList();
  }

  /** Arithmetic units that the constraints ask to work. */
  public static long minUnits(Architecture architecture, Constraints constraints) {
    return (long)
        Math.ceil(constraints.minParallelism() * architecture.compute().mesh().instances());
  }

  /**
   * Evaluates a mapping, which must not change until the outcome has been read.
   *
   * @return whether it is valid
   */
  public boolean evaluate(PackedMapping mapping) {
    long units = minUnits > 1 && !mapping.isImperfect() ? units(mapping) : minUnits;
    if (units < minUnits) {
      reject(Violation.Reason.PARALLELISM_TOO_LOW, EvaluationSession.ARITHMETIC, units, minUnits);
    } else {
      evaluateCost(mapping);
    }
    return valid;
  }

  private static long units(PackedMapping mapping) {
    long units = 1;
    for (int level = 0; level < mapping.levels(); level++) {
      for (int loop = 0; loop < mapping.spatialLoops(level); loop++) {
        units *= mapping.spatialBound(level, loop);
      }
    }
    return units;
  }

  private void evaluateCost(PackedMapping mapping) {
    try {
      valid = session.evaluate(mapping);
      if (!valid) {
        reject(
            session.reason(),
            session.violationLevel(),
            session.violationNeed(),
            session.violationLimit());
      } else if (mapping.isImperfect() && session.computeInstances() < minUnits) {
        reject(
            Violation.Reason.PARALLELISM_TOO_LOW,
            EvaluationSession.ARITHMETIC,
            session.computeInstances(),
            minUnits);
      } else if (isWithinCaps()) {
        measure();
      }
    } catch (ArithmeticException overflow) {
      reject(null, EvaluationSession.ARITHMETIC, 0, 0);
    }
  }

  private boolean isWithinCaps() {
    if (session.cycles() > caps.maxCycles()) {
      reject(
          Violation.Reason.DELAY_ABOVE_CAP,
          EvaluationSession.ARITHMETIC,
          session.cycles(),
          (long) caps.maxCycles());
    } else if (session.energyPj() > caps.maxEnergyPj()) {
      reject(
          Violation.Reason.ENERGY_ABOVE_CAP,
          EvaluationSession.ARITHMETIC,
          (long) Math.ceil(session.energyPj()),
          (long) caps.maxEnergyPj());
    }
    run.reset();
    for (int i = 0; valid && i < capped.size(); i++) {
      checkCeiling(capped.get(i).value(run), caps.ceilings().get(i).most());
    }
    return valid;
  }

  private void checkCeiling(double value, double most) {
    if (value > most) {
      reject(
          Violation.Reason.OBJECTIVE_ABOVE_TOLERANCE,
          EvaluationSession.ARITHMETIC,
          (long) Math.ceil(value),
          (long) most);
    }
  }

  private void measure() {
    for (int i = 0; i < objectives.length; i++) {
      objectives[i] = measures.get(i).value(run);
    }
  }

  private void reject(Violation.Reason reason, int level, long need, long limit) {
    valid = false;
    this.reason = reason;
    this.level = level;
    this.need = need;
    this.limit = limit;
  }

  /**
   * The objectives of the last mapping, if it is valid, and what decides between equals;
   * overwritten by the next.
   */
  public double[] values() {
    return objectives;
  }

  @Override
  public boolean isValid() {
    return valid;
  }

  @Override
  public int objectives() {
    return objectives.length;
  }

  @Override
  public double objective(int position) {
    return objectives[position];
  }

  @Override
  public Violation.Reason reason() {
    return reason;
  }

  @Override
  public int level() {
    return level;
  }

  @Override
  public long need() {
    return need;
  }

  @Override
  public long limit() {
    return limit;
  }
}
