package org.loopwright.dataflow.cost;

import org.loopwright.dataflow.hardware.Hardware;

/** Area and power of an array with buffers of exactly the size that a mapping needs. */
public record ArrayCost(
    double areaUm2, double pePowerMw, double l1PowerMw, double l2PowerMw, double nocPowerMw) {
  private static final double MICRO_PER_MILLI = 1000;

  /** The cost of {@code hardware} with an L1 of {@code l1Bytes} in each PE. */
  public static ArrayCost of(Hardware hardware, long l1Bytes, long l2Bytes, CostTable table) {
    double pes = hardware.pes();
    double lanes = hardware.simdLanes();
    double l1 = Math.max(l1Bytes, 1);
    double l2 = Math.max(l2Bytes, 1);
    double width = hardware.nocBandwidthElementsPerCycle();
    double bus = table.busScale(hardware.pes()) * width;
    double arbiter = table.arbiterScale(hardware.pes());
    double area =
        pes * (table.macAreaUm2() * lanes + table.sramAreaUm2PerByte() * l1)
            + table.sramAreaUm2PerByte() * l2
            + table.busAreaUm2() * bus
            + table.arbiterAreaUm2() * Math.max(arbiter, 1);
    return new ArrayCost(
        area,
        pes * table.macPowerMw() * lanes,
        pes * table.sramPowerMwPerByte() * l1,
        table.sramPowerMwPerByte() * l2,
        table.busPowerUw() * bus / MICRO_PER_MILLI + arbiterPowerMw(arbiter, table));
  }

  /** The reference gives an arbiter at least the power of its unscaled block, in milliwatts. */
  private static double arbiterPowerMw(double scale, CostTable table) {
    double power = table.arbiterPowerUw();
    return Math.max(power * scale / MICRO_PER_MILLI, power);
  }

  public double powerMw() {
    return pePowerMw + l1PowerMw + l2PowerMw + nocPowerMw;
  }
}
