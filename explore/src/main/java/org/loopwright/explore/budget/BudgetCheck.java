package org.loopwright.explore.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.explore.axis.Progression;

/**
 * Which buffer sizes keep an array of so many PEs on such a bus within its budgets; exactly, in
 * decimal numbers as they were written.
 */
public final class BudgetCheck {
  private static final BigDecimal UM2_PER_MM2 = BigDecimal.valueOf(1_000_000);

  private final ArrayLine area;
  private final ArrayLine power;
  private final BigDecimal mostAreaUm2;
  private final BigDecimal mostPowerMw;

  public BudgetCheck(BuildingBlocks blocks, Budget budget, long pes, long simdLanes, long width) {
    this.area = ArrayLine.area(blocks, pes, simdLanes, width);
    this.power = ArrayLine.power(blocks, pes, simdLanes, width);
    this.mostAreaUm2 = ArrayLine.exact(budget.areaMm2()).multiply(UM2_PER_MM2);
    this.mostPowerMw = ArrayLine.exact(budget.powerMw());
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
    return area.at(l1Bytes, l2Bytes).compareTo(mostAreaUm2) <= 0;
  }

  public boolean powerHolds(long l1Bytes, long l2Bytes) {
    return power.at(l1Bytes, l2Bytes).compareTo(mostPowerMw) <= 0;
  }

  /** Both budgets hold. */
  public boolean holds(long l1Bytes, long l2Bytes) {
    return areaHolds(l1Bytes, l2Bytes) && powerHolds(l1Bytes, l2Bytes);
  }

  /** How many pairs of an L1 and an L2 size keep to the area budget. */
  public BigInteger countWithinArea(List<Progression> l1, List<Progression> l2) {
    return count(l1, l2, false);
  }

  /** How many pairs of an L1 and an L2 size keep to both budgets. */
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
    HalfPlane inArea = HalfPlane.of(area, mostAreaUm2, l1, l2);
    return lattice.within(
        both ? List.of(inArea, HalfPlane.of(power, mostPowerMw, l1, l2)) : List.of(inArea));
  }
}
