package org.loopwright.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.cost.Evaluation;

/** What the mapper found, one row a layer. */
public final class NetworkCsv {
  private static final String[] COLUMNS = {
    "layer",
    "count",
    "same_as",
    "verdict",
    "cycles",
    "utilization",
    "energy_pj",
    "edp_pj_cycles",
    "bound",
    "gap",
    "area_um2",
    "computes",
    "last_level_accesses",
    "evaluated",
    "valid",
    "mapspace_size",
    "seconds"
  };

  private NetworkCsv() {}

  public static String of(List<MappedLayer> layers) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get())) {
      for (MappedLayer layer : layers) {
        row(printer, layer);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void row(CSVPrinter printer, MappedLayer layer) throws IOException {
    printer.print(layer.name());
    printer.print(layer.count());
    printer.print(layer.sameAs().orElse(""));
    printer.print(layer.verdict());
    Evaluation evaluation = layer.evaluation().orElse(null);
    printer.print(evaluation == null ? "" : evaluation.cycles());
    printer.print(evaluation == null ? "" : evaluation.utilization());
    printer.print(evaluation == null ? "" : evaluation.energyPj());
    printer.print(evaluation == null ? "" : evaluation.energyDelayProduct());
    printer.print(layer.lowerBound().isPresent() ? layer.lowerBound().getAsDouble() : "");
    printer.print(layer.gap().isPresent() ? layer.gap().getAsDouble() : "");
    printer.print(evaluation == null ? "" : evaluation.areaUm2());
    printer.print(evaluation == null ? "" : evaluation.computes());
    printer.print(evaluation == null ? "" : evaluation.lastLevelAccesses());
    printer.print(layer.search().map(search -> search.statistics().evaluated()).orElse(0L));
    printer.print(layer.search().map(search -> search.statistics().valid()).orElse(0L));
    printer.print(
        layer.search().map(search -> search.statistics().mapspaceSize().toString()).orElse(""));
    printer.print(layer.search().map(search -> search.statistics().seconds()).orElse(0.0));
    printer.println();
  }
}
