package org.loopwright.formats.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads a file of one document, YAML or, by its name, JSON ({@code .json}), libconfig ({@code
 * .cfg}) or the text of a loop nest ({@code .txt}), plain or gzip. Whatever is wrong with it is a
 * {@link SpecException}.
 */
public final class NodeFile {
  private NodeFile() {}

  /** The document of a file, or nothing if the file is empty or has comments only. */
  public static Optional<Node> read(Path file) {
    return read(file, ReadLimits.DEFAULT);
  }

  /** The document of a file that must have one. */
  public static Node require(Path file) {
    return read(file)
        .orElseThrow(
            () -> new SpecException(Location.ofFile(file.toString()), "the file is empty"));
  }

  public static Optional<Node> read(Path file, ReadLimits limits) {
    return Diagnosis.requireNoErrors(
        slips -> read(file, limits, IncludeFolders.around(List.of(file)), slips));
  }

  /** The document of a file that may include others from {@code folders}. */
  public static Optional<Node> read(Path file, IncludeFolders folders) {
    return Diagnosis.requireNoErrors(slips -> read(file, ReadLimits.DEFAULT, folders, slips));
  }

  /** The document of a file; what does not end the reading goes to {@code diagnosis}. */
  public static Optional<Node> read(Path file, IncludeFolders folders, Diagnosis diagnosis) {
    return read(file, ReadLimits.DEFAULT, folders, diagnosis);
  }

  private static Optional<Node> read(
      Path file, ReadLimits limits, IncludeFolders folders, Diagnosis slips) {
    return parse(file.toString(), InputFile.text(file, limits.bytes()), limits, folders, slips);
  }

  /** The document of a text in the place of the file {@code name}. */
  public static Optional<Node> parse(String name, String text) {
    return parse(name, text, ReadLimits.DEFAULT);
  }

  public static Optional<Node> parse(String name, String text, ReadLimits limits) {
    return Diagnosis.requireNoErrors(
        slips -> parse(name, text, limits, IncludeFolders.NONE, slips));
  }

  private static Optional<Node> parse(
      String name, String text, ReadLimits limits, IncludeFolders folders, Diagnosis slips) {
    String plain = plain(name);
    if (plain.endsWith(".json")) {
      return JsonDocument.parse(name, 0, text, limits, slips);
    }
    if (plain.endsWith(".cfg")) {
      return LibconfigDocument.parse(name, text, limits, folders);
    }
    return plain.endsWith(".txt")
        ? LoopNestDocument.parse(name, text, limits)
        : YamlDocument.parse(SourceText.of(name, text), limits, slips);
  }

  private static String plain(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** The YAML document that a template gave. */
  public static Optional<Node> parse(SourceText source) {
    return Diagnosis.requireNoErrors(
        slips -> YamlDocument.parse(source, ReadLimits.DEFAULT, slips));
  }

  /** The document of a file's text; what does not end the reading goes to {@code diagnosis}. */
  public static Optional<Node> parse(SourceText source, Diagnosis diagnosis) {
    return YamlDocument.parse(source, ReadLimits.DEFAULT, diagnosis);
  }

  /** Whether a file is read as YAML, by its name. */
  public static boolean isYaml(String name) {
    return List.of(".json", ".cfg", ".txt").stream().noneMatch(plain(name)::endsWith);
  }
}
