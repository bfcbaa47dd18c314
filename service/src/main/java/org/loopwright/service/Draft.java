package org.loopwright.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.Report;
import org.loopwright.report.plot.ChartImage;
import org.loopwright.service.store.StoredTable;
import org.loopwright.service.store.TableStore;

/** The files of a run before they are published, all at once. */
public final class Draft implements AutoCloseable {
  /** Something that writes itself. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final Path target;
  private final Path folder;
  private final List<String> names = new ArrayList<>();

  /**
   * Starts a draft.
   *
   * @param target where the files will be, for messages
   * @param folder where they are until then
   */
  Draft(Path target, Path folder) throws IOException {
    this.target = target;
    this.folder = Files.createDirectory(folder);
  }

  public void write(String name, Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      content.writeTo(out);
    } catch (FileSystemException alreadyNamed) {
      throw alreadyNamed;
    } catch (IOException failed) {
      // The system's own message often names no file.
      FileSystemException named =
          new FileSystemException(target.resolve(name).toString(), null, failed.getMessage());
      named.initCause(failed);
      throw named;
    }
    names.add(name);
  }

  public void write(String name, String text) throws IOException {
    write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a table as Parquet. */
  public void write(String name, StoredTable<?> table, TableStore store) throws IOException {
    store.write(folder.resolve(name), table);
    names.add(name);
  }

  /** Writes a report as JSON, CSV and text. */
  public void write(String name, Report report) throws IOException {
    write(name + ".json", report.json().pretty());
    write(name + ".csv", report.csv());
    write(name + ".txt", VisibleText.lines(report.text()));
  }

  /** Writes a problem and a mapping of it as {@code evaluate} reads them. */
  public void write(String name, Workload workload, Architecture architecture, Mapping mapping)
      throws IOException {
    write(name, ProblemCodec.yaml(workload) + MappingCodec.yaml(workload, architecture, mapping));
  }

  /** Writes a plot as SVG and PNG, if there is one and this Java {@linkplain ChartImage can}. */
  public void plot(String name, Supplier<Optional<ChartImage>> drawing) throws IOException {
    Optional<ChartImage> plot = ChartImage.canBeDrawn() ? drawing.get() : Optional.empty();
    if (plot.isPresent()) {
      write(name + ".svg", plot.get()::writeSvg);
      write(name + ".png", plot.get()::writePng);
    }
  }

  /**
   * Writes a plot as SVG and PNG if there is time.
   *
   * @return whether there was
   */
  public boolean plot(String name, Supplier<Optional<ChartImage>> plot, BooleanSupplier hurried)
      throws IOException {
    if (hurried.getAsBoolean()) {
      return false;
    }
    plot(name, plot);
    return true;
  }

  Path folder() {
    return folder;
  }

  /** The files, in the order in which they were written. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Drops what was not published. */
  @Override
  public void close() throws IOException {
    remove(folder);
  }

  /** Deletes a draft, if there is one. */
  static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
