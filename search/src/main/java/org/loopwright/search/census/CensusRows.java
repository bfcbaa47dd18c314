package org.loopwright.search.census;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The numbers of mappings, one row each, column by column. Grows at its end; one thread's own. */
public final class CensusRows {
  private static final int FIRST_ROWS = 1024;

  private final double[][] columns;
  private long[] points = new long[FIRST_ROWS];
  private int size;

  CensusRows(int columns) {
    this.columns = new double[columns][FIRST_ROWS];
  }

  /** Adds a mapping: the number of its point, and the first values of {@code row}. */
  void add(long point, double[] row) {
    grow(size + 1);
    points[size] = point;
    for (int column = 0; column < columns.length; column++) {
      columns[column][size] = row[column];
    }
    size++;
  }

  /** Adds all rows of another table of the same columns. */
  void addAll(CensusRows other) {
    grow(Math.addExact(size, other.size));
    System.arraycopy(other.points, 0, points, size, other.size);
    for (int column = 0; column < columns.length; column++) {
      System.arraycopy(other.columns[column], 0, columns[column], size, other.size);
    }
    size += other.size;
  }

  private void grow(int rows) {
    if (rows > points.length) {
      int length = Math.max(rows, points.length + points.length / 2);
      points = Arrays.copyOf(points, length);
      for (int column = 0; column < columns.length; column++) {
        columns[column] = Arrays.copyOf(columns[column], length);
      }
    }
  }

  void clear() {
    size = 0;
  }

  /** The rows that are wanted, in their order. */
  CensusRows where(IntPredicate wanted) {
    CensusRows some = new CensusRows(columns.length);
    double[] row = new double[columns.length];
    for (int i = 0; i < size; i++) {
      if (wanted.test(i)) {
        for (int column = 0; column < columns.length; column++) {
          row[column] = columns[column][i];
        }
        some.add(points[i], row);
      }
    }
    return some;
  }

  public int size() {
    return size;
  }

  /** The number of the point: in the order of draws, or its index in the mapspace. */
  public long point(int row) {
    return points[row];
  }

  public double value(int row, int column) {
    return columns[column][row];
  }

  /** The finite values of a column, from the least to the greatest. */
  double[] sorted(int column) {
    double[] finite = new double[size];
    int count = 0;
    for (int row = 0; row < size; row++) {
      if (Double.isFinite(columns[column][row])) {
        finite[count++] = columns[column][row];
      }
    }
    Arrays.sort(finite, 0, count);
    return count == size ? finite : Arrays.copyOf(finite, count);
  }

  /** The first row that has that value; there must be one. */
  int rowOf(int column, double value) {
    return IntStream.range(0, size)
        .filter(row -> columns[column][row] == value)
        .findFirst()
        .orElseThrow();
  }
}
