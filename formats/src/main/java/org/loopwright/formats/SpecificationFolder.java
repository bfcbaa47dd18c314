package org.loopwright.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/** Finds the specification files of a folder: by their names, hidden files left out. */
final class SpecificationFolder {
  private static final List<String> ENDINGS =
      List.of(".yaml", ".yml", ".json", ".yaml.jinja2", ".yaml.jinja", ".yaml.j2");

  private SpecificationFolder() {}

  /** The files among {@code paths}, and those that lie directly in the folders among them. */
  static List<Path> files(List<Path> paths, Diagnosis diagnosis) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(inside(path, diagnosis));
      } else {
        files.add(path);
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> inside(Path folder, Diagnosis diagnosis) {
    Location location = Location.ofFile(folder.toString());
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(SpecificationFolder::isSpecification).sorted().forEach(files::add);
    } catch (IOException broken) {
      diagnosis.error(location, "the folder cannot be read: " + broken.getMessage());
      return files;
    }
    if (files.isEmpty()) {
      diagnosis.error(location, "the folder has no file that ends in " + ENDINGS);
    }
    return files;
  }

  private static boolean isSpecification(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && ENDINGS.stream().anyMatch(name::endsWith)
        && Files.isRegularFile(file);
  }
}
