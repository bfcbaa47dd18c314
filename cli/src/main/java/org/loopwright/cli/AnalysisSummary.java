package org.loopwright.cli;

import java.util.Locale;
import org.loopwright.dataflow.result.LayerResult;
import org.loopwright.dataflow.result.NetworkResult;

/** The results of an analysis as a table for a terminal. */
final class AnalysisSummary {
  private static final double PERCENT = 100;

  private AnalysisSummary() {}

  static String of(NetworkResult result) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-24s %-7s %14s %9s %6s %14s %9s %9s %11s %8s  %s%n",
            "layer",
            "type",
            "cycles",
            "MAC/cyc",
            "PEs",
            "energy nJ",
            "reuse",
            "L1 B",
            "L2 B",
            "NoC/cyc",
            "bound by"));
    for (LayerResult layer : result.layers()) {
      text.append(row(layer));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d cycles, %d MACs, %.1f nJ; needs %d bytes of L1 in each PE, %d bytes of L2%n",
            result.network().name(),
            result.runtimeCycles(),
            result.macs(),
            result.energyNj(),
            result.l1NeedBytes(),
            result.l2NeedBytes()));
    return text.toString();
  }

  private static String row(LayerResult layer) {
    return String.format(
        Locale.ROOT,
        "%-24s %-7s %14d %9.2f %5.1f%% %14.1f %9.2f %9d %11d %8d  %s%n",
        layer.layer().name(),
        layer.layer().type(),
        layer.runtimeCycles(),
        layer.macsPerCycle(),
        layer.peUtilization() * PERCENT,
        layer.energy().totalNj(),
        layer.reuseFactor(),
        layer.l1NeedBytes(),
        layer.l2NeedBytes(),
        layer.peakNocBandwidthElementsPerCycle(),
        layer.bottleneck().name().toLowerCase(Locale.ROOT));
  }
}
