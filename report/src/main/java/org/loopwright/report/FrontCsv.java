package org.loopwright.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.cost.Evaluation;
import org.loopwright.search.FoundMapping;

/** A front of energy and delay, one row a point. */
public final class FrontCsv {
  private static final String[] COLUMNS = {
    "layer", "point", "energy_pj", "cycles", "edp_pj_cycles", "utilization"
  };

  private FrontCsv() {}

  public static String of(LayerFront layer) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get())) {
      int number = 1;
      for (FoundMapping point : layer.front().points()) {
        Evaluation evaluation = point.evaluation();
        printer.printRecord(
            layer.name(),
            number++,
            evaluation.energyPj(),
            evaluation.cycles(),
            evaluation.energyDelayProduct(),
            evaluation.utilization());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
