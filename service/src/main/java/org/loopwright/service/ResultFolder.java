package org.loopwright.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.timeloop.LoopNestWriter;
import org.loopwright.formats.timeloop.MappingWriter;
import org.loopwright.formats.timeloop.TablesWriter;
import org.loopwright.formats.timeloop.WorkloadWriter;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.report.EvaluationText;
import org.loopwright.report.JsonText;
import org.loopwright.report.MappedLayer;
import org.loopwright.report.MappingJson;
import org.loopwright.report.NetworkCsv;
import org.loopwright.report.NetworkText;
import org.loopwright.search.FoundMapping;

/**
 * Writes what the mapper found into a folder: {@code result.json}, {@code report.txt}, {@code
 * layers.csv}, {@code prices.yaml} (ERT and ART), and for each layer a specification of its problem
 * and mapping that {@code evaluate} reads back to the same numbers. Each file appears whole or not
 * at all.
 */
public final class ResultFolder {
  private static final String NOT_IN_FILE_NAMES = "[^A-Za-z0-9._-]";

  private final Path folder;

  public ResultFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes what layers cost, and the prices that it was made of as {@code prices.yaml}. */
  public void write(List<MappedLayer> layers, Function<Architecture, PriceList> prices)
      throws IOException {
    write(layers);
    Optional<Architecture> design =
        layers.stream().flatMap(layer -> layer.architecture().stream()).findFirst();
    if (design.isPresent()) {
      write("prices.yaml", TablesWriter.yaml(design.get(), prices.apply(design.get())));
    }
  }

  private void write(List<MappedLayer> layers) throws IOException {
    Files.createDirectories(folder);
    write("result.json", JsonText.pretty(MappingJson.network(layers)));
    write("layers.csv", NetworkCsv.of(layers));
    StringBuilder report = new StringBuilder(NetworkText.of(layers));
    Set<String> names = new HashSet<>();
    for (MappedLayer layer : layers) {
      if (layer.best().isPresent()) {
        report.append(System.lineSeparator()).append(report(layer));
        write(fileName(layer.name(), names) + ".yaml", specification(layer));
      }
    }
    write("report.txt", report.toString());
  }

  private static String report(MappedLayer layer) {
    FoundMapping best = layer.best().orElseThrow();
    String gap = System.lineSeparator();
    return "== "
        + layer.name()
        + " =="
        + gap
        + gap
        + LoopNestWriter.text(layer.architecture().orElseThrow(), best.mapping())
        + gap
        + EvaluationText.of(best.evaluation());
  }

  private static String specification(MappedLayer layer) {
    FoundMapping best = layer.best().orElseThrow();
    return WorkloadWriter.yaml(layer.workload())
        + MappingWriter.yaml(layer.workload(), layer.architecture().orElseThrow(), best.mapping());
  }

  /** The layer's name with what a file name cannot hold replaced, and a number if it is taken. */
  private static String fileName(String layer, Set<String> taken) {
    String name = layer.replaceAll(NOT_IN_FILE_NAMES, "_");
    String candidate = name;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }

  private void write(String name, String text) throws IOException {
    Path draft = Files.createTempFile(folder, "." + name, ".part");
    try {
      Files.writeString(draft, text);
      Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
