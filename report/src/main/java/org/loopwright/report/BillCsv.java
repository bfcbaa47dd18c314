package org.loopwright.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.Provenance;

/**
 * Count x price = total by layer, component and action, with where each price comes from. A layer's
 * rows are of one run of it; the rows of {@value #ALL} are of the whole network.
 */
public final class BillCsv {
  /** Stands for the layer where a row is of all of them. */
  public static final String ALL = "(all)";

  private static final String[] COLUMNS = {
    "layer",
    "occurs",
    "component",
    "item",
    "count",
    "price",
    "total",
    "unit",
    "model",
    "table",
    "source",
    "extrapolated"
  };

  private BillCsv() {}

  public static String of(List<MappedLayer> layers) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get())) {
      for (MappedLayer layer : layers) {
        rows(printer, layer.name(), layer.count(), NetworkBill.bill(layer));
      }
      rows(printer, ALL, 1, NetworkBill.of(layers));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void rows(CSVPrinter printer, String layer, long occurs, List<ActionCost> bill)
      throws IOException {
    for (ActionCost line : bill) {
      Provenance provenance = line.price().provenance();
      printer.printRecord(
          layer,
          occurs,
          line.price().component(),
          line.price().item(),
          line.count(),
          line.price().value(),
          line.total(),
          line.price().unit(),
          provenance.model(),
          provenance.table(),
          provenance.source(),
          provenance.extrapolated());
    }
  }
}
