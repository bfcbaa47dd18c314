package org.loopwright.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The front of a network, one row a point. */
public final class NetworkFrontCsv {
  private static final String[] COLUMNS = {
    "network", "point", "energy_pj", "cycles", "edp_pj_cycles", "uses"
  };

  private NetworkFrontCsv() {}

  /** With the points of the layers as {@code conv1:2 conv2:1x3}: three times point 1 of conv2. */
  public static String of(NetworkFront network) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get())) {
      int number = 1;
      for (NetworkFront.Point point : network.points().orElse(List.of())) {
        printer.printRecord(
            network.name(),
            number++,
            point.cost().energyPj(),
            point.cost().cycles(),
            point.energyDelayProduct(),
            point.uses().stream().map(NetworkFrontCsv::text).collect(joining(" ")));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String text(NetworkFront.Use use) {
    return use.layer() + ":" + use.point() + (use.times() > 1 ? "x" + use.times() : "");
  }
}
