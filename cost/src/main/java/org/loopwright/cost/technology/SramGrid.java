package org.loopwright.cost.technology;

import java.util.Arrays;

/**
 * A grid of logarithms over capacity and width, filled by rows, guesses and inventions in that
 * order, then made monotone. Mutable; belongs to the making of one surface.
 */
final class SramGrid {
  private final double[][] measured;
  private final double[][] logs;
  private final boolean growsWithWidth;

  SramGrid(int capacities, int widths, boolean growsWithWidth) {
    measured = new double[capacities][widths];
    logs = new double[capacities][widths];
    this.growsWithWidth = growsWithWidth;
    for (int c = 0; c < capacities; c++) {
      Arrays.fill(measured[c], Double.NaN);
      Arrays.fill(logs[c], Double.NaN);
    }
  }

  void measured(int c, int w, double log) {
    measured[c][w] = log;
    logs[c][w] = log;
  }

  boolean isEmpty(int c, int w) {
    return Double.isNaN(logs[c][w]);
  }

  /** Takes a guess, moved between the rows below and above it where they leave it room. */
  void guessed(int c, int w, double log) {
    logs[c][w] = Double.isNaN(log) ? log : betweenRows(c, w, log);
  }

  private double betweenRows(int c, int w, double log) {
    double least = bound(c, w, -1, measured);
    double most = bound(c, w, 1, measured);
    return least > most ? log : Math.min(most, Math.max(least, log));
  }

  /**
   * Fills the corner that no row reaches, small memories with wide words, by going on from larger
   * ones as the next narrower width does.
   *
   * @return the cells so filled
   */
  boolean[][] invented() {
    boolean[][] invented = new boolean[logs.length][];
    for (int c = 0; c < logs.length; c++) {
      invented[c] = new boolean[logs[c].length];
      for (int w = 0; w < logs[c].length; w++) {
        invented[c][w] = isEmpty(c, w);
      }
    }
    return invented;
  }

  /** The whole grid, monotone; every cell in order with all others is kept as it is. */
  double[][] monotone() {
    double[][] whole = filled();
    double[][] result = new double[whole.length][];
    for (int c = 0; c < whole.length; c++) {
      result[c] = new double[whole[c].length];
      for (int w = 0; w < whole[c].length; w++) {
        double least = Math.max(whole[c][w], bound(c, w, -1, whole));
        double most = Math.min(whole[c][w], bound(c, w, 1, whole));
        result[c][w] = least == most ? whole[c][w] : (least + most) / 2;
      }
    }
    return result;
  }

  /** Of the cells at or below (or above) a cell, itself left out, the largest (or smallest). */
  private double bound(int c, int w, int direction, double[][] cells) {
    double bound = direction * Double.POSITIVE_INFINITY;
    for (int i = c; i >= 0 && i < cells.length; i += direction) {
      for (int j = w; j >= 0 && j < cells[i].length; j += direction) {
        boolean itself = i == c && j == w;
        if (!itself && !Double.isNaN(cells[i][j])) {
          bound = direction < 0 ? Math.max(bound, cells[i][j]) : Math.min(bound, cells[i][j]);
        }
        if (!growsWithWidth) {
          break;
        }
      }
    }
    return bound;
  }

  private double[][] filled() {
    double[][] whole = Arrays.stream(logs).map(double[]::clone).toArray(double[][]::new);
    for (int w = 0; w < whole[0].length; w++) {
      fillUpward(whole, w);
      for (int c = whole.length - 2; c >= 0; c--) {
        if (Double.isNaN(whole[c][w])) {
          double log = whole[c + 1][w] - step(whole, c, w);
          whole[c][w] = w > 0 && growsWithWidth ? Math.max(log, whole[c][w - 1]) : log;
        }
      }
    }
    return whole;
  }

  /** Where the largest memories are missing, they go on from smaller ones. */
  private void fillUpward(double[][] whole, int w) {
    for (int c = 1; c < whole.length; c++) {
      boolean laterMissing = Double.isNaN(whole[c][w]) && !Double.isNaN(whole[c - 1][w]);
      if (laterMissing) {
        whole[c][w] = whole[c - 1][w] + step(whole, c - 1, w);
      }
    }
  }

  /** How much the next larger capacity has more: as at the next narrower width, or else nearby. */
  private static double step(double[][] whole, int c, int w) {
    if (w > 0) {
      return Math.max(0, whole[c + 1][w - 1] - whole[c][w - 1]);
    }
    double above = c + 2 < whole.length ? whole[c + 2][w] - whole[c + 1][w] : Double.NaN;
    return Double.isNaN(above) ? 0 : Math.max(0, above);
  }
}
