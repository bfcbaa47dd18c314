package org.loopwright.formats.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.IncludeFolders;
import org.loopwright.formats.document.JsonLines;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeContent;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads a batch case by case. A line is a map with {@code id}, {@code inputs} (files relative to
 * the batch, inside its folder) and the sections of a specification, at least {@code problem} and
 * {@code mapping}. Files and problems that cases share are read once. Not for use by several
 * threads at once.
 */
public final class BatchReader implements AutoCloseable {
  private static final Key<String> ID = Key.of("id", ValueType.TEXT, "What results call the case.");
  private static final Key<List<ScalarNode>> INPUTS =
      Key.of("inputs", ValueType.WORDS, "Files, relative to the batch and inside its folder.");
  private static final KeyTable LINE = KeyTable.of("case", "One case of a batch.", ID, INPUTS);

  /** Keys of a line that are no sections; the last two hold results that a reference recorded. */
  private static final Set<String> NO_SECTIONS = Set.of("id", "inputs", "expected", "reference");

  /** Results that a reference recorded. */
  private static final List<String> UNREAD = List.of("expected", "reference");

  /** What lines have in common: all but the mapping. */
  private record Setting(SpecificationFiles files, Specification base) {}

  /** By which it is found again. */
  private record SettingKey(List<Path> inputs, String sections) {}

  private final JsonLines lines;
  private final Path base;
  private final IncludeFolders folders;
  private final BoundedCache<List<Path>, SpecificationFiles> shared = new BoundedCache<>();
  private final BoundedCache<SettingKey, Optional<Setting>> settings = new BoundedCache<>();
  private final QuickLines quick = new QuickLines(UNREAD);

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
      return lines.nextLine().flatMap(this::read);
    } catch (SpecException malformed) {
      return Optional.of(new BatchCase.Malformed(lineName(), malformed.problems()));
    }
  }

  private String lineName() {
    return "line " + lines.line();
  }

  private Optional<BatchCase> read(byte[] line) {
    return quick.read(line, lineName()).or(() -> lines.parse(line).map(node -> read(line, node)));
  }

  private BatchCase read(byte[] text, Node line) {
    Diagnosis diagnosis = new Diagnosis();
    MapReader keys = MapReader.of(line, LINE, diagnosis);
    String id = keys.get(ID).orElse(lineName());
    try {
      List<Path> inputs =
          keys.list(INPUTS).stream().flatMap(input -> resolve(input, diagnosis).stream()).toList();
      diagnosis.throwIfErrors();
      return new BatchCase.Evaluable(id, specification(text, inputs, sections(keys.node())));
    } catch (SpecException malformed) {
      return new BatchCase.Malformed(id, malformed.problems());
    }
  }

  /** All but the mapping is read once for the lines that have it in common. */
  private Specification specification(byte[] line, List<Path> inputs, MapNode sections) {
    List<MapNode.Entry> others = new ArrayList<>(sections.entries());
    List<Node> mappings = new ArrayList<>();
    others.removeIf(entry -> SpecificationFiles.isMapping(entry) && mappings.add(entry.value()));
    MapNode common = new MapNode(sections.location(), others);
    if (mappings.size() == 1) {
      Optional<Setting> setting = setting(inputs, common);
      if (setting.isPresent()) {
        quick.learn(line, setting.get().files(), setting.get().base());
        return setting.get().files().specification(setting.get().base(), mappings.get(0));
      }
    }
    return files(inputs).with(sections).specification();
  }

  /** What lines have in common; nothing if something is wrong with it or it has a mapping. */
  private Optional<Setting> setting(List<Path> inputs, MapNode common) {
    return settings.get(
        new SettingKey(inputs, NodeContent.of(common)), key -> read(inputs, common));
  }

  private Optional<Setting> read(List<Path> inputs, MapNode common) {
    try {
      SpecificationFiles files = files(inputs).with(common);
      Specification base = files.specification();
      return base.workload().isPresent() && base.mapping().isEmpty()
          ? Optional.of(new Setting(files, base))
          : Optional.empty();
    } catch (SpecException malformed) {
      return Optional.empty(); // said again, with the places of each line that has it
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
    return shared.get(inputs, SpecificationFiles::read);
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
