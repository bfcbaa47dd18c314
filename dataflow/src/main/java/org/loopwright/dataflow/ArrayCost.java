package org.loopwright.dataflow;

import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;

/** Area and power of an array with buffers of exactly the size that a mapping needs. */
public record ArrayCost(
    double areaUm2, double pePowerMw, double l1PowerMw, double l2PowerMw, double nocPowerMw) {
  private static final double MICRO_PER_MILLI = 1000;

  /** The cost of {@code hardware} with an L1 of {@code l1Bytes} in each PE. */
  public static ArrayCost of(
      DataflowHardware hardware, long l1Bytes, long l2Bytes, BuildingBlocks blocks) {
    double pes = hardware.pes();
    double lanes = hardware.simdLanes();
    double l1 = Math.max(l1Bytes, 1);
    double l2 = Math.max(l2Bytes, 1);
    double bus = blocks.bus().scale(hardware.pes(), hardware.noc().bandwidthElementsPerCycle());
    double arbiter = blocks.arbiter().scale(hardware.pes());
    double area =
        pes * (blocks.mac().areaUm2() * lanes + blocks.l1().areaUm2PerByte() * l1)
            + blocks.l2().areaUm2PerByte() * l2
            + blocks.bus().areaUm2() * bus
            + Math.max(blocks.arbiter().areaUm2() * arbiter, blocks.arbiter().minAreaUm2());
    double arbiterMw =
        Math.max(
            blocks.arbiter().powerUw() * arbiter / MICRO_PER_MILLI, blocks.arbiter().minPowerMw());
    return new ArrayCost(
        area,
        pes * blocks.mac().powerMw() * lanes,
        pes * blocks.l1().powerMwPerByte() * l1,
        blocks.l2().powerMwPerByte() * l2,
        blocks.bus().powerUw() * bus / MICRO_PER_MILLI + arbiterMw);
  }

  public double powerMw() {
    return pePowerMw + l1PowerMw + l2PowerMw + nocPowerMw;
  }
}
