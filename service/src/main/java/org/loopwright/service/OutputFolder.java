package org.loopwright.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.Report;
import org.loopwright.report.plot.ChartImage;

/** A folder of results, in which each file appears whole or not at all. */
final class OutputFolder {
  /** Something that writes itself. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final String NOT_IN_FILE_NAMES = "[^A-Za-z0-9._-]";

  private final Path folder;

  /** The folder, made if it is not there. */
  OutputFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** A name with what a file name cannot hold replaced. */
  static String fileName(String name) {
    return name.replaceAll(NOT_IN_FILE_NAMES, "_");
  }

  void write(String name, String text) throws IOException {
    WholeFile.write(folder.resolve(name), text);
  }

  void write(String name, Content content) throws IOException {
    WholeFile.write(
        folder.resolve(name),
        draft -> {
          try (OutputStream out = Files.newOutputStream(draft)) {
            content.writeTo(out);
          }
        });
  }

  /** Writes a report as JSON, CSV and text. */
  void write(String name, Report report) throws IOException {
    write(name + ".json", report.json().pretty());
    write(name + ".csv", report.csv());
    write(name + ".txt", report.text());
  }

  /** Writes a plot as SVG and PNG. */
  void write(String name, ChartImage plot) throws IOException {
    write(svg(name), plot::writeSvg);
    write(png(name), plot::writePng);
  }

  /**
   * Writes a plot as SVG and PNG if there is time; else deletes that of an earlier run, which would
   * contradict the results next to it.
   *
   * @return whether there was time
   */
  boolean plot(String name, Supplier<ChartImage> plot, BooleanSupplier hurried) throws IOException {
    if (hurried.getAsBoolean()) {
      Files.deleteIfExists(folder.resolve(svg(name)));
      Files.deleteIfExists(folder.resolve(png(name)));
      return false;
    }
    write(name, plot.get());
    return true;
  }

  private static String svg(String name) {
    return name + ".svg";
  }

  private static String png(String name) {
    return name + ".png";
  }

  /** Writes a problem and a mapping of it as {@code evaluate} reads them. */
  void write(String name, Workload workload, Architecture architecture, Mapping mapping)
      throws IOException {
    write(name, ProblemCodec.yaml(workload) + MappingCodec.yaml(workload, architecture, mapping));
  }
}
