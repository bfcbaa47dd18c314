package org.loopwright.service;

import java.io.IOException;
import org.loopwright.report.SpaceReport;
import org.loopwright.result.SpaceResult;

/** The folder of the results of a sweep of a design space. */
public final class SpaceFolder {
  private final OutputFolder folder;

  public SpaceFolder(OutputFolder folder) {
    this.folder = folder;
  }

  /** Writes the answers, and every point with its layers. */
  public void write(SpaceResult result) throws IOException {
    SpaceReport report = new SpaceReport(result);
    try (Draft files = folder.draft()) {
      files.write("result.json", report.json().pretty());
      files.write("report.txt", report.text());
      files.write("points.csv", report.csv());
      files.write("layers.csv", report.layersCsv());
      files.write("front.csv", report.frontCsv());
      folder.publish(files);
    }
  }
}
