package org.loopwright.model.workload;

import java.util.Locale;
import org.loopwright.model.diagnostics.Labelled;

/**
 * What a dimension is for, whatever its name: shapes call the output channels K, M or N. A matrix
 * product is the convolution with one pixel and a kernel of one: its columns are output channels,
 * what it sums over is the reduction, its rows are the batch.
 */
public enum DimensionRole implements Labelled {
  /** Indexes weights and outputs. */
  OUTPUT_CHANNEL,
  /** Indexes weights and inputs, whose products are summed over it: input channels. */
  REDUCTION,
  /** Indexes inputs and outputs, whole: what shares the weights. */
  BATCH,
  /** Slides over the input along its first axis; in a transposed convolution, over the output. */
  OUTPUT_COLUMN,
  /** The same along the second axis. */
  OUTPUT_ROW,
  /** The kernel's extent along the first axis. */
  KERNEL_COLUMN,
  /** The kernel's extent along the second axis. */
  KERNEL_ROW,
  /** Indexes all operands and the result: problems of their own. */
  GROUP;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
