package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.loopwright.cost.technology.SramSweep.Cell;

/**
 * Guesses a cell that an SRAM sweep lacks from its other rows. Another process with the same shape
 * tells how this shape stands out (the partition of its array); the shapes around it, measured in
 * both processes, tell how far the two processes are apart. Each process gives a guess, and the
 * median of them, weighted by how well the shapes around agree, is taken.
 */
final class SramGaps {
  /** Bank, capacity and width steps to the shapes around. */
  private static final int[][] AROUND = {
    {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}, {1, 0, 0}, {-1, 0, 0}
  };

  /** Variance of the logarithm that even perfect agreement leaves: one percent, squared. */
  private static final double MIN_VARIANCE = 1e-4;

  private final SramSweep sweep;

  SramGaps(SramSweep sweep) {
    this.sweep = sweep;
  }

  /** The guess, as a logarithm; NaN where too little lies around. */
  double guess(SramQuantity quantity, Cell cell) {
    List<Guess> guesses = new ArrayList<>();
    for (int process = 0; process < sweep.processes.size(); process++) {
      double there = sweep.log(quantity, cell.inProcess(process));
      double[] apart = apart(quantity, cell, process);
      if (process != cell.process() && !Double.isNaN(there) && apart.length >= 2) {
        guesses.add(new Guess(there + median(apart), 1 / (variance(apart) + MIN_VARIANCE)));
      }
    }
    return guesses.isEmpty() ? between(quantity, cell) : weightedMedian(guesses);
  }

  /** How much more this process has than the other, at each of the shapes around. */
  private double[] apart(SramQuantity quantity, Cell cell, int other) {
    return Arrays.stream(AROUND)
        .map(step -> cell.moved(step[0], step[1], step[2]))
        .mapToDouble(near -> sweep.log(quantity, near) - sweep.log(quantity, near.inProcess(other)))
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  /** Midway between the neighbours in capacity, or else in width. */
  private double between(SramQuantity quantity, Cell cell) {
    double byCapacity =
        (sweep.log(quantity, cell.moved(0, 1, 0)) + sweep.log(quantity, cell.moved(0, -1, 0))) / 2;
    return Double.isNaN(byCapacity)
        ? (sweep.log(quantity, cell.moved(0, 0, 1)) + sweep.log(quantity, cell.moved(0, 0, -1))) / 2
        : byCapacity;
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
  }

  private static double weightedMedian(List<Guess> guesses) {
    guesses.sort(Comparator.comparingDouble(Guess::value));
    double half = guesses.stream().mapToDouble(Guess::weight).sum() / 2;
    double below = 0;
    for (Guess guess : guesses) {
      below += guess.weight();
      if (below >= half) {
        return guess.value();
      }
    }
    throw new AssertionError("weights add up to less than half of their sum");
  }

  private record Guess(double value, double weight) {}
}
