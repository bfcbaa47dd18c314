package org.loopwright.bench.optimal;

import java.util.Collection;
import java.util.List;

/** Sorted numbers, at least one. */
record Quantiles(List<Double> sorted) {
  Quantiles {
    sorted = List.copyOf(sorted);
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("quantiles of no numbers");
    }
  }

  static Quantiles of(Collection<Double> numbers) {
    return new Quantiles(numbers.stream().sorted().toList());
  }

  /** The number below which the part {@code share} lies, between neighbours in proportion. */
  double at(double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  double median() {
    return at(0.5);
  }

  double least() {
    return at(0);
  }

  double most() {
    return at(1);
  }
}
