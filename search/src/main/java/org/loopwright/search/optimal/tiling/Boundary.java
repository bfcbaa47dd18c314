package org.loopwright.search.optimal.tiling;

/**
 * A level that keeps a data space, or the arithmetic, and the next level outward that keeps it.
 *
 * @param child the storage level inside, or {@link #ARITHMETIC}
 * @param parent the storage level outside
 */
public record Boundary(int dataSpace, int child, int parent) {
  /** The child of the innermost boundary. */
  public static final int ARITHMETIC = -1;

  public boolean isAtArithmetic() {
    return child == ARITHMETIC;
  }
}
