package org.loopwright.service;

import java.io.IOException;
import java.nio.file.Path;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.StyleComparison;
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
    OutputFolder files = new OutputFolder(folder);
    files.write("styles.json", JsonText.pretty(StyleComparisonJson.of(comparison)));
    files.write("styles.csv", StyleComparisonCsv.of(comparison));
    files.write("styles.txt", StyleComparisonText.of(comparison));
    for (Criterion criterion : Criterion.values()) {
      files.write(criterion.label(), StyleComparisonPlot.of(comparison, criterion).image());
    }
  }
}
