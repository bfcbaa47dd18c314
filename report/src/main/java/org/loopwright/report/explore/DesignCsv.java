package org.loopwright.report.explore;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.explore.Design;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.SpatialReuseAblation;

/** Designs as tables. */
public final class DesignCsv {
  private DesignCsv() {}

  /** The Pareto front, one row a design. */
  public static String front(List<Design> front) {
    return table(List.of(), front, design -> List.of());
  }

  /** The best design for each objective. */
  public static String best(List<DesignObjective> objectives, List<Design> best) {
    List<List<Object>> leading = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      leading.add(List.of(objectives.get(i).label()));
    }
    return table(List.of("objective"), best, leading::get);
  }

  /** The design with the highest throughput, and again with less support. */
  public static String study(List<SpatialReuseAblation.Row> rows) {
    List<Design> designs = rows.stream().map(SpatialReuseAblation.Row::design).toList();
    return table(
        List.of("variant", "multicast", "reduction", "throughput_ratio", "energy_ratio"),
        designs,
        i -> {
          SpatialReuseAblation.Row row = rows.get(i);
          return List.of(
              row.variant(),
              row.multicast(),
              row.reduction(),
              row.throughputRatio(),
              row.energyRatio());
        });
  }

  /** The cells before the design's own in row {@code index}. */
  private interface Leading {
    List<Object> of(int index);
  }

  private static String table(List<String> leadingHead, List<Design> designs, Leading leading) {
    List<String> head = new ArrayList<>(leadingHead);
    DesignColumn.ALL.forEach(column -> head.add(column.key()));
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader(head.toArray(String[]::new)).get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (int i = 0; i < designs.size(); i++) {
        List<Object> row = new ArrayList<>(leading.of(i));
        for (DesignColumn column : DesignColumn.ALL) {
          row.add(column.of(designs.get(i)));
        }
        printer.printRecord(row);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
