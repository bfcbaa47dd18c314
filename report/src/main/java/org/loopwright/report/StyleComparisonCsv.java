package org.loopwright.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;

/** Styles side by side, one row for each layer and style. */
public final class StyleComparisonCsv {
  private static final String[] COLUMNS = {
    "network",
    "layer",
    "class",
    "style",
    "cycles",
    "energy_nj",
    "macs",
    "pe_utilization",
    "reuse_factor",
    "l1_need_bytes",
    "l2_need_bytes",
    "best_latency",
    "best_energy"
  };

  private StyleComparisonCsv() {}

  public static String of(StyleComparison comparison) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get())) {
      for (ComparedLayer layer : comparison.layers()) {
        for (Map.Entry<DataflowStyle, LayerResult> entry : layer.results().entrySet()) {
          row(printer, comparison.network(), layer, entry.getKey());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void row(
      CSVPrinter printer, String network, ComparedLayer layer, DataflowStyle style)
      throws IOException {
    LayerResult result = layer.in(style).orElseThrow();
    printer.printRecord(
        network,
        layer.shape().name(),
        layer.operatorClass().label(),
        style.label(),
        result.runtimeCycles(),
        result.energy().totalNj(),
        result.macs(),
        result.peUtilization(),
        result.reuseFactor(),
        result.l1NeedBytes(),
        result.l2NeedBytes(),
        layer.best(Criterion.LATENCY) == style,
        layer.best(Criterion.ENERGY) == style);
  }
}
