package org.loopwright.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.loopwright.dataflow.comparison.Criterion;
import org.loopwright.dataflow.comparison.StyleComparison;
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
    write("styles.json", JsonText.pretty(StyleComparisonJson.of(comparison)));
    write("styles.csv", StyleComparisonCsv.of(comparison));
    write("styles.txt", StyleComparisonText.of(comparison));
    for (Criterion criterion : Criterion.values()) {
      StyleComparisonPlot plot = StyleComparisonPlot.of(comparison, criterion);
      write(criterion.label() + ".svg", plot::writeSvg);
      write(criterion.label() + ".png", plot::writePng);
    }
  }

  private void write(String name, String text) throws IOException {
    WholeFile.write(folder.resolve(name), text);
  }

  /** Something that draws. */
  private interface Drawing {
    void writeTo(OutputStream out) throws IOException;
  }

  private void write(String name, Drawing drawing) throws IOException {
    WholeFile.write(
        folder.resolve(name),
        draft -> {
          try (OutputStream out = Files.newOutputStream(draft)) {
            drawing.writeTo(out);
          }
        });
  }
}
