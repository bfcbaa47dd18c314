package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerTensor;

/**
 * How much more a unit exchanges with the buffer above it if the PEs inside cannot share: without
 * multicast each is sent its own copy, without reduction each sends its own partial sums.
 *
 * @param sumsOfResult partial sums of one result that leave a unit
 */
record UnsharedTraffic(Copies input, Copies filter, long sumsOfResult) {
  /** The traffic of a unit that is a single PE, or whose PEs share everything. */
  static final UnsharedTraffic NONE = new UnsharedTraffic(Copies.NONE, Copies.NONE, 1);

  /** Elements of an operand that the PEs of a unit need together, and that they are sent. */
  private record Copies(long distinct, long sent) {
    private static final Copies NONE = new Copies(0, 0);
  }

  /**
   * This with an operand of one case; the first case that brings the operand in decides.
   *
   * @param distinct elements that the PEs of the unit need together
   * @param sent elements that they are sent
   */
  UnsharedTraffic with(LayerTensor operand, long distinct, long sent) {
    if (copies(operand).distinct != 0) {
      return this;
    }
    Copies copies = new Copies(distinct, sent);
    return operand == LayerTensor.INPUT
        ? new UnsharedTraffic(copies, filter, sumsOfResult)
        : new UnsharedTraffic(input, copies, sumsOfResult);
  }

  /** This with a case in which {@code sums} PEs have a partial sum of the same result. */
  UnsharedTraffic withSums(long sums) {
    return sums <= sumsOfResult ? this : new UnsharedTraffic(input, filter, sums);
  }

  /** Elements that are sent so that the PEs of units which need {@code elements} have them all. */
  long sent(LayerTensor operand, long elements) {
    Copies copies = copies(operand);
    if (copies.distinct == copies.sent) {
      return elements;
    }
    long product = Math.multiplyExact(elements, copies.sent);
    return product / copies.distinct + (product % copies.distinct != 0 ? 1 : 0);
  }

  private Copies copies(LayerTensor operand) {
    return operand == LayerTensor.INPUT ? input : filter;
  }
}
