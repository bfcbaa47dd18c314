package org.loopwright.dataflow.spec;

import org.loopwright.model.diagnostics.Require;

/**
 * An accelerator as the data-centric model sees it: PEs with an L1 buffer each, a shared L2 buffer,
 * and a network of the same speed at every cluster level between them.
 *
 * @param pes the processing elements
 * @param simdLanes multiply-accumulates that a PE makes in a cycle
 * @param nocBandwidthElementsPerCycle elements that the network carries in a cycle
 * @param nocHops average number of hops between buffer and PE
 * @param nocHopLatencyCycles cycles for each hop
 * @param offchipBandwidthElementsPerCycle elements a cycle between L2 and the memory behind it
 * @param multicast whether one L2 read can feed several PEs (spatial multicast)
 * @param reduction whether the partial sums of several PEs are added on their way (spatial
 *     reduction)
 * @param l1SizeBytes the L1 buffer of one PE, at one byte an element
 * @param l2SizeBytes the L2 buffer, at one byte an element
 */
public record DataflowHardware(
    long pes,
    long simdLanes,
    long nocBandwidthElementsPerCycle,
    long nocHops,
    long nocHopLatencyCycles,
    long offchipBandwidthElementsPerCycle,
    boolean multicast,
    boolean reduction,
    long l1SizeBytes,
    long l2SizeBytes) {
  /** What stands for "no limit" in files and options. */
  public static final long UNLIMITED = Integer.MAX_VALUE;

  private static final long DEFAULT_PES = 7;
  private static final long DEFAULT_OFFCHIP_BANDWIDTH = 70_000;

  public DataflowHardware {
    checkRange(1, pes, "PEs");
    checkRange(1, simdLanes, "SIMD lanes");
    checkRange(1, nocBandwidthElementsPerCycle, "NoC bandwidth");
    checkRange(0, nocHops, "NoC hops");
    checkRange(0, nocHopLatencyCycles, "NoC hop latency");
    checkRange(1, offchipBandwidthElementsPerCycle, "off-chip bandwidth");
    checkRange(1, l1SizeBytes, "L1 size");
    checkRange(1, l2SizeBytes, "L2 size");
  }

  private static void checkRange(long least, long value, String what) {
    Require.that(
        value >= least && value <= UNLIMITED,
        "%s must be from %d to %d but was %d",
        what,
        least,
        UNLIMITED,
        value);
  }

  /** The hardware of a command without options: the defaults of the reference. */
  public static DataflowHardware ofDefaults() {
    return new DataflowHardware(
        DEFAULT_PES,
        1,
        UNLIMITED,
        1,
        0,
        DEFAULT_OFFCHIP_BANDWIDTH,
        true,
        true,
        UNLIMITED,
        UNLIMITED);
  }

  /** The hardware of an empty hardware file: the reference has other defaults there. */
  public static DataflowHardware ofEmptyFile() {
    return new DataflowHardware(1, 1, UNLIMITED, 1, 1, UNLIMITED, true, true, UNLIMITED, UNLIMITED);
  }

  /** Cycles until the first element of a transfer arrives. */
  public long nocLatencyCycles() {
    return Math.multiplyExact(nocHops, nocHopLatencyCycles);
  }

  /** The same with spatial multicast and reduction, or without. */
  public DataflowHardware withSpatialReuse(boolean multicast, boolean reduction) {
    return new DataflowHardware(
        pes,
        simdLanes,
        nocBandwidthElementsPerCycle,
        nocHops,
        nocHopLatencyCycles,
        offchipBandwidthElementsPerCycle,
        multicast,
        reduction,
        l1SizeBytes,
        l2SizeBytes);
  }

  /** The same hardware with another number of PEs. */
  public DataflowHardware withPes(long pes) {
    return new DataflowHardware(
        pes,
        simdLanes,
        nocBandwidthElementsPerCycle,
        nocHops,
        nocHopLatencyCycles,
        offchipBandwidthElementsPerCycle,
        multicast,
        reduction,
        l1SizeBytes,
        l2SizeBytes);
  }

  /** The same with another NoC bandwidth. */
  public DataflowHardware withNocBandwidth(long elementsPerCycle) {
    return new DataflowHardware(
        pes,
        simdLanes,
        elementsPerCycle,
        nocHops,
        nocHopLatencyCycles,
        offchipBandwidthElementsPerCycle,
        multicast,
        reduction,
        l1SizeBytes,
        l2SizeBytes);
  }
}
