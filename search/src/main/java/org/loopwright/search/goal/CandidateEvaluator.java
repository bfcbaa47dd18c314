package org.loopwright.search;

import java.util.List;
import org.loopwright.analysis.PackedMapping;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Violation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.search.strategy.Outcome;

/**
 * Judges one mapping after the other: the user's least parallelism, then the cost model, then the
 * objectives. One thread's at a time.
 */
public final class MappingJudge implements Outcome {
  private final EvaluationSession session;
  private final List<Objective> goals;
  private final SearchCaps caps;
  private final long leastUnits;
  private final double[] objectives;
  private boolean valid;
  private Violation.Reason reason;
  private int level;
  private long need;
  private long limit;

  public MappingJudge(
      EvaluationSession session, List<Objective> goals, SearchCaps caps, long leastUnits) {
    this.session = session;
    this.caps = caps;
    this.goals = goals;
    this.leastUnits = leastUnits;
    objectives = new double[goals.size()];
  }

  /** Arithmetic units that the constraints ask to work. */
  public static long leastUnits(Architecture architecture, Constraints constraints) {
    return (long)
        Math.ceil(constraints.minParallelism() * architecture.compute().mesh().instances());
  }

  /** Judges a mapping, which must not change until the outcome has been read. */
  public boolean judge(PackedMapping mapping) {
    long units = leastUnits > 1 && !mapping.isImperfect() ? units(mapping) : leastUnits;
    if (units < leastUnits) {
      reject(Violation.Reason.PARALLELISM_TOO_LOW, EvaluationSession.ARITHMETIC, units, leastUnits);
    } else {
      evaluate(mapping);
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

  private void evaluate(PackedMapping mapping) {
    try {
      valid = session.evaluate(mapping);
      if (!valid) {
        reject(
            session.reason(),
            session.violationLevel(),
            session.violationNeed(),
            session.violationLimit());
      } else if (mapping.isImperfect() && session.computeInstances() < leastUnits) {
        reject(
            Violation.Reason.PARALLELISM_TOO_LOW,
            EvaluationSession.ARITHMETIC,
            session.computeInstances(),
            leastUnits);
      } else if (respectsCaps()) {
        measure();
      }
    } catch (ArithmeticException overflow) {
      reject(null, EvaluationSession.ARITHMETIC, 0, 0);
    }
  }

  private boolean respectsCaps() {
    if (session.cycles() > caps.mostCycles()) {
      reject(
          Violation.Reason.DELAY_ABOVE_CAP,
          EvaluationSession.ARITHMETIC,
          session.cycles(),
          (long) caps.mostCycles());
    } else if (session.energyPj() > caps.mostEnergyPj()) {
      reject(
          Violation.Reason.ENERGY_ABOVE_CAP,
          EvaluationSession.ARITHMETIC,
          (long) Math.ceil(session.energyPj()),
          (long) caps.mostEnergyPj());
    }
    return valid;
  }

  private void measure() {
    for (int i = 0; i < objectives.length; i++) {
      objectives[i] =
          switch (goals.get(i)) {
            case ENERGY -> session.energyPj();
            case DELAY -> session.cycles();
            case EDP -> session.energyPj() * session.cycles();
            case ED2P -> session.energyPj() * session.cycles() * session.cycles();
            case LAST_LEVEL_ACCESSES -> session.lastLevelAccesses();
          };
    }
  }

  private void reject(Violation.Reason reason, int level, long need, long limit) {
    valid = false;
    this.reason = reason;
    this.level = level;
    this.need = need;
    this.limit = limit;
  }

  void countReject(Rejects rejects) {
    if (reason == null) {
      rejects.countUncountable();
    } else {
      rejects.count(reason, level, need, limit);
    }
  }

  /** The objectives of the mapping last judged, if it is valid; overwritten by the next. */
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
  public double shortfall() {
    return reason == null ? Double.POSITIVE_INFINITY : Rejects.shortfall(need, limit);
  }
}
