package org.loopwright.cost;

/** The totals of a run of a mapping, and what follows from them. */
public interface RunTotals {
  /** Duration of the run. */
  long cycles();

  /** All energy, leakage included, pJ. */
  double energyPj();

  /** Operations of the run. */
  long computes();

  /** Arithmetic units of the design, used or not. */
  long arithmeticUnits();

  /** Area of the whole design, used or not, um^2. */
  double areaUm2();

  /** Words that the backing store reads, fills and updates, over all its instances. */
  long lastLevelAccesses();

  /** Operations of the run for each word of all tensors, however they are mapped. */
  double algorithmicReuse();

  /** Energy for each operation, pJ. */
  default double energyPerMacPj() {
    return energyPj() / computes();
  }

  /** Energy-delay product, pJ x cycles. */
  default double energyDelayProduct() {
    return energyPj() * cycles();
  }

  /** Ideal cycles, with all arithmetic units busy, over {@link #cycles}. */
  default double utilization() {
    return (double) computes() / arithmeticUnits() / cycles();
  }
}
