package org.loopwright.dataflow.spec;

import java.util.List;
import java.util.Optional;

/**
 * A dimension of a layer, as the language names it. Rows and columns come twice: of the input
 * activation ({@link #Y}, {@link #X}) and of the output activation ({@link #OUTPUT_Y}, {@link
 * #OUTPUT_X}). The order is the one in which unmapped dimensions join a dataflow.
 */
public enum LayerDimension {
  /** Input channels. */
  C(0, "C"),
  /** Groups of a grouped convolution. */
  G(1, "G"),
  /** Output channels; the reduced dimension of a matrix product. */
  K(2, "K"),
  /** Rows of the left matrix of a matrix product. */
  M(3, "M"),
  /** Batch; columns of the right matrix of a matrix product. */
  N(4, "N"),
  /** Filter rows. */
  R(5, "R"),
  /** Filter columns. */
  S(6, "S"),
  /** Input columns. */
  X(7, "X"),
  /** Input rows. */
  Y(8, "Y"),
  /** Output columns. */
  OUTPUT_X(9, "X'"),
  /** Output rows. */
  OUTPUT_Y(10, "Y'");

  private static final LayerDimension[] ALL = values();

  private final int index;
  private final String symbol;

  LayerDimension(int index, String symbol) {
    this.index = index;
    this.symbol = symbol;
  }

  /** How a mapping file writes it. */
  public String symbol() {
    return symbol;
  }

  /** The dimension that a mapping file writes as {@code symbol}. */
  public static Optional<LayerDimension> of(String symbol) {
    for (LayerDimension dimension : ALL) {
      if (dimension.symbol.equals(symbol)) {
        return Optional.of(dimension);
      }
    }
    return Optional.empty();
  }

  /** The dimensions whose symbols are the letters of {@code symbols}. */
  public static List<LayerDimension> list(String symbols) {
    return symbols.chars().mapToObj(symbol -> valueOf(Character.toString(symbol))).toList();
  }

  /** Its place in arrays that have an entry for each dimension. */
  public int index() {
    return index;
  }

  /** Output rows and columns as the input rows and columns that they are computed from. */
  public LayerDimension inputCentric() {
    return switch (this) {
      case OUTPUT_X -> X;
      case OUTPUT_Y -> Y;
      case C, G, K, M, N, R, S, X, Y -> this;
    };
  }

  /** Whether it counts rows or columns of the output. */
  public boolean isOutputCentric() {
    return this == OUTPUT_X || this == OUTPUT_Y;
  }

  /** Whether a filter slides over it: the rows and columns of the input. */
  public boolean isWindowed() {
    return this == X || this == Y;
  }

  /** Whether it counts rows or columns of the filter. */
  public boolean isFilter() {
    return this == R || this == S;
  }

  /** The filter dimension that slides over input rows or columns. */
  public LayerDimension window() {
    return switch (this) {
      case X, OUTPUT_X -> S;
      case Y, OUTPUT_Y -> R;
      case C, G, K, M, N, R, S ->
          throw new IllegalStateException("no filter slides over " + symbol);
    };
  }

  /** The input rows or columns that filter rows or columns slide over. */
  public LayerDimension slidesOver() {
    return switch (this) {
      case R -> Y;
      case S -> X;
      case C, G, K, M, N, X, Y, OUTPUT_X, OUTPUT_Y ->
          throw new IllegalStateException(symbol + " is no dimension of a filter");
    };
  }
}
