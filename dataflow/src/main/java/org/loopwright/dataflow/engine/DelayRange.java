package org.loopwright.dataflow.engine;

/** A delay over all iterations, in cycles; the average is rounded towards zero. */
public record DelayRange(long minCycles, long maxCycles, long averageCycles) {

  /** Collects a {@link DelayRange}. */
  static final class Collector {
    private long min = Long.MAX_VALUE;
    private long max;
    private long sum;

    void add(long delay, long repeats) {
      min = Math.min(min, delay);
      max = Math.max(max, delay);
      sum = Math.addExact(sum, Math.multiplyExact(repeats, delay));
    }

    DelayRange over(long iterations) {
      return new DelayRange(min, max, sum / iterations);
    }
  }
}
