package org.loopwright.explore.budget;

import java.math.BigDecimal;
import org.loopwright.dataflow.spec.BuildingBlocks;

/**
 * Area or power of an array as a function of its buffer sizes, exactly: {@code fixed + perL1Byte x
 * L1 + perL2Byte x L2}, with L1 the bytes in each PE.
 */
public record ArrayLine(BigDecimal fixed, BigDecimal perL1Byte, BigDecimal perL2Byte) {
  private static final int MICRO_TO_MILLI = 3;

  /** Lines by the width of the bus: {@code narrowest} without one, and {@code perElement} of it. */
  public record ByWidth(ArrayLine narrowest, BigDecimal perElement) {
    /** The line on a bus of {@code width} elements. */
    public ArrayLine at(long width) {
      BigDecimal bus = perElement.multiply(BigDecimal.valueOf(width));
      return new ArrayLine(narrowest.fixed.add(bus), narrowest.perL1Byte, narrowest.perL2Byte);
    }
  }

  /** The area in um2 of {@code pes} PEs. */
  public static ByWidth area(BuildingBlocks blocks, long pes, long simdLanes) {
    Prices prices =
        new Prices(
            exact(blocks.mac().areaUm2()),
            exact(blocks.bus().areaUm2()),
            exact(blocks.arbiter().areaUm2()),
            exact(blocks.arbiter().minAreaUm2()),
            exact(blocks.l1().areaUm2PerByte()),
            exact(blocks.l2().areaUm2PerByte()));
    return byWidth(blocks, prices, pes, simdLanes);
  }

  /** The power in mW of {@code pes} PEs. */
  public static ByWidth power(BuildingBlocks blocks, long pes, long simdLanes) {
    Prices prices =
        new Prices(
            exact(blocks.mac().powerMw()),
            exact(blocks.bus().powerUw()).movePointLeft(MICRO_TO_MILLI),
            exact(blocks.arbiter().powerUw()).movePointLeft(MICRO_TO_MILLI),
            exact(blocks.arbiter().minPowerMw()),
            exact(blocks.l1().powerMwPerByte()),
            exact(blocks.l2().powerMwPerByte()));
    return byWidth(blocks, prices, pes, simdLanes);
  }

  /** The area, or the power, of one of each building block, and of a byte of the buffers. */
  private record Prices(
      BigDecimal mac,
      BigDecimal bus,
      BigDecimal arbiter,
      BigDecimal minArbiter,
      BigDecimal l1Byte,
      BigDecimal l2Byte) {}

  private static ByWidth byWidth(BuildingBlocks blocks, Prices prices, long pes, long simdLanes) {
    BigDecimal ports = BigDecimal.valueOf(pes);
    BigDecimal macs = prices.mac.multiply(ports).multiply(BigDecimal.valueOf(simdLanes));
    BigDecimal bus = prices.bus.multiply(busScale(blocks.bus(), ports));
    BigDecimal arbiter = prices.arbiter.multiply(arbiterScale(blocks.arbiter(), ports));
    ArrayLine narrowest =
        new ArrayLine(
            macs.add(arbiter.max(prices.minArbiter)), prices.l1Byte.multiply(ports), prices.l2Byte);
    return new ByWidth(narrowest, bus);
  }

  private static BigDecimal busScale(BuildingBlocks.Bus bus, BigDecimal ports) {
    return exact(bus.portSlope()).multiply(ports).add(exact(bus.portConstant()));
  }

  private static BigDecimal arbiterScale(BuildingBlocks.Arbiter arbiter, BigDecimal ports) {
    return exact(arbiter.portSquare())
        .multiply(ports)
        .add(exact(arbiter.portSlope()))
        .multiply(ports)
        .add(exact(arbiter.portConstant()));
  }

  /** The decimal number as it was written. */
  static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value);
  }

  /** The value with these buffers. */
  public BigDecimal at(long l1Bytes, long l2Bytes) {
    return fixed
        .add(perL1Byte.multiply(BigDecimal.valueOf(l1Bytes)))
        .add(perL2Byte.multiply(BigDecimal.valueOf(l2Bytes)));
  }
}
