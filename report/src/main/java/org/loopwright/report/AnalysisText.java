package org.loopwright.report;

import java.util.Locale;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.NetworkResult;

/** A data-centric analysis as a table for a terminal, one row a layer and the totals below. */
public final class AnalysisText {
  private AnalysisText() {}

  public static String of(NetworkResult result) {
    TextTable table =
        new TextTable(
            "layer",
            "type",
            "cycles",
            "MAC/cycle",
            "PEs busy",
            "energy",
            "reuse",
            "L1 B",
            "L2 B",
            "NoC/cycle",
            "bound by");
    for (LayerResult layer : result.layers()) {
      table.row(
          layer.layer().name(),
          layer.layer().type().name(),
          Quantity.count(layer.runtimeCycles()),
          String.format(Locale.ROOT, "%.2f", layer.macsPerCycle()),
          Quantity.percent(layer.peUtilization()),
          energy(layer.energy().totalNj()),
          String.format(Locale.ROOT, "%.2f", layer.reuseFactor()),
          Quantity.count(layer.l1NeedBytes()),
          Quantity.count(layer.l2NeedBytes()),
          Quantity.count(layer.performance().bandwidths().peakNoc()),
          layer.performance().delays().bottleneck().name().toLowerCase(Locale.ROOT));
    }
    return table + totals(result);
  }

  private static String totals(NetworkResult result) {
    return result.network().name()
        + ": "
        + Quantity.count(result.runtimeCycles())
        + " cycles, "
        + Quantity.count(result.macs())
        + " MACs, "
        + energy(result.energyNj())
        + "; needs "
        + Quantity.count(result.l1NeedBytes())
        + " bytes of L1 in each PE, "
        + Quantity.count(result.l2NeedBytes())
        + " bytes of L2"
        + System.lineSeparator();
  }

  private static String energy(double nj) {
    return Quantity.energy(nj * 1000);
  }
}
