package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Elements that the buffer above a level and one buffer below it have to hold, twice for double
 * buffering: a buffer holds what is in use, and what comes next or is on its way out. What is read
 * or written several times, without multicast or reduction, is held once.
 */
record BufferNeeds(TensorCounts above, TensorCounts below) {
  static final BufferNeeds NONE = new BufferNeeds(TensorCounts.ZERO, TensorCounts.ZERO);

  static final int DOUBLE_BUFFERING = 2;

  /** These needs and those of a case that finds empty buffers; results replace each other. */
  BufferNeeds plus(LevelReuse reuse, IterationCases cases) {
    return new BufferNeeds(
        new TensorCounts(
            plusDoubled(above.input(), reuse.distinct(LayerTensor.INPUT, cases)),
            plusDoubled(above.filter(), reuse.distinct(LayerTensor.FILTER, cases)),
            plusDoubled(0, reuse.results(cases))),
        new TensorCounts(
            plusDoubled(below.input(), reuse.mappedVolume(LayerTensor.INPUT)),
            plusDoubled(below.filter(), reuse.mappedVolume(LayerTensor.FILTER)),
            plusDoubled(0, reuse.mappedVolume(LayerTensor.OUTPUT))));
  }

  private static long plusDoubled(long sum, long elements) {
    return Math.addExact(sum, Math.multiplyExact(DOUBLE_BUFFERING, elements));
  }
}
