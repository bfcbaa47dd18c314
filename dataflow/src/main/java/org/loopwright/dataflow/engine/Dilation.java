package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;

/** The distance of neighbouring filter taps along input columns and rows; 1 for a dense filter. */
public record Dilation(long columns, long rows) {
  /** How many input rows or columns {@code taps} filter rows or columns span. */
  public long span(LayerDimension windowed, long taps) {
    long distance = windowed == LayerDimension.X ? columns : rows;
    return distance == 1 ? taps : (taps - 1) * distance + 1;
  }
}
