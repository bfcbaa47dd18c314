package org.loopwright.cost.technology;

import java.util.stream.IntStream;

/**
 * How an SRAM surface bends over width between the widths of its table: by the cubic (at the ends
 * parabola) through the values around, the median over all capacities, as single rows have kinks.
 */
final class SramBends {
  private SramBends() {}

  /**
   * By patch of width, how far its middle lies below the straight line between its ends.
   *
   * @param widths logarithms, rising
   * @param logs by capacity and width
   * @param invented cells that hold no measurement
   */
  static double[] of(double[] widths, double[][] logs, boolean[][] invented) {
    double[] bends = new double[widths.length - 1];
    for (int patch = 0; patch < bends.length; patch++) {
      int first = Math.max(0, patch - 1);
      int last = Math.min(widths.length - 1, patch + 2);
      if (last - first >= 2) {
        bends[patch] = bend(patch, first, last, widths, logs, invented);
      }
    }
    return bends;
  }

  private static double bend(
      int patch, int first, int last, double[] widths, double[][] logs, boolean[][] invented) {
    double middle = (widths[patch] + widths[patch + 1]) / 2;
    double[] sorted =
        IntStream.range(0, logs.length)
            .filter(c -> IntStream.rangeClosed(first, last).noneMatch(w -> invented[c][w]))
            .mapToDouble(
                c ->
                    (logs[c][patch] + logs[c][patch + 1]) / 2
                        - polynomial(widths, logs[c], first, last, middle))
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : median(sorted);
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Lagrange's: the one through all values from first to last. */
  private static double polynomial(double[] at, double[] values, int first, int last, double x) {
    double sum = 0;
    for (int i = first; i <= last; i++) {
      double share = 1;
      for (int j = first; j <= last; j++) {
        share *= j == i ? 1 : (x - at[j]) / (at[i] - at[j]);
      }
      sum += values[i] * share;
    }
    return sum;
  }
}
