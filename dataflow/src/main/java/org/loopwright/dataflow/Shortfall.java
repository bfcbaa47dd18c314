package org.loopwright.dataflow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.loopwright.dataflow.engine.Performance.Bandwidths;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;

/** A layer needs more of something than the hardware has. */
public record Shortfall(Layer layer, Resource resource, long need, long limit) {
  /** A resource that a mapping can need too much of. */
  public enum Resource {
    L1_BYTES("bytes of L1 in each PE"),
    L2_BYTES("bytes of L2"),
    NOC_BANDWIDTH("elements a cycle from the NoC"),
    OFFCHIP_BANDWIDTH("elements a cycle from off-chip memory");

    private final String text;

    Resource(String text) {
      this.text = text;
    }
  }

  /** Every resource of which {@code result} needs more than its hardware has. */
  public static List<Shortfall> of(LayerResult result) {
    Layer layer = result.layer();
    DataflowHardware hardware = result.hardware();
    Bandwidths needs = result.performance().bandwidths();
    long noc = hardware.noc().bandwidthElementsPerCycle();
    long offchip = hardware.offchipBandwidthElementsPerCycle();
    return Stream.of(
            new Shortfall(layer, Resource.L1_BYTES, result.l1NeedBytes(), hardware.l1SizeBytes()),
            new Shortfall(layer, Resource.L2_BYTES, result.l2NeedBytes(), hardware.l2SizeBytes()),
            new Shortfall(layer, Resource.NOC_BANDWIDTH, needs.peakNoc(), noc),
            new Shortfall(layer, Resource.OFFCHIP_BANDWIDTH, needs.offchip(), offchip))
        .filter(each -> each.need > each.limit)
        .toList();
  }

  /** Prints the place of the layer, the need and the limit. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: layer %s needs %d %s but has %d",
        layer.origin().location(),
        layer.name(),
        need,
        resource.text,
        limit);
  }
}
