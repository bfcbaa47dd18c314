package org.loopwright.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;

/**
 * Finds the specification files of a folder by their names. What editors and archives leave behind
 * is skipped with a note; a link that leads out of the folder is an error.
 */
final class SpecificationFolder {
  private static final List<String> ENDINGS =
      List.of(".yaml", ".yml", ".json", ".yaml.jinja2", ".yaml.jinja", ".yaml.j2");

  /** Folders of notebooks and of archives; hidden files; drafts and backups of editors. */
  private static final Pattern STRAY =
      Pattern.compile(
          "\\.ipynb_checkpoints|__MACOSX"
              + "|[.#].*\\.(yaml|yml|json)[#~]?"
              + "|\\..*\\.(yaml|yml|json)\\.sw[a-p]"
              + "|.*\\.(yaml|yml|json)(~|\\.(bak|orig|rej|save|old|tmp|swp|part))");

  private final Path folder;
  private final Diagnosis diagnosis;
  private final List<String> stray = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  private SpecificationFolder(Path folder, Diagnosis diagnosis) {
    this.folder = folder;
    this.diagnosis = diagnosis;
  }

  /**
   * The files among {@code paths}, and those that lie directly in the folders among them; each
   * once.
   */
  static List<Path> files(List<Path> paths, Diagnosis diagnosis) {
    Map<Path, Path> files = new LinkedHashMap<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        new SpecificationFolder(path, diagnosis)
            .inside()
            .forEach(file -> files.putIfAbsent(real(file), file));
      } else {
        files.putIfAbsent(real(path), path);
      }
    }
    return List.copyOf(files.values());
  }

  /** The file without links; one that is not there is its own. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException missing) {
      return file.toAbsolutePath().normalize();
    }
  }

  private List<Path> inside() {
    Location location = Location.ofFile(folder.toString());
    try (Stream<Path> entries = Files.list(folder)) {
      entries.sorted().forEach(this::entry);
    } catch (IOException broken) {
      diagnosis.error(location, "the folder cannot be read: " + broken.getMessage());
      return files;
    }
    if (!stray.isEmpty()) {
      diagnosis.warning(location, "skipped as left behind: " + String.join(", ", stray));
    }
    if (files.isEmpty()) {
      diagnosis.error(location, "the folder has no file that ends in " + ENDINGS);
    }
    return files;
  }

  private void entry(Path entry) {
    String name = entry.getFileName().toString();
    if (STRAY.matcher(name).matches()) {
      stray.add(name);
    } else if (ENDINGS.stream().anyMatch(name::endsWith)) {
      specification(entry);
    }
  }

  private void specification(Path entry) {
    if (Files.isSymbolicLink(entry) && !real(entry).startsWith(real(folder))) {
      diagnosis.add(
          Problem.error(
                  Location.ofFile(entry.toString()),
                  "is a link that leads out of the folder, and is not read")
              .withAdvice("Name the file itself next to the folder"));
    } else if (Files.isRegularFile(entry)) {
      files.add(entry);
    }
  }
}
