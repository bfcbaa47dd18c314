package org.loopwright.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.loopwright.dataflow.comparison.Criterion;
import org.loopwright.dataflow.comparison.StyleComparison;
import org.loopwright.report.ChartImage;
import org.loopwright.report.JsonText;
import org.loopwright.report.StyleComparisonCsv;
import org.loopwright.report.StyleComparisonJson;
import org.loopwright.report.StyleComparisonPlot;
import org.loopwright.report.StyleComparisonText;

/**
 * Writes a comparison of styles into a folder: {@code styles.json}, {@code styles.csv}, {@code
 * styles.txt}, and the plots {@code latency} and {@code energy}, each as SVG and PNG.
 */
public final class ComparisonFolder {
  private final Path folder;

  public ComparisonFolder(Path folder) {
    this.folder = folder;
  }

  public void write(StyleComparison comparison) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("styles.json"), JsonText.pretty(StyleComparisonJson.of(comparison)));
    Files.writeString(folder.resolve("styles.csv"), StyleComparisonCsv.of(comparison));
    Files.writeString(folder.resolve("styles.txt"), StyleComparisonText.of(comparison));
    for (Criterion criterion : Criterion.values()) {
      ChartImage plot = StyleComparisonPlot.of(comparison, criterion).image();
      try (OutputStream svg = Files.newOutputStream(folder.resolve(criterion.label() + ".svg"));
          OutputStream png = Files.newOutputStream(folder.resolve(criterion.label() + ".png"))) {
        plot.writeSvg(svg);
        plot.writePng(png);
      }
    }
  }
}
