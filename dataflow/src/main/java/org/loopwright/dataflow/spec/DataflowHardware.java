package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.model.diagnostics.Require;

/**
 * An accelerator as the data-centric model sees it: PEs with an L1 buffer each, a shared L2 buffer,
 * and a network of the same speed at every cluster level between them.
 *
 * @param pes the processing elements
 * @param simdLanes multiply-accumulates that a PE makes in a cycle
 * @param noc the network between a buffer and the units below it
 * @param offchipBandwidthElementsPerCycle elements a cycle between L2 and the memory behind it
 * @param l1SizeBytes the L1 buffer of one PE, at one byte an element
 * @param l2SizeBytes the L2 buffer, at one byte an element
 */
public record DataflowHardware(
    long pes,
    long simdLanes,
    Noc noc,
    long offchipBandwidthElementsPerCycle,
    long l1SizeBytes,
    long l2SizeBytes) {
  /** The value that files and options give for "no limit". */
  public static final long UNLIMITED = Integer.MAX_VALUE;

  private static final long DEFAULT_PES = 7;
  private static final long DEFAULT_OFFCHIP_BANDWIDTH = 70_000;

  public DataflowHardware {
    checkRange(1, pes, "PEs");
    checkRange(1, simdLanes, "SIMD lanes");
    requireNonNull(noc, "noc");
    checkRange(1, offchipBandwidthElementsPerCycle, "off-chip bandwidth");
    checkRange(1, l1SizeBytes, "L1 size");
    checkRange(1, l2SizeBytes, "L2 size");
  }

  /**
   * The network between a buffer and the units below it: a pipe of given width and latency.
   *
   * @param bandwidthElementsPerCycle elements that it carries in a cycle
   * @param hops average number of hops between buffer and PE
   * @param hopLatencyCycles cycles for each hop
   * @param multicast whether one L2 read can feed several PEs (spatial multicast)
   * @param reduction whether the partial sums of several PEs are added on their way (spatial
   *     reduction)
   * @param links what it is built of
   */
  public record Noc(
      long bandwidthElementsPerCycle,
      long hops,
      long hopLatencyCycles,
      boolean multicast,
      boolean reduction,
      NocLinks links) {
    public Noc {
      checkRange(1, bandwidthElementsPerCycle, "NoC bandwidth");
      checkRange(0, hops, "NoC hops");
      checkRange(0, hopLatencyCycles, "NoC hop latency");
      requireNonNull(links, "links");
    }

    /** A network of which only the hops are known. */
    public Noc(
        long bandwidthElementsPerCycle,
        long hops,
        long hopLatencyCycles,
        boolean multicast,
        boolean reduction) {
      this(
          bandwidthElementsPerCycle,
          hops,
          hopLatencyCycles,
          multicast,
          reduction,
          NocLinks.UNKNOWN);
    }

    /** The way of operands to the units, if it is known. */
    public Optional<NocTopology> inward() {
      return links.inward();
    }

    /** The way of results from the units, if it is known. */
    public Optional<NocTopology> outward() {
      return links.outward(reduction);
    }

    /** Cycles until the first element of a transfer arrives, where only the hops are known. */
    public long latencyCycles() {
      return Math.multiplyExact(hops, hopLatencyCycles);
    }

    /** Cycles until the first operand has come to the farthest of some units. */
    public long inwardLatencyCycles(long units) {
      return latencyCycles(inward(), units);
    }

    /** Cycles until the first result has come from the farthest of some units. */
    public long outwardLatencyCycles(long units) {
      return latencyCycles(outward(), units);
    }

    private long latencyCycles(Optional<NocTopology> way, long units) {
      long taken = way.map(topology -> topology.latencyHops(units)).orElse(hops);
      return Math.multiplyExact(taken, hopLatencyCycles);
    }

    /**
     * Cycles until {@code elements} have arrived: the latency of the first beat, and one cycle for
     * each beat after it.
     */
    public long delayCycles(long elements, long latencyCycles) {
      long beats =
          elements / bandwidthElementsPerCycle
              + (elements % bandwidthElementsPerCycle != 0 ? 1 : 0);
      return latencyCycles + beats - 1;
    }

    private Noc withBandwidth(long elementsPerCycle) {
      return new Noc(elementsPerCycle, hops, hopLatencyCycles, multicast, reduction, links);
    }

    private Noc withSpatialReuse(boolean multicast, boolean reduction) {
      return new Noc(
          bandwidthElementsPerCycle, hops, hopLatencyCycles, multicast, reduction, links);
    }
  }

  private static void checkRange(long min, long value, String what) {
    Require.that(
        value >= min && value <= UNLIMITED,
        "%s must be from %d to %d but was %d",
        what,
        min,
        UNLIMITED,
        value);
  }

  /** The hardware of a command without options: the defaults of the reference. */
  public static DataflowHardware defaults() {
    Noc noc = new Noc(UNLIMITED, 1, 0, true, true);
    return new DataflowHardware(
        DEFAULT_PES, 1, noc, DEFAULT_OFFCHIP_BANDWIDTH, UNLIMITED, UNLIMITED);
  }

  /** The hardware of an empty hardware file: the reference has other defaults there. */
  public static DataflowHardware emptyFile() {
    Noc noc = new Noc(UNLIMITED, 1, 1, true, true);
    return new DataflowHardware(1, 1, noc, UNLIMITED, UNLIMITED, UNLIMITED);
  }

  public DataflowHardware withPes(long pes) {
    return new DataflowHardware(
        pes, simdLanes, noc, offchipBandwidthElementsPerCycle, l1SizeBytes, l2SizeBytes);
  }

  public DataflowHardware withNoc(Noc noc) {
    return new DataflowHardware(
        pes, simdLanes, noc, offchipBandwidthElementsPerCycle, l1SizeBytes, l2SizeBytes);
  }

  public DataflowHardware withNocBandwidth(long elementsPerCycle) {
    return withNoc(noc.withBandwidth(elementsPerCycle));
  }

  public DataflowHardware withSpatialReuse(boolean multicast, boolean reduction) {
    return withNoc(noc.withSpatialReuse(multicast, reduction));
  }

  /** The same hardware with buffers of any size. */
  public DataflowHardware withUnlimitedBuffers() {
    return new DataflowHardware(
        pes, simdLanes, noc, offchipBandwidthElementsPerCycle, UNLIMITED, UNLIMITED);
  }
}
