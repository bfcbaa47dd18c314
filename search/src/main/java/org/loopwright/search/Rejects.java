package org.loopwright.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.Violation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.search.strategy.Trial;

/**
 * Counts of invalid mappings by reason and level, and the one nearest to its limit. Mutable, one
 * thread's at a time; counting does not allocate.
 */
public final class Rejects {
  private final Architecture architecture;

  /** By reason, and by level from the arithmetic outward. */
  private final Map<Violation.Reason, long[]> counts = new EnumMap<>(Violation.Reason.class);

  private long uncountable;
  private Violation.Reason nearestReason;
  private int nearestLevel;
  private long nearestNeed;
  private long nearestLimit;
  private double nearestShortfall = Double.POSITIVE_INFINITY;

  public Rejects(Architecture architecture) {
    this.architecture = architecture;
    for (Violation.Reason reason : Violation.Reason.values()) {
      counts.put(reason, new long[architecture.storage().size() + 1]);
    }
  }

  /** Counts an invalid candidate. */
  public void count(Trial trial) {
    if (trial.reason() == null) {
      uncountable++;
    } else {
      counts.get(trial.reason())[trial.level() + 1]++;
      near(trial.reason(), trial.level(), trial.need(), trial.limit());
    }
  }

  private void near(Violation.Reason reason, int level, long need, long limit) {
    double shortfall = Trial.shortfall(need, limit);
    if (reason != Violation.Reason.KEPT_NOWHERE && shortfall < nearestShortfall) {
      nearestReason = reason;
      nearestLevel = level;
      nearestNeed = need;
      nearestLimit = limit;
      nearestShortfall = shortfall;
    }
  }

  /** Adds the counts of {@code other}; of two that are as near the first stays. */
  public void add(Rejects other) {
    counts.forEach(
        (reason, byLevel) -> {
          for (int i = 0; i < byLevel.length; i++) {
            byLevel[i] += other.counts.get(reason)[i];
          }
        });
    uncountable += other.uncountable;
    if (other.nearestReason != null) {
      near(other.nearestReason, other.nearestLevel, other.nearestNeed, other.nearestLimit);
    }
  }

  public List<RejectCount> list() {
    List<RejectCount> list = new ArrayList<>();
    counts.forEach(
        (reason, byLevel) -> {
          for (int i = 0; i < byLevel.length; i++) {
            if (byLevel[i] > 0) {
              list.add(new RejectCount(reason.name(), name(i - 1), byLevel[i]));
            }
          }
        });
    if (uncountable > 0) {
      list.add(new RejectCount(RejectCount.UNCOUNTABLE, "", uncountable));
    }
    list.sort(Comparator.comparingLong(RejectCount::count).reversed());
    return list;
  }

  Optional<Relaxation> nearest() {
    return nearestReason == null
        ? Optional.empty()
        : Optional.of(
            new Relaxation(
                new Violation(nearestReason, name(nearestLevel), nearestNeed, nearestLimit)));
  }

  private String name(int level) {
    return level < 0 ? architecture.compute().name() : architecture.storage().get(level).name();
  }
}
