package org.loopwright.formats.timeloop;

import org.loopwright.model.diagnostics.Labelled;

/** What one device of a type of off-chip memory moves at most, as {@code dram.csv} has it. */
enum DramDevice implements Labelled {
  LPDDR3("LPDDR3", 6.4, "x32 at 1600 MT/s"),
  LPDDR4("LPDDR4", 12.8, "x32 at 3200 MT/s"),
  LPDDR4X("LPDDR4X", 17.07, "x32 at 4267 MT/s"),
  LPDDR5("LPDDR5", 25.6, "x32 at 6400 MT/s"),
  LPDDR5X("LPDDR5X", 15, "x16 at 7500 MT/s"),
  DDR3("DDR3", 12.8, "x64 at 1600 MT/s"),
  DDR4("DDR4", 19.2, "x64 at 2400 MT/s"),
  GDDR6("GDDR6", 56, "x32 device at 14 Gb/s"),
  GDDR6X("GDDR6X", 84, "x32 device at 21 Gb/s"),
  HBM("HBM", 128, "per stack"),
  HBM2("HBM2", 256, "per stack at 2 Gb/s/pin"),
  HBM2E("HBM2E", 460, "per stack at 3.6 Gb/s/pin"),
  HBM3("HBM3", 819, "per stack at 6.4 Gb/s/pin"),
  HBM3E("HBM3E", 1229, "per stack at 9.6 Gb/s/pin");

  private static final double BITS_PER_BYTE = 8;

  private final String label;

  /** Bytes a nanosecond. */
  final double gigabytesPerSecond;

  /** What that is the bandwidth of. */
  final String basis;

  DramDevice(String label, double gigabytesPerSecond, String basis) {
    this.label = label;
    this.gigabytesPerSecond = gigabytesPerSecond;
    this.basis = basis;
  }

  @Override
  public String label() {
    return label;
  }

  /** Words that it moves in a cycle. */
  double wordsPerCycle(int wordBits, double cycleNs) {
    return gigabytesPerSecond * cycleNs * BITS_PER_BYTE / wordBits;
  }
}
