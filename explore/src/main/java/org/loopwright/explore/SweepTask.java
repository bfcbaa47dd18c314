package org.loopwright.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.axis.Progression;
import org.loopwright.explore.budget.BudgetCheck;

/**
 * All designs of one number of PEs in one style. Bandwidths at which not even the smallest buffers
 * keep to the budgets are never analysed.
 */
final class SweepTask {
  private static final int MOST_DRAWN_OF_PLATEAU = 8;

  private final Sweep sweep;
  private final long task;
  private final long pes;
  private final List<Progression> allL1;
  private final List<Progression> allL2;
  private final Map<DesignStatus, BigInteger> counts = new EnumMap<>(DesignStatus.class);
  private final List<Design> candidates = new ArrayList<>();
  private final List<Design> picture = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();

  private SweepTask(Sweep sweep, long task) {
    this.sweep = sweep;
    this.task = task;
    this.pes = sweep.pesOf(task);
    this.allL1 = sweep.l1Bytes().runs();
    this.allL2 = sweep.l2Bytes().runs();
  }

  static TaskResult run(Sweep sweep, long task) {
    return new SweepTask(sweep, task).outcome();
  }

  private TaskResult outcome() {
    long affordable = affordableBandwidths();
    long analyses = affordable == 0 ? 0 : analyse(affordable);
    countUnaffordable(affordable);
    return new TaskResult(new StatusCounts(counts), candidates, picture, analyses, refusal);
  }

  /** Takes in the first {@code affordable} bandwidths; returns how many layers that took. */
  private long analyse(long affordable) {
    WorkloadAnalysis analysis = sweep.analysis(task);
    Plateau.of(affordable, width -> analysis.on(sweep.hardware(pes, bandwidth(width))))
        .forEach(this::add);
    return analysis.analyses();
  }

  private long bandwidth(long number) {
    return sweep.nocBandwidth().at(number);
  }

  private BudgetCheck check(long width) {
    return sweep.budgetCheck(pes, bandwidth(width));
  }

  private boolean isAffordable(long width) {
    return check(width).holds(sweep.l1Bytes().first(), sweep.l2Bytes().first());
  }

  /** How many bandwidths leave room for the smallest buffers; area and power grow with it. */
  private long affordableBandwidths() {
    long low = 0;
    long high = sweep.nocBandwidth().size();
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

  /** Beyond them, some may still keep to the area budget, and then fail on power. */
  private void countUnaffordable(long from) {
    long size = sweep.nocBandwidth().size();
    BigInteger pairs = sweep.bufferPairs();
    for (long width = from; width < size; width++) {
      BudgetCheck check = check(width);
      if (!check.areaHolds(sweep.l1Bytes().first(), sweep.l2Bytes().first())) {
        count(DesignStatus.AREA_OVER_BUDGET, pairs.multiply(BigInteger.valueOf(size - width)));
        return;
      }
      BigInteger inArea = check.countWithinArea(allL1, allL2);
      count(DesignStatus.AREA_OVER_BUDGET, pairs.subtract(inArea));
      count(DesignStatus.POWER_OVER_BUDGET, inArea);
    }
  }

  private void count(DesignStatus outcome, BigInteger designs) {
    counts.merge(outcome, designs, BigInteger::add);
  }

  private void add(Plateau plateau) {
    for (long width = plateau.first(); width <= plateau.last(); width++) {
      BudgetCheck check = check(width);
      BigInteger inBudget = countBudgets(check);
      if (plateau.answer().isRefused()) {
        count(DesignStatus.MAPPING_REFUSED, inBudget);
      } else {
        countNeeds(check, plateau.answer().behaviour(), inBudget);
      }
    }
    if (plateau.answer().isRefused()) {
      refusal = refusal.or(() -> Optional.of(plateau.answer().refusal()));
    } else {
      choose(plateau);
    }
  }

  private BigInteger countBudgets(BudgetCheck check) {
    BigInteger inArea = check.countWithinArea(allL1, allL2);
    BigInteger inBudget = check.countWithin(allL1, allL2);
    count(DesignStatus.AREA_OVER_BUDGET, sweep.bufferPairs().subtract(inArea));
    count(DesignStatus.POWER_OVER_BUDGET, inArea.subtract(inBudget));
    return inBudget;
  }

  private void countNeeds(BudgetCheck check, WorkloadProfile behaviour, BigInteger inBudget) {
    Axis l1 = sweep.l1Bytes();
    BigInteger smallL1 = check.countWithin(l1.below(behaviour.l1NeedBytes()), allL2);
    BigInteger valid =
        check.countWithin(
            l1.from(behaviour.l1NeedBytes()), sweep.l2Bytes().from(behaviour.l2NeedBytes()));
    count(DesignStatus.L1_TOO_SMALL, smallL1);
    count(DesignStatus.L2_TOO_SMALL, inBudget.subtract(smallL1).subtract(valid));
    count(DesignStatus.VALID, valid);
  }

  /**
   * Of a plateau, the smallest bandwidth with the smallest sufficient buffers is no worse than any
   * other design in any respect, and comes before those that are as good.
   */
  private void choose(Plateau plateau) {
    WorkloadProfile behaviour = plateau.answer().behaviour();
    OptionalLong l1 = sweep.l1Bytes().leastFrom(behaviour.l1NeedBytes());
    OptionalLong l2 = sweep.l2Bytes().leastFrom(behaviour.l2NeedBytes());
    if (l1.isEmpty() || l2.isEmpty()) {
      return;
    }
    long step = Math.max(1, (plateau.last() - plateau.first()) / MOST_DRAWN_OF_PLATEAU);
    for (long width = plateau.first(); width <= plateau.last(); width += step) {
      BudgetCheck check = check(width);
      if (!check.holds(l1.getAsLong(), l2.getAsLong())) {
        return;
      }
      Design design = design(bandwidth(width), check, behaviour, l1.getAsLong(), l2.getAsLong());
      if (width == plateau.first()) {
        candidates.add(design);
      }
      picture.add(design);
    }
  }

  private Design design(
      long bandwidth, BudgetCheck check, WorkloadProfile behaviour, long l1Bytes, long l2Bytes) {
    return new Design(
        task,
        sweep.workloadOf(task).style(),
        pes,
        bandwidth,
        l1Bytes,
        l2Bytes,
        behaviour.runtimeCycles(),
        behaviour.macs(),
        behaviour.energyNj(sweep.blocks()),
        check.areaUm2(l1Bytes, l2Bytes),
        check.powerMw(l1Bytes, l2Bytes));
  }
}
