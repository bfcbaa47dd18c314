package org.loopwright.explore.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.LongFunction;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.explore.axis.Progression;

/**
 * The buffer sizes that keep an array of given PEs and bus width within its budgets; exactly, in
 * decimal numbers as they were written.
 */
public final class BudgetCheck {
  private static final BigDecimal UM2_PER_MM2 = BigDecimal.valueOf(1_000_000);

  private final ArrayLine area;
  private final ArrayLine power;
  private final BigDecimal maxAreaUm2;
  private final BigDecimal maxPowerMw;

  private BudgetCheck(
      ArrayLine area, ArrayLine power, BigDecimal maxAreaUm2, BigDecimal maxPowerMw) {
    this.area = area;
    this.power = power;
    this.maxAreaUm2 = maxAreaUm2;
    this.maxPowerMw = maxPowerMw;
  }

  /**
   * The checks of {@code pes} PEs by the width of their bus. What does not depend on the width is
   * worked out once (see SweepBenchmark).
   */
  public static LongFunction<BudgetCheck> byWidth(
      BuildingBlocks blocks, Budget budget, long pes, long simdLanes) {
    ArrayLine.ByWidth area = ArrayLine.area(blocks, pes, simdLanes);
    ArrayLine.ByWidth power = ArrayLine.power(blocks, pes, simdLanes);
    BigDecimal maxAreaUm2 = ArrayLine.exact(budget.areaMm2()).multiply(UM2_PER_MM2);
    BigDecimal maxPowerMw = ArrayLine.exact(budget.powerMw());
    return width -> new BudgetCheck(area.at(width), power.at(width), maxAreaUm2, maxPowerMw);
  }

  /** The area in um2, rounded once. */
  public double areaUm2(long l1Bytes, long l2Bytes) {
    return area.at(l1Bytes, l2Bytes).doubleValue();
  }

  /** The power in mW, rounded once. */
  public double powerMw(long l1Bytes, long l2Bytes) {
    return power.at(l1Bytes, l2Bytes).doubleValue();
  }

  public boolean areaHolds(long l1Bytes, long l2Bytes) {
    return area.at(l1Bytes, l2Bytes).compareTo(maxAreaUm2) <= 0;
  }

  public boolean powerHolds(long l1Bytes, long l2Bytes) {
    return power.at(l1Bytes, l2Bytes).compareTo(maxPowerMw) <= 0;
  }

  /** Whether both budgets hold. */
  public boolean holds(long l1Bytes, long l2Bytes) {
    return areaHolds(l1Bytes, l2Bytes) && powerHolds(l1Bytes, l2Bytes);
  }

  /** Pairs of an L1 and an L2 size that keep to the area budget. */
  public BigInteger countWithinArea(List<Progression> l1, List<Progression> l2) {
    return count(l1, l2, false);
  }

  /** Pairs of an L1 and an L2 size that keep to both budgets. */
  public BigInteger countWithin(List<Progression> l1, List<Progression> l2) {
    return count(l1, l2, true);
  }

  private BigInteger count(List<Progression> l1, List<Progression> l2, boolean both) {
    BigInteger sum = BigInteger.ZERO;
    for (Progression first : l1) {
      for (Progression second : l2) {
        sum = sum.add(count(first, second, both));
      }
    }
    return sum;
  }

  private BigInteger count(Progression l1, Progression l2, boolean both) {
    LatticeCount lattice = new LatticeCount(l1.size(), l2.size());
    HalfPlane inArea = HalfPlane.of(area, maxAreaUm2, l1, l2);
    return lattice.within(
        both ? List.of(inArea, HalfPlane.of(power, maxPowerMw, l1, l2)) : List.of(inArea));
  }
}
