package org.loopwright.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.loopwright.cost.technology.Technology;
import org.loopwright.formats.technology.TechnologyReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;

/**
 * The technologies that ship, by name, those of users, by folder, and any node, as {@code 32nm}.
 * Reads each once.
 */
public final class TechnologyLibrary {
  /** The technology where none is named. */
  public static final String STANDARD = "45nm";

  private static final String DEFINITION = "technology.yaml";
  private static final Pattern NODE = Pattern.compile("([1-9]\\d{0,2})\\s*nm");

  private final Path root;
  private final Map<String, Technology> read = new ConcurrentHashMap<>();

  /** The technologies in a folder. */
  public TechnologyLibrary(Path root) {
    this.root = root;
  }

  /** Names of what ships, in alphabetical order. */
  public List<String> names() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(DEFINITION)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The technology that a user means: a name, a node, or a folder with a technology.yaml. */
  public Technology find(String nameOrFolder) {
    Optional<Technology> known = known(nameOrFolder);
    if (known.isPresent()) {
      return known.get();
    }
    Path folder = folder(nameOrFolder);
    if (folder != null) {
      return read.computeIfAbsent(
          folder.toString(),
          name -> TechnologyReader.read(folder, common(), OptionalDouble.empty()));
    }
    Problem problem =
        Problem.error(
            Location.ofFile(nameOrFolder),
            "there is no such folder with a " + DEFINITION + ", and no such technology ships");
    throw new SpecException(
        problem.withAdvice(
            Spelling.advice(nameOrFolder, names())
                .orElse("These ship: " + String.join(", ", names()))));
  }

  /** The files of a user's own technology, in alphabetical order; none of one that ships. */
  public List<Path> files(String nameOrFolder) {
    Path folder = known(nameOrFolder).isPresent() ? null : folder(nameOrFolder);
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path folder(String name) {
    try {
      Path path = Path.of(name);
      Path folder = Files.isRegularFile(path) ? path.getParent() : path;
      return folder != null && Files.isRegularFile(folder.resolve(DEFINITION)) ? folder : null;
    } catch (InvalidPathException malformed) {
      return null;
    }
  }

  /** A technology that ships, or any node; nothing if the name is neither. */
  public Optional<Technology> known(String name) {
    String lower = name.trim().toLowerCase(Locale.ROOT);
    if (Files.isDirectory(root) && names().contains(lower)) {
      return Optional.of(
          read.computeIfAbsent(
              lower,
              key -> TechnologyReader.read(root.resolve(key), common(), OptionalDouble.empty())));
    }
    Matcher node = NODE.matcher(lower);
    return node.matches()
        ? Optional.of(read.computeIfAbsent(lower, key -> atNode(Double.parseDouble(node.group(1)))))
        : Optional.empty();
  }

  private Technology atNode(double nodeNm) {
    return TechnologyReader.read(root.resolve(STANDARD), common(), OptionalDouble.of(nodeNm));
  }

  private Path common() {
    return root.resolve("common");
  }
}
