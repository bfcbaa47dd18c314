package org.loopwright.dataflow.performance;

import org.loopwright.dataflow.hardware.Hardware;

/** The network between a buffer and the units below it: a pipe of given width and latency. */
record Interconnect(long elementsPerCycle, long latencyCycles) {
  static Interconnect of(Hardware hardware) {
    return new Interconnect(hardware.nocBandwidthElementsPerCycle(), hardware.nocLatencyCycles());
  }

  /**
   * Cycles until {@code elements} have arrived: the latency of the first beat, and one cycle for
   * each beat after it.
   */
  long delay(long elements) {
    long beats = elements / elementsPerCycle + (elements % elementsPerCycle != 0 ? 1 : 0);
    return latencyCycles + beats - 1;
  }
}
