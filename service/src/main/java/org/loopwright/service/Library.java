package org.loopwright.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.formats.node.Spelling;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** The architectures, workloads and mappings that ship with the product, by name. */
public final class Library {
  /** What the library holds; each kind is a folder of files. */
  public enum Kind {
    ARCHITECTURES("architecture"),
    WORKLOADS("network"),
    MAPPINGS("mapping");

    private final String one;

    Kind(String one) {
      this.one = one;
    }

    /** The folder's name. */
    public String folder() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String ENDING = ".yaml";

  private final Path root;

  /** The library in a folder. */
  public Library(Path root) {
    this.root = root;
  }

  /** Names of what ships, in alphabetical order. */
  public List<String> names(Kind kind) {
    try (Stream<Path> files = Files.list(root.resolve(kind.folder()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The technologies that ship, and others. */
  public TechnologyLibrary technologies() {
    return new TechnologyLibrary(root.resolve("technology"));
  }

  /** The file that a user means: a path that exists, or a name from the library. */
  public Path find(Kind kind, String nameOrFile) {
    Path file = Path.of(nameOrFile);
    if (Files.exists(file)) {
      return file;
    }
    List<String> names = Files.isDirectory(root) ? names(kind) : List.of();
    if (names.contains(nameOrFile)) {
      return root.resolve(kind.folder()).resolve(nameOrFile + ENDING);
    }
    Problem problem =
        Problem.error(
            Location.ofFile(nameOrFile),
            "there is no such file, and no " + kind.one + " of that name ships");
    Optional<String> advice = Spelling.advice(nameOrFile, names);
    throw new SpecException(
        problem.withAdvice(advice.orElse("These ship: " + String.join(", ", names))));
  }
}
