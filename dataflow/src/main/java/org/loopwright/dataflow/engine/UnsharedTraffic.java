package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerTensor;

/**
 * How much more a unit exchanges with the buffer above it if the PEs inside cannot share: without
 * multicast each is sent its own copy, without reduction each sends its own partial sums. Where
 * both are there, nothing is added.
 */
final class UnsharedTraffic {
  /** Of a unit that is a single PE, or that shares all. */
  static final UnsharedTraffic NONE = new UnsharedTraffic();

  private final long[] together = new long[BufferNeeds.OPERANDS.size()];
  private final long[] alone = new long[BufferNeeds.OPERANDS.size()];
  private long sums = 1;

  /**
   * Takes one case in: the first that brings an operand in decides.
   *
   * @param distinct elements that the PEs of the unit need together
   * @param sent elements that they are sent
   */
  void measure(LayerTensor operand, long distinct, long sent) {
    int t = operand.index();
    if (together[t] == 0) {
      together[t] = distinct;
      alone[t] = sent;
    }
  }

  /** Takes one case in, in which so many PEs have a partial sum of the same result. */
  void measureSums(long sumsOfResult) {
    sums = Math.max(sums, sumsOfResult);
  }

  /** What is sent so that the PEs of units which are sent {@code elements} have them all. */
  long sent(LayerTensor operand, long elements) {
    int t = operand.index();
    if (together[t] == alone[t]) {
      return elements;
    }
    long product = Math.multiplyExact(elements, alone[t]);
    return product / together[t] + (product % together[t] != 0 ? 1 : 0);
  }

  /** Partial sums of one result that leave a unit. */
  long sumsOfResult() {
    return sums;
  }
}
