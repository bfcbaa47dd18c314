package org.loopwright.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.timeloop.TablesWriter;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.report.BillCsv;
import org.loopwright.report.EnergyPlot;
import org.loopwright.report.JsonText;
import org.loopwright.report.MapText;
import org.loopwright.report.MappedLayer;
import org.loopwright.report.MappingJson;
import org.loopwright.report.NetworkCsv;
import org.loopwright.report.NetworkText;

/**
 * Writes what the mapper found into a folder: {@code result.json}, {@code report.txt}, {@code
 * layers.csv}, {@code bill.csv} (counts x prices with their sources), plots of the same, {@code
 * energy} and without the outermost level {@code energy-inside}, each as SVG and PNG, {@code
 * prices.yaml} (ERT and ART), and for each layer a specification of its problem and mapping that
 * {@code evaluate} reads back to the same numbers. Each file appears whole or not at all; plots,
 * which take longest and can be had from the numbers, come last.
 */
public final class ResultFolder {
  private final Path folder;
  private final String version;

  /**
   * A folder that is made when it is written to.
   *
   * @param version of this program, told in the results
   */
  public ResultFolder(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /**
   * Writes what layers cost, and the prices that it was made of as {@code prices.yaml}.
   *
   * @param hurried once it is true, plots are left out
   * @return whether all plots were drawn
   */
  public boolean write(
      List<MappedLayer> layers, Function<Architecture, PriceList> prices, BooleanSupplier hurried)
      throws IOException {
    OutputFolder files = new OutputFolder(folder);
    write(files, layers);
    Optional<Architecture> design =
        layers.stream().flatMap(layer -> layer.architecture().stream()).findFirst();
    if (design.isPresent()) {
      files.write("prices.yaml", TablesWriter.yaml(design.get(), prices.apply(design.get())));
    }
    boolean whole = files.plot("energy", () -> EnergyPlot.of(layers).image(), hurried);
    boolean inside = files.plot("energy-inside", () -> EnergyPlot.inside(layers).image(), hurried);
    return whole && inside;
  }

  private void write(OutputFolder files, List<MappedLayer> layers) throws IOException {
    files.write("result.json", JsonText.pretty(MappingJson.network(version, layers)));
    files.write("layers.csv", NetworkCsv.of(layers));
    files.write("bill.csv", BillCsv.of(layers));
    StringBuilder report = new StringBuilder(NetworkText.of(layers));
    report.append(System.lineSeparator()).append(NetworkText.bill(layers));
    Set<String> names = new HashSet<>();
    for (MappedLayer layer : layers) {
      if (layer.best().isPresent()) {
        report.append(System.lineSeparator()).append(report(layer));
        files.write(
            fileName(layer.name(), names) + ".yaml",
            layer.workload(),
            layer.architecture().orElseThrow(),
            layer.best().get().mapping());
      }
    }
    files.write("report.txt", report.toString());
  }

  private static String report(MappedLayer layer) {
    String gap = System.lineSeparator();
    return "== " + layer.name() + " ==" + gap + gap + MapText.details(layer);
  }

  /** The layer's name with what a file name cannot hold replaced, and a number if it is taken. */
  private static String fileName(String layer, Set<String> taken) {
    String name = layer.replaceAll(OutputFolder.NOT_IN_FILE_NAMES, "_");
    String candidate = name;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }
}
