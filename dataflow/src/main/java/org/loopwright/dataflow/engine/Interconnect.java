package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.DataflowHardware;

/** The network between a buffer and the units below it: a pipe of given width and latency. */
record Interconnect(long elementsPerCycle, long latencyCycles) {
  static Interconnect of(DataflowHardware hardware) {
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
