package org.loopwright.dataflow;

import java.util.ArrayList;
import java.util.List;
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
    DataflowHardware hardware = result.hardware();
    List<Shortfall> all = new ArrayList<>();
    add(all, result, Resource.L1_BYTES, result.l1NeedBytes(), hardware.l1SizeBytes());
    add(all, result, Resource.L2_BYTES, result.l2NeedBytes(), hardware.l2SizeBytes());
    add(
        all,
        result,
        Resource.NOC_BANDWIDTH,
        result.performance().bandwidths().peakNoc(),
        hardware.noc().bandwidthElementsPerCycle());
    add(
        all,
        result,
        Resource.OFFCHIP_BANDWIDTH,
        result.performance().bandwidths().offchip(),
        hardware.offchipBandwidthElementsPerCycle());
    return all;
  }

  private static void add(
      List<Shortfall> all, LayerResult result, Resource resource, long need, long limit) {
    if (need > limit) {
      all.add(new Shortfall(result.layer(), resource, need, limit));
    }
  }

  /** Prints the place of the layer, the need and the limit. */
  @Override
  public String toString() {
    return layer.origin().location()
        + ": layer "
        + layer.name()
        + " needs "
        + need
        + " "
        + resource.text
        + " but has "
        + limit;
  }
}
