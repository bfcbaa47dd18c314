package org.loopwright.formats.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.IncludeFolders;
import org.loopwright.formats.document.JsonLines;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads a batch case by case. A line is a map with {@code id}, {@code inputs} (files relative to
 * the batch, inside its folder) and the sections of a specification, at least {@code problem} and
 * {@code mapping}. Files that cases share are read once. Not for use by several threads at once.
 */
public final class BatchReader implements AutoCloseable {
  private static final Key<String> ID = Key.of("id", ValueType.TEXT, "What results call the case.");
  private static final Key<List<ScalarNode>> INPUTS =
      Key.of("inputs", ValueType.WORDS, "Files, relative to the batch and inside its folder.");
  private static final KeyTable LINE = KeyTable.of("case", "One case of a batch.", ID, INPUTS);

  /** Keys of a line that are no sections; the last two hold results that a reference recorded. */
  private static final Set<String> NO_SECTIONS = Set.of("id", "inputs", "expected", "reference");

  private static final int MAX_FILES_KEPT = 256;

  private final JsonLines lines;
  private final Path base;
  private final IncludeFolders folders;
  private final Map<List<Path>, SpecificationFiles> shared = new HashMap<>();

  private BatchReader(JsonLines lines, Path base, IncludeFolders folders) {
    this.lines = lines;
    this.base = base;
    this.folders = folders;
  }

  /** Opens a batch whose inputs must lie in its own folder or below. */
  public static BatchReader open(Path batch) {
    return open(batch, folderOf(batch));
  }

  /** Opens a batch whose inputs, relative to it, must lie in {@code root} or below. */
  public static BatchReader open(Path batch, Path root) {
    Path base = folderOf(batch);
    try {
      Path named = base.toAbsolutePath().normalize();
      IncludeFolders folders = new IncludeFolders(List.of(named), List.of(root.toRealPath()));
      return new BatchReader(JsonLines.open(batch), base, folders);
    } catch (IOException missing) {
      throw new SpecException(Location.ofFile(root.toString()), "there is no such folder");
    }
  }

  private static Path folderOf(Path batch) {
    Path parent = batch.getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** The next case, or nothing at the end. A case that is malformed does not end the batch. */
  public Optional<BatchCase> next() {
    try {
      return lines.next().map(this::read);
    } catch (SpecException malformed) {
      return Optional.of(new BatchCase.Malformed(lineName(), malformed.problems()));
    }
  }

  private String lineName() {
    return "line " + lines.line();
  }

  private BatchCase read(Node line) {
    Diagnosis diagnosis = new Diagnosis();
    MapReader keys = MapReader.of(line, LINE, diagnosis);
    String id = keys.get(ID).orElse(lineName());
    try {
      List<Path> inputs =
          keys.list(INPUTS).stream().flatMap(input -> resolve(input, diagnosis).stream()).toList();
      diagnosis.throwIfErrors();
      SpecificationFiles files = files(inputs).with(sections(keys.node()));
      return new BatchCase.Evaluable(id, files.specification());
    } catch (SpecException malformed) {
      return new BatchCase.Malformed(id, malformed.problems());
    }
  }

  /** The file that an input names, if it is in the folder. */
  private Optional<Path> resolve(ScalarNode input, Diagnosis diagnosis) {
    try {
      Path file = base.resolve(input.text());
      boolean mayLook = folders.isInsideByName(file.toAbsolutePath().normalize());
      if (mayLook && folders.real(file).isPresent() && Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      diagnosis.error(
          input.location(), "input " + input.describe() + " is not a file in the batch's folder");
    } catch (IOException missing) {
      diagnosis.error(input.location(), "there is no file " + input.describe());
    } catch (InvalidPathException malformed) {
      diagnosis.error(input.location(), "no name of a file: " + input.describe());
    }
    return Optional.empty();
  }

  private SpecificationFiles files(List<Path> inputs) {
    SpecificationFiles files = shared.get(inputs);
    if (files == null) {
      files = SpecificationFiles.read(inputs);
      if (shared.size() >= MAX_FILES_KEPT) {
        shared.clear();
      }
      shared.put(inputs, files);
    }
    return files;
  }

  private static MapNode sections(MapNode line) {
    List<MapNode.Entry> sections = new ArrayList<>(line.entries());
    sections.removeIf(entry -> NO_SECTIONS.contains(entry.key()));
    return new MapNode(line.location(), sections);
  }

  @Override
  public void close() {
    lines.close();
  }
}
