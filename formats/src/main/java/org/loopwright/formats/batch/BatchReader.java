package org.loopwright.formats.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.JsonLines;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads a batch case by case. A line is a map with {@code id}, {@code inputs} (files relative to
 * the batch, inside its folder) and the sections of a specification, at least {@code problem} and
 * {@code mapping}. Files that cases share are read once. Not for use by several threads at once.
 */
public final class BatchReader implements AutoCloseable {
  private static final Key<String> ID = Key.of("id", ValueType.TEXT, "Name of the case.");
  private static final Key<List<ScalarNode>> INPUTS =
      Key.of("inputs", ValueType.WORDS, "Files, relative to the batch.");
  private static final KeyTable CASE = KeyTable.of("batch_case", "A case.", ID, INPUTS);

  /** Results that a reference recorded beside its inputs. */
  private static final List<String> IGNORED = List.of("expected", "reference");

  private static final int MOST_FILES_KEPT = 256;

  private final JsonLines lines;
  private final InputFolder folder;
  private final Map<List<Path>, SpecificationFiles> shared = new HashMap<>();

  private BatchReader(JsonLines lines, InputFolder folder) {
    this.lines = lines;
    this.folder = folder;
  }

  /** Opens a batch whose inputs must lie in its own folder or below. */
  public static BatchReader open(Path batch) {
    return open(batch, InputFolder.of(batch));
  }

  /** Opens a batch whose inputs, relative to it, must lie in {@code root} or below. */
  public static BatchReader open(Path batch, Path root) {
    return open(batch, InputFolder.of(batch, root));
  }

  private static BatchReader open(Path batch, InputFolder folder) {
    return new BatchReader(JsonLines.open(batch), folder);
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
    MapReader keys = MapReader.of(line, CASE, diagnosis);
    String id = keys.get(ID).orElse(lineName());
    try {
      List<Path> inputs = inputs(keys, diagnosis);
      diagnosis.throwIfErrors();
      SpecificationFiles files = files(inputs).with(sections(keys.node()));
      return new BatchCase.Evaluable(id, files.specification());
    } catch (SpecException malformed) {
      return new BatchCase.Malformed(id, malformed.problems());
    }
  }

  private List<Path> inputs(MapReader keys, Diagnosis diagnosis) {
    List<Path> inputs = new ArrayList<>();
    for (ScalarNode input : keys.get(INPUTS).orElse(List.of())) {
      folder.resolve(input, diagnosis).ifPresent(inputs::add);
    }
    return inputs;
  }

  private SpecificationFiles files(List<Path> inputs) {
    SpecificationFiles files = shared.get(inputs);
    if (files == null) {
      files = SpecificationFiles.read(inputs);
      if (shared.size() >= MOST_FILES_KEPT) {
        shared.clear();
      }
      shared.put(inputs, files);
    }
    return files;
  }

  private static MapNode sections(MapNode line) {
    List<MapNode.Entry> sections = new ArrayList<>(line.entries());
    sections.removeIf(
        entry ->
            entry.key().equals(ID.name())
                || entry.key().equals(INPUTS.name())
                || IGNORED.contains(entry.key()));
    return new MapNode(line.location(), sections);
  }

  @Override
  public void close() {
    lines.close();
  }
}
