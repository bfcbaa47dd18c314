package org.loopwright.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * The architectures, workloads, mappings, dataflows, cost tables and studies that ship with the
 * product, by name.
 */
public final class Library {
  /** What the library holds; each kind is a folder of files. */
  public enum Kind implements Labelled {
    ARCHITECTURES("architecture", ".yaml"),
    WORKLOADS("network", ".yaml"),
    MAPPINGS("mapping", ".yaml"),
    DATAFLOWS("dataflow", ".m"),
    COSTS("cost table", ".yaml"),
    SPACES("design space", ".yaml"),
    STUDIES("study", ".yaml");

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

  /** The library next to the installation, inside the jar, or in the working folder. */
  public static Library installed() {
    Optional<String> home = Optional.ofNullable(System.getProperty("loopwright.home"));
    return home.map(folder -> new Library(Path.of(folder, "library")))
        .or(Library::inJar)
        .orElseGet(() -> new Library(Path.of("library")));
  }

  /** The library inside the jar that holds this class, if it does. */
  public static Optional<Library> inJar() {
    URL page = Library.class.getResource("/library/README.md");
    if (page == null || !page.getProtocol().equals("jar")) {
      return Optional.empty();
    }
    try {
      URI uri = page.toURI();
      open(uri);
      return Optional.of(new Library(Path.of(uri).getParent()));
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("the library in " + page + " cannot be read", unreadable);
    }
  }

  /** Makes the files inside a jar known as paths, until the program ends. */
  private static void open(URI insideJar) throws IOException {
    try {
      FileSystems.newFileSystem(insideJar, Map.of());
    } catch (FileSystemAlreadyExistsException isOpen) {
      // It was asked for before.
    }
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

  /** Whether a file is one of those that ship. */
  public boolean holds(Path file) {
    return file.startsWith(root);
  }

  /** A message that names files of this library without the folder that it is in. */
  public String placeless(String message) {
    return message.replace(root + "/", "");
  }

  /** Whether something of that name ships; a folder that is missing has nothing. */
  public boolean has(Kind kind, String name) {
    return Files.isRegularFile(file(kind, name));
  }

  private Path file(Kind kind, String name) {
    return root.resolve(kind.label()).resolve(name + kind.ending);
  }

  /**
   * What a result of files is about: the file of their architecture, and their network.
   *
   * @param given the paths that the user gave, those of this library included
   */
  public RunIdentity identity(String version, SpecificationFiles files, List<Path> given) {
    String architecture = files.location().file();
    return RunIdentity.of(version)
        .withArchitecture(Optional.of(nameOf(Kind.ARCHITECTURES, architecture, given)))
        .withNetwork(files.network().map(Network::name));
  }

  /** The name of a file of the library; of another file its path, as far as the user gave it. */
  private String nameOf(Kind kind, String text, List<Path> given) {
    Path file = Path.of(text);
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(kind.ending)) {
      String stem = name.substring(0, name.length() - kind.ending.length());
      // As texts, because a file inside a jar is no file of the disk
      if (file(kind, stem).toString().equals(text)) {
        return stem;
      }
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
      return file(kind, nameOrFile);
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
