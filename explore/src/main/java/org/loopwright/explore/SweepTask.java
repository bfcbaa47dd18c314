package org.loopwright.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.loopwright.explore.WorkloadAnalysis.Profiled;
import org.loopwright.explore.WorkloadAnalysis.Refused;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.budget.BudgetCheck;

/**
 * All designs of one number of PEs in one style. Bandwidths at which not even the smallest buffers
 * keep to the budgets are never analysed.
 */
final class SweepTask {
  private static final int MAX_DRAWN_OF_PLATEAU = 8;

  private final Sweep sweep;
  private final SweepAxes axes;
  private final long task;
  private final long pes;
  private final LongFunction<BudgetCheck> checks;
  private final Buffers unknownNeed;
  private final Map<DesignStatus, BigInteger> counts = new EnumMap<>(DesignStatus.class);
  private final List<Design> candidates = new ArrayList<>();
  private final List<Design> picture = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();

  private SweepTask(Sweep sweep, long task) {
    this.sweep = sweep;
    this.task = task;
    axes = sweep.axes();
    pes = sweep.pesOf(task);
    checks = sweep.budgetChecks(pes);
    unknownNeed = new Buffers(axes.l1Bytes().forUnknownNeed(), axes.l2Bytes().forUnknownNeed());
  }

  /** The sizes that the buffers may have. */
  private record Buffers(Axis l1, Axis l2) {
    static Buffers of(SweepAxes axes, WorkloadProfile profile) {
      return new Buffers(
          axes.l1Bytes().forNeed(profile.l1().needBytes()),
          axes.l2Bytes().forNeed(profile.l2().needBytes()));
    }
  }

  static TaskResult run(Sweep sweep, long task) {
    return new SweepTask(sweep, task).result();
  }

  private TaskResult result() {
    long affordable = affordableBandwidths();
    long analyses = affordable == 0 ? 0 : analyse(affordable);
    countUnaffordable(affordable);
    SweepTally tally = new SweepTally(1, new StatusCounts(counts), analyses, refusal);
    return new TaskResult(tally, candidates, picture);
  }

  /** Takes in the first {@code affordable} bandwidths; returns the layers analysed for that. */
  private long analyse(long affordable) {
    WorkloadAnalysis analysis = sweep.analysis(task);
    Plateau.of(affordable, width -> analysis.on(sweep.hardware(pes, bandwidth(width))))
        .forEach(this::add);
    return analysis.analyses();
  }

  private long bandwidth(long number) {
    return axes.nocBandwidth().at(number);
  }

  private BudgetCheck check(long width) {
    return checks.apply(bandwidth(width));
  }

  private boolean isAffordable(long width) {
    return check(width).holds(unknownNeed.l1.first(), unknownNeed.l2.first());
  }

  /** Bandwidths that leave room for the smallest buffers; area and power grow with bandwidth. */
  private long affordableBandwidths() {
    long low = 0;
    long high = axes.nocBandwidth().size();
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (isAffordable(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Counts the bandwidths from {@code start} on: some may keep to the area budget, but none to
   * both.
   */
  private void countUnaffordable(long start) {
    long size = axes.nocBandwidth().size();
    BigInteger pairs = axes.bufferPairs();
    for (long width = start; width < size; width++) {
      BudgetCheck check = check(width);
      if (!check.areaHolds(unknownNeed.l1.first(), unknownNeed.l2.first())) {
        count(DesignStatus.AREA_OVER_BUDGET, pairs.multiply(BigInteger.valueOf(size - width)));
        return;
      }
      BigInteger inArea = check.countWithinArea(unknownNeed.l1.runs(), unknownNeed.l2.runs());
      count(DesignStatus.AREA_OVER_BUDGET, pairs.subtract(inArea));
      count(DesignStatus.POWER_OVER_BUDGET, inArea);
    }
  }

  private void count(DesignStatus outcome, BigInteger designs) {
    counts.merge(outcome, designs, BigInteger::add);
  }

  private void add(Plateau plateau) {
    if (plateau.answer() instanceof Profiled profiled) {
      addProfiled(plateau, profiled.profile());
    } else if (plateau.answer() instanceof Refused refused) {
      refusal = refusal.or(() -> Optional.of(refused.reason()));
      for (long width = plateau.first(); width <= plateau.last(); width++) {
        count(DesignStatus.MAPPING_REFUSED, countBudgets(check(width), unknownNeed));
      }
    }
  }

  private void addProfiled(Plateau plateau, WorkloadProfile profile) {
    Buffers buffers = Buffers.of(axes, profile);
    for (long width = plateau.first(); width <= plateau.last(); width++) {
      BudgetCheck check = check(width);
      countNeeds(check, buffers, profile, countBudgets(check, buffers));
    }
    choose(plateau, buffers, profile);
  }

  private BigInteger countBudgets(BudgetCheck check, Buffers buffers) {
    BigInteger inArea = check.countWithinArea(buffers.l1.runs(), buffers.l2.runs());
    BigInteger inBudget = check.countWithin(buffers.l1.runs(), buffers.l2.runs());
    count(DesignStatus.AREA_OVER_BUDGET, axes.bufferPairs().subtract(inArea));
    count(DesignStatus.POWER_OVER_BUDGET, inArea.subtract(inBudget));
    return inBudget;
  }

  private void countNeeds(
      BudgetCheck check, Buffers buffers, WorkloadProfile profile, BigInteger inBudget) {
    BigInteger smallL1 =
        check.countWithin(buffers.l1.below(profile.l1().needBytes()), buffers.l2.runs());
    BigInteger valid =
        check.countWithin(
            buffers.l1.from(profile.l1().needBytes()), buffers.l2.from(profile.l2().needBytes()));
    count(DesignStatus.L1_TOO_SMALL, smallL1);
    count(DesignStatus.L2_TOO_SMALL, inBudget.subtract(smallL1).subtract(valid));
    count(DesignStatus.VALID, valid);
  }

  /**
   * Of a plateau, the smallest bandwidth with the smallest sufficient buffers is no worse than any
   * other design in any respect, and comes before those that are as good.
   */
  private void choose(Plateau plateau, Buffers buffers, WorkloadProfile profile) {
    OptionalLong l1 = buffers.l1.leastFrom(profile.l1().needBytes());
    OptionalLong l2 = buffers.l2.leastFrom(profile.l2().needBytes());
    if (l1.isEmpty() || l2.isEmpty()) {
      return;
    }
    long step = Math.max(1, (plateau.last() - plateau.first()) / MAX_DRAWN_OF_PLATEAU);
    for (long width = plateau.first(); width <= plateau.last(); width += step) {
      if (!check(width).holds(l1.getAsLong(), l2.getAsLong())) {
        return;
      }
      Design design = sweep.design(task, bandwidth(width), l1.getAsLong(), l2.getAsLong(), profile);
      if (width == plateau.first()) {
        candidates.add(design);
      }
      picture.add(design);
    }
  }
}
