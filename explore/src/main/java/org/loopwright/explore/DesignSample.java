package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Some thousands of designs out of however many: those whose hash ends in enough zero bits. Which
 * they are depends on the designs alone, not on their order.
 */
final class DesignSample {
  private static final int MOST = 5_000;

  private final List<Design> designs;
  private int zeroBits;

  DesignSample(List<Design> designs, int zeroBits) {
    this.designs = new ArrayList<>(designs);
    this.zeroBits = zeroBits;
  }

  List<Design> designs() {
    return List.copyOf(designs);
  }

  int zeroBits() {
    return zeroBits;
  }

  void add(Design design) {
    if (!isTaken(design)) {
      return;
    }
    designs.add(design);
    while (designs.size() > MOST) {
      zeroBits++;
      designs.removeIf(old -> !isTaken(old));
    }
  }

  private boolean isTaken(Design design) {
    return Long.numberOfTrailingZeros(hash(design)) >= zeroBits;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long hash(Design design) {
    long mixed = design.task() * 0x9e3779b97f4a7c15L + design.nocBandwidth();
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
