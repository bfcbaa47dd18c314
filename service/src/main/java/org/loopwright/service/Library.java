package org.loopwright.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.network.Network;
import org.loopwright.result.RunIdentity;

/**
 * The architectures, workloads, mappings, dataflows and cost tables that ship with the product, by
 * name.
 */
public final class Library {
  /** What the library holds; each kind is a folder of files. */
  public enum Kind implements Labelled {
    ARCHITECTURES("architecture", ".yaml"),
    WORKLOADS("network", ".yaml"),
    MAPPINGS("mapping", ".yaml"),
    DATAFLOWS("dataflow", ".m"),
    COSTS("cost table", ".yaml");

    private final String one;
    private final String ending;

    Kind(String one, String ending) {
      this.one = one;
      this.ending = ending;
    }

    /** The name of the folder, by which users name the kind. */
    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Path root;

  /** The library in a folder. */
  public Library(Path root) {
    this.root = root;
  }

  /** Names of what ships, in alphabetical order. */
  public List<String> names(Kind kind) {
    try (Stream<Path> files = Files.list(root.resolve(kind.label()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(kind.ending))
          .map(name -> name.substring(0, name.length() - kind.ending.length()))
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

  /** Whether something of that name ships; a folder that is missing has nothing. */
  public boolean has(Kind kind, String name) {
    return Files.isRegularFile(root.resolve(kind.label()).resolve(name + kind.ending));
  }

  /**
   * What a result of files is about: the file of their architecture, and their network.
   *
   * @param given the paths that the user gave, those of this library included
   */
  public RunIdentity identity(String version, SpecificationFiles files, List<Path> given) {
    Path architecture = Path.of(files.location().file());
    return RunIdentity.of(version)
        .withArchitecture(Optional.of(nameOf(Kind.ARCHITECTURES, architecture, given)))
        .withNetwork(files.network().map(Network::name));
  }

  /** The name of a file of the library; of another file its path, as far as the user gave it. */
  private String nameOf(Kind kind, Path file, List<Path> given) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(kind.ending) && root.resolve(kind.label()).equals(file.getParent())) {
      return name.substring(0, name.length() - kind.ending.length());
    }
    // Templates may include a file by a path that the user did not give
    boolean isGiven =
        !file.isAbsolute()
            || given.stream()
                .map(path -> Files.isDirectory(path) ? path : path.getParent())
                .anyMatch(folder -> folder != null && file.startsWith(folder));
    return isGiven ? file.toString() : Path.of("").toAbsolutePath().relativize(file).toString();
  }

  /** The file that a user means: a path that exists, or a name from the library. */
  public Path find(Kind kind, String nameOrFile) {
    Path file = Path.of(nameOrFile);
    if (Files.exists(file)) {
      return file;
    }
    List<String> names = Files.isDirectory(root) ? names(kind) : List.of();
    if (names.contains(nameOrFile)) {
      return root.resolve(kind.label()).resolve(nameOrFile + kind.ending);
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
