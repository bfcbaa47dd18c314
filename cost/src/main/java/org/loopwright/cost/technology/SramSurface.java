package org.loopwright.cost.technology;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.loopwright.cost.technology.SramSweep.Cell;

/**
 * One quantity of one process and number of banks over capacity and width, in logarithms. It goes
 * through every row of the table that is in order with the others, and is monotone everywhere: the
 * grid is made monotone, patches between its cells keep it so, and beyond its edges it goes on with
 * one slope an axis, which is not negative. Patches are bilinear, but for a bend over width: energy
 * grows with a small power of narrow words and with nearly the first power of wide ones. Immutable.
 */
final class SramSurface {
  private static final double TOLERANCE = 1e-9;

  private final double[] capacities;
  private final double[] widths;

  /** By capacity and width; complete. */
  private final double[][] logs;

  /** Cells that neither a row nor rows around support. */
  private final boolean[][] invented;

  /** By patch of width: how far its middle lies below the straight line between its ends. */
  private final double[] bends;

  private final boolean growsWithWidth;
  private final double capacitySlope;
  private final double widthSlope;

  private SramSurface(
      double[] capacities,
      double[] widths,
      double[][] logs,
      boolean[][] invented,
      boolean growsWithWidth) {
    this.capacities = capacities;
    this.widths = widths;
    this.logs = logs;
    this.invented = invented;
    this.growsWithWidth = growsWithWidth;
    bends = SramBends.of(widths, logs, invented);
    capacitySlope = capacitySlope();
    widthSlope = widthSlope();
  }

  /** Reads a surface off a sweep; null where the process has no row with that number of banks. */
  static SramSurface of(SramSweep sweep, SramQuantity quantity, int process, int bank) {
    int[] columns = columns(sweep, quantity, process, bank);
    if (columns.length < 2) {
      return null;
    }
    SramGrid grid = new SramGrid(columns.length, sweep.widths.length, quantity.growsWithWidth());
    SramGaps gaps = new SramGaps(sweep);
    for (int c = 0; c < columns.length; c++) {
      for (int w = 0; w < sweep.widths.length; w++) {
        grid.measured(c, w, sweep.log(quantity, new Cell(process, bank, columns[c], w)));
      }
    }
    for (int c = 0; c < columns.length; c++) {
      for (int w = 0; w < sweep.widths.length; w++) {
        if (grid.isEmpty(c, w)) {
          grid.guessed(c, w, gaps.guess(quantity, new Cell(process, bank, columns[c], w)));
        }
      }
    }
    double[] capacities =
        Arrays.stream(columns).mapToDouble(c -> Math.log(sweep.capacities[c])).toArray();
    double[] widths = Arrays.stream(sweep.widths).map(Math::log).toArray();
    return new SramSurface(
        capacities, widths, grid.monotone(), grid.invented(), quantity.growsWithWidth());
  }

  /** Capacities at which there is a row or a guess. */
  private static int[] columns(SramSweep sweep, SramQuantity quantity, int process, int bank) {
    SramGaps gaps = new SramGaps(sweep);
    boolean[] filled = new boolean[sweep.capacities.length];
    boolean any = false;
    for (int c = 0; c < filled.length; c++) {
      for (int w = 0; w < sweep.widths.length && !filled[c]; w++) {
        Cell cell = new Cell(process, bank, c, w);
        boolean row = !Double.isNaN(sweep.log(quantity, cell));
        any |= row;
        filled[c] = row || !Double.isNaN(gaps.guess(quantity, cell));
      }
    }
    return any ? IntStream.range(0, filled.length).filter(c -> filled[c]).toArray() : new int[0];
  }

  /** The logarithm at a capacity (bytes) and width (bits). */
  double log(double capacityBytes, double widthBits) {
    double c = Math.log(capacityBytes);
    double w = Math.log(widthBits);
    double insideC = clamp(c, capacities);
    double insideW = clamp(w, widths);
    return inside(insideC, insideW) + capacitySlope * (c - insideC) + widthSlope * (w - insideW);
  }

  /** Whether the point lies beyond what the table supports. */
  boolean isBeyond(double capacityBytes, double widthBits) {
    double c = Math.log(capacityBytes);
    double w = Math.log(widthBits);
    if (Math.abs(c - clamp(c, capacities)) > TOLERANCE
        || Math.abs(w - clamp(w, widths)) > TOLERANCE) {
      return true;
    }
    int i = patch(c, capacities);
    int j = patch(w, widths);
    double across = part(c, capacities, i);
    double along = part(w, widths, j);
    return (across < 1 - TOLERANCE && along < 1 - TOLERANCE && invented[i][j])
        || (across > TOLERANCE && along < 1 - TOLERANCE && invented[i + 1][j])
        || (across < 1 - TOLERANCE && along > TOLERANCE && invented[i][j + 1])
        || (across > TOLERANCE && along > TOLERANCE && invented[i + 1][j + 1]);
  }

  private double inside(double c, double w) {
    int i = patch(c, capacities);
    int j = patch(w, widths);
    double across = part(c, capacities, i);
    double along = part(w, widths, j);
    double low = mix(logs[i][j], logs[i + 1][j], across);
    double high = mix(logs[i][j + 1], logs[i + 1][j + 1], across);
    return mix(low, high, along) - 4 * along * (1 - along) * bend(j, high - low);
  }

  /**
   * The bend of a patch that rises so much. It is the same for all capacities, or a quarter of the
   * rise where that is less: so the surface grows with capacity whatever the width, and with width
   * up to both ends.
   */
  private double bend(int patch, double rise) {
    double most = growsWithWidth ? Math.max(0, rise) / 4 : Double.POSITIVE_INFINITY;
    return Math.max(-most, Math.min(most, bends[patch]));
  }

  private static double mix(double low, double high, double part) {
    return (1 - part) * low + part * high;
  }

  private static double part(double x, double[] axis, int patch) {
    return Math.min(1, Math.max(0, (x - axis[patch]) / (axis[patch + 1] - axis[patch])));
  }

  private static double clamp(double x, double[] axis) {
    return Math.min(axis[axis.length - 1], Math.max(axis[0], x));
  }

  private static int patch(double x, double[] axis) {
    int found = Arrays.binarySearch(axis, x);
    int low = found >= 0 ? found : -found - 2;
    return Math.min(axis.length - 2, Math.max(0, low));
  }

  /** Mean slope over the whole capacity range, in logarithms. */
  private double capacitySlope() {
    int last = capacities.length - 1;
    double rise = 0;
    for (int w = 0; w < widths.length; w++) {
      rise += logs[last][w] - logs[0][w];
    }
    return Math.max(0, rise / widths.length / (capacities[last] - capacities[0]));
  }

  /** Mean slope of the widest octave, in logarithms: a row of more bits is more columns. */
  private double widthSlope() {
    int last = widths.length - 1;
    double rise = 0;
    for (double[] byWidth : logs) {
      rise += byWidth[last] - byWidth[last - 1];
    }
    return Math.max(0, rise / logs.length / (widths[last] - widths[last - 1]));
  }
}
