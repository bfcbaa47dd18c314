package org.loopwright.service.editor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.Schemas;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.SpecException;

/** Which files of a project have which schema: by the names of ours, and by what is in others. */
final class EditedFiles {
  private static final String SPACE = "space";
  private static final String STUDY = "study";
  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_FILES = 1000;

  /** Names as in our own library, and endings for files that lie elsewhere. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          Schemas.SPECIFICATION,
          List.of(
              "**/architectures/*.yaml",
              "**/workloads/*.yaml",
              "**/mappings/*.yaml",
              "**/*.arch.yaml",
              "**/*.constraints.yaml",
              "**/*.map.yaml",
              "**/*.problem.yaml"),
          SPACE,
          List.of("**/spaces/*.yaml", "**/*.space.yaml"),
          STUDY,
          List.of("**/studies/*.yaml", "**/*.study.yaml"),
          "technology",
          List.of("**/technology.yaml"),
          "costs",
          List.of("**/costs/*.yaml"));

  private final Path project;
  private final List<PathMatcher> named =
      NAMES.values().stream()
          .flatMap(List::stream)
          .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
          .toList();

  private EditedFiles(Path project) {
    this.project = project;
  }

  /** The patterns of each schema's files, in the order of the names of schemas. */
  static Map<String, List<String>> of(Path project) throws IOException {
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    Schemas.names().stream()
        .filter(NAMES::containsKey)
        .forEach(schema -> patterns.put(schema, new ArrayList<>(NAMES.get(schema))));
    new EditedFiles(project).others().forEach((file, schema) -> patterns.get(schema).add(file));
    return patterns;
  }

  /** Files without such a name, relative to the project, and their schemas. */
  private Map<String, String> others() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (Path file : files()) {
      schema(file)
          .ifPresent(
              schema -> found.put(project.relativize(file).toString().replace('\\', '/'), schema));
    }
    return found;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden =
                !folder.equals(project) && folder.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if ((name.endsWith(".yaml") || name.endsWith(".yml"))
                && attributes.isRegularFile()
                && attributes.size() <= MAX_BYTES
                && named.stream().noneMatch(pattern -> pattern.matches(file))) {
              files.add(file);
            }
            return files.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().toList();
  }

  private static Optional<String> schema(Path file) {
    try {
      return NodeFile.read(file).flatMap(Schemas::nameFor).filter(NAMES::containsKey);
    } catch (SpecException noYaml) {
      return Optional.empty();
    }
  }
}
