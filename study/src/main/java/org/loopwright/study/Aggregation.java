package org.loopwright.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.loopwright.formats.study.Aggregate;

/** Takes one number of the values of rows. */
final class Aggregation {
  private Aggregation() {}

  /**
   * The number.
   *
   * @param values at least one
   * @param second the other values, of a correlation
   */
  static double of(Aggregate take, List<Double> values, List<Double> second) {
    double[] all = values.stream().mapToDouble(value -> value).toArray();
    return switch (take) {
      case MAX -> DoubleStream.of(all).max().orElseThrow();
      case MIN -> DoubleStream.of(all).min().orElseThrow();
      case MEAN -> mean(all);
      case GEOMEAN -> Math.exp(mean(DoubleStream.of(all).map(Math::log).toArray()));
      case MEDIAN -> median(all);
      case SUM -> DoubleStream.of(all).sum();
      case COUNT -> DoubleStream.of(all).filter(value -> value != 0).count();
      case SHARE -> mean(DoubleStream.of(all).map(value -> value != 0 ? 1 : 0).toArray());
      case CORRELATION -> correlation(all, second.stream().mapToDouble(value -> value).toArray());
    };
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double correlation(double[] one, double[] other) {
    double meanOfOne = mean(one);
    double meanOfOther = mean(other);
    double both = 0;
    double squaresOfOne = 0;
    double squaresOfOther = 0;
    for (int i = 0; i < one.length; i++) {
      double a = one[i] - meanOfOne;
      double b = other[i] - meanOfOther;
      both += a * b;
      squaresOfOne += a * a;
      squaresOfOther += b * b;
    }
    return both / Math.sqrt(squaresOfOne * squaresOfOther);
  }
}
