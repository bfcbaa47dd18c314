package org.loopwright.explore.budget;

import java.math.BigDecimal;
import org.loopwright.dataflow.spec.BuildingBlocks;

/**
 * Area or power of an array as a function of its buffer sizes, exactly: {@code fixed + perL1Byte x
 * L1 + perL2Byte x L2}, with L1 the bytes in each PE.
 */
public record ArrayLine(BigDecimal fixed, BigDecimal perL1Byte, BigDecimal perL2Byte) {
  private static final int MICRO_TO_MILLI = 3;

  /** The area in um2 of {@code pes} PEs on a bus of {@code width} elements. */
  public static ArrayLine area(BuildingBlocks blocks, long pes, long simdLanes, long width) {
    Prices prices =
        new Prices(
            exact(blocks.mac().areaUm2()),
            exact(blocks.bus().areaUm2()),
            exact(blocks.arbiter().areaUm2()),
            exact(blocks.arbiter().minAreaUm2()),
            exact(blocks.l1().areaUm2PerByte()),
            exact(blocks.l2().areaUm2PerByte()));
    return line(blocks, prices, pes, simdLanes, width);
  }

  /** The power in mW of {@code pes} PEs on a bus of {@code width} elements. */
  public static ArrayLine power(BuildingBlocks blocks, long pes, long simdLanes, long width) {
    Prices prices =
        new Prices(
            exact(blocks.mac().powerMw()),
            exact(blocks.bus().powerUw()).movePointLeft(MICRO_TO_MILLI),
            exact(blocks.arbiter().powerUw()).movePointLeft(MICRO_TO_MILLI),
            exact(blocks.arbiter().minPowerMw()),
            exact(blocks.l1().powerMwPerByte()),
            exact(blocks.l2().powerMwPerByte()));
    return line(blocks, prices, pes, simdLanes, width);
  }

  /** The area, or the power, of one of each building block, and of a byte of the buffers. */
  private record Prices(
      BigDecimal mac,
      BigDecimal bus,
      BigDecimal arbiter,
      BigDecimal minArbiter,
      BigDecimal l1Byte,
      BigDecimal l2Byte) {}

  private static ArrayLine line(
      BuildingBlocks blocks, Prices prices, long pes, long simdLanes, long width) {
    BigDecimal ports = BigDecimal.valueOf(pes);
    BigDecimal macs = prices.mac.multiply(ports).multiply(BigDecimal.valueOf(simdLanes));
    BigDecimal bus = prices.bus.multiply(busScale(blocks.bus(), ports, width));
    BigDecimal arbiter = prices.arbiter.multiply(arbiterScale(blocks.arbiter(), ports));
    return new ArrayLine(
        macs.add(bus).add(arbiter.max(prices.minArbiter)),
        prices.l1Byte.multiply(ports),
        prices.l2Byte);
  }

  private static BigDecimal busScale(BuildingBlocks.Bus bus, BigDecimal ports, long width) {
    return exact(bus.portSlope())
        .multiply(ports)
        .add(exact(bus.portConstant()))
        .multiply(BigDecimal.valueOf(width));
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
