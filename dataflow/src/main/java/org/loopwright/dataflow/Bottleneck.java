package org.loopwright.dataflow;

/** What most cycles wait for. */
public enum Bottleneck {
  COMPUTE,
  INGRESS,
  EGRESS,
  OFFCHIP
}
