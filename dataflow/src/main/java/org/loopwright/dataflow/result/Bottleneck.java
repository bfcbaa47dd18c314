package org.loopwright.dataflow.result;

/** What most cycles wait for. */
public enum Bottleneck {
  COMPUTE,
  INGRESS,
  EGRESS,
  OFFCHIP
}
