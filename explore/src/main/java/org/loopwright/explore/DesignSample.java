package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * A few thousand designs out of any number: those whose hash ends in enough zero bits. They depend
 * on the designs alone, not on their order.
 *
 * @param zeroBits bits in which the hash of a design of the sample ends, at least
 */
public record DesignSample(List<Design> designs, int zeroBits) {
  static final DesignSample EMPTY = new DesignSample(List.of(), 0);

  private static final int MAX_DESIGNS = 5_000;

  public DesignSample {
    designs = List.copyOf(designs);
  }

  /** The sample of these designs and {@code more}. */
  DesignSample plus(List<Design> more) {
    List<Design> taken = more.stream().filter(design -> zeroBits(design) >= zeroBits).toList();
    if (taken.isEmpty()) {
      return this;
    }
    List<Design> all = new ArrayList<>(designs);
    all.addAll(taken);
    int bits = zeroBits;
    while (all.size() > MAX_DESIGNS) {
      int next = ++bits;
      all.removeIf(design -> zeroBits(design) < next);
    }
    return new DesignSample(all, bits);
  }

  /** Zero bits at the end of a hash by the finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static int zeroBits(Design design) {
    long mixed = design.point().task() * 0x9e3779b97f4a7c15L + design.point().nocBandwidth();
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return Long.numberOfTrailingZeros(mixed ^ (mixed >>> 31));
  }
}
