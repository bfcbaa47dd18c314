package org.loopwright.dataflow.spec;

/**
 * The dimensions that index each tensor, as sets of {@link LayerDimension#bit}. Rows and columns
 * are those of the input; in the output they stand for the rows and columns computed from them.
 *
 * @param hasFilter whether there is a filter tensor to move at all
 */
public record Coupling(int input, int filter, int output, boolean hasFilter) {
  /** The dimensions that index {@code tensor}. */
  public int of(LayerTensor tensor) {
    return switch (tensor) {
      case INPUT -> input;
      case FILTER -> filter;
      case OUTPUT -> output;
    };
  }

  /** The dimensions that index an operand: those that a complete dataflow has to map. */
  public int operands() {
    return input | filter;
  }
}
