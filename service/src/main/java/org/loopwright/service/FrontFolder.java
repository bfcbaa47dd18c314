package org.loopwright.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.loopwright.report.FrontCsv;
import org.loopwright.report.FrontJson;
import org.loopwright.report.FrontPlot;
import org.loopwright.report.FrontText;
import org.loopwright.report.JsonText;
import org.loopwright.report.LayerFront;
import org.loopwright.report.NetworkFront;
import org.loopwright.report.NetworkFrontCsv;
import org.loopwright.report.NetworkFrontJson;
import org.loopwright.report.NetworkFrontText;
import org.loopwright.search.FoundMapping;

/**
 * Writes a front into a folder: {@code front.json}, {@code front.csv}, {@code front.txt}, the plot
 * {@code front} as SVG and PNG, and for each point a specification of the problem and the mapping
 * that {@code evaluate} reads back.
 */
public final class FrontFolder {
  private final Path folder;
  private final String version;

  /**
   * A folder that is made when it is written to.
   *
   * @param version of this program, told in the results
   */
  public FrontFolder(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /**
   * Writes a front.
   *
   * @param hurried once it is true, the plot is left out
   * @return whether there was time for all
   */
  public boolean write(LayerFront layer, BooleanSupplier hurried) throws IOException {
    OutputFolder files = new OutputFolder(folder);
    files.write("front.json", JsonText.pretty(FrontJson.of(version, layer)));
    files.write("front.csv", FrontCsv.of(layer));
    files.write("front.txt", FrontText.of(layer));
    writePoints(files, "", layer);
    return layer.front().points().isEmpty()
        || files.plot("front", () -> FrontPlot.of(layer).image(), hurried);
  }

  /**
   * Writes the front of a network; the points of a layer's front go into files named after it.
   *
   * @param hurried once it is true, the plot is left out
   * @return whether there was time for all
   */
  public boolean write(NetworkFront network, BooleanSupplier hurried) throws IOException {
    OutputFolder files = new OutputFolder(folder);
    files.write("front.json", JsonText.pretty(NetworkFrontJson.of(version, network)));
    files.write("front.csv", NetworkFrontCsv.of(network));
    files.write("front.txt", NetworkFrontText.of(network));
    for (NetworkFront.Part part : network.parts()) {
      if (part.sameAs().isEmpty()) {
        String layer = part.front().name().replaceAll(OutputFolder.NOT_IN_FILE_NAMES, "_");
        writePoints(files, layer + "-", part.front());
      }
    }
    return network.points().filter(points -> !points.isEmpty()).isEmpty()
        || files.plot("front", () -> FrontPlot.of(network).image(), hurried);
  }

  private static void writePoints(OutputFolder files, String prefix, LayerFront layer)
      throws IOException {
    int number = 1;
    for (FoundMapping point : layer.front().points()) {
      files.write(
          prefix + "point-" + number++ + ".yaml",
          layer.workload(),
          layer.architecture(),
          point.mapping());
    }
  }
}
