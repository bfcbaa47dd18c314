package org.loopwright.search.census;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.expression.Expression;
import org.loopwright.search.goal.Objective;

/** How a statistic is spread over mappings. */
public final class Distribution {
  /** Bins grow by a factor where the greatest value is more than this times the least. */
  private static final double WIDE = 20;

  private final Objective statistic;
  private final double[] sorted;
  private final int withoutValue;

  /**
   * A distribution.
   *
   * @param sorted finite values, from the least to the greatest
   * @param withoutValue mappings of which a formula has no finite value
   */
  Distribution(Objective statistic, double[] sorted, int withoutValue) {
    this.statistic = requireNonNull(statistic, "statistic");
    this.sorted = sorted.clone();
    this.withoutValue = withoutValue;
  }

  /**
   * Mappings between two values.
   *
   * @param to belongs to the next bin, but for the last bin
   */
  public record Bin(double from, double to, long count) {}

  /**
   * Neighbouring bins from the least value to the greatest.
   *
   * @param isLogarithmic whether they grow by a factor, not in equal steps
   */
  public record Histogram(boolean isLogarithmic, List<Bin> bins) {
    public Histogram {
      bins = List.copyOf(bins);
    }
  }

  public Objective statistic() {
    return statistic;
  }

  /** Mappings that have a value. */
  public int count() {
    return sorted.length;
  }

  public int withoutValue() {
    return withoutValue;
  }

  public boolean isEmpty() {
    return sorted.length == 0;
  }

  /** Whether the greatest value is the best, as of {@code utilization}. */
  public boolean isBetterLarge() {
    return statistic.formula().root() instanceof Expression.Name name
        && StatisticNames.isBetterLarge(name.name());
  }

  public double least() {
    return sorted[0];
  }

  public double greatest() {
    return sorted[sorted.length - 1];
  }

  public double best() {
    return isBetterLarge() ? greatest() : least();
  }

  public double worst() {
    return isBetterLarge() ? least() : greatest();
  }

  /** The greatest value over the least; infinite if that is 0. */
  public double spread() {
    return greatest() == least() ? 1 : greatest() / least();
  }

  /** The value that a share of all mappings does not exceed, by the nearest rank. */
  public double quantile(double share) {
    Require.that(share >= 0 && share <= 1, "quantile must be from 0 to 1 but was %s", share);
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(1, rank) - 1];
  }

  /** Mappings whose value differs from the best by at most this share of the best. */
  public int near(double share) {
    double room = Math.abs(best()) * share;
    return isBetterLarge() ? sorted.length - below(best() - room) : upTo(best() + room);
  }

  private int below(double limit) {
    return upTo(Math.nextDown(limit));
  }

  /** The number of values at most {@code limit}. */
  private int upTo(double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The values in bins; in one if all are the same. */
  public Histogram histogram(int bins) {
    Require.positive(bins, "bins");
    boolean isLogarithmic = least() > 0 && spread() > WIDE;
    int count = least() == greatest() ? 1 : bins;
    List<Bin> filled = new ArrayList<>();
    int done = 0;
    double from = least();
    for (int bin = 1; bin <= count; bin++) {
      boolean isLast = bin == count;
      double to = isLast ? greatest() : edge((double) bin / count, isLogarithmic);
      int end = isLast ? sorted.length : below(to);
      filled.add(new Bin(from, to, end - done));
      done = end;
      from = to;
    }
    return new Histogram(isLogarithmic, filled);
  }

  private double edge(double share, boolean isLogarithmic) {
    return isLogarithmic
        ? least() * Math.pow(spread(), share)
        : least() + (greatest() - least()) * share;
  }
}
