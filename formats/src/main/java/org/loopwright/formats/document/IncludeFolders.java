package org.loopwright.formats.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The folder trees that files may read others from: specifications and batches come from elsewhere,
 * and must not reach the rest of the disk through {@code ..} or symbolic links.
 *
 * @param named the folders by the names that users gave, absolute
 * @param roots the same without links; none allows nothing
 */
public record IncludeFolders(List<Path> named, List<Path> roots) {
  static final IncludeFolders NONE = new IncludeFolders(List.of(), List.of());

  public IncludeFolders {
    named = List.copyOf(named);
    roots = List.copyOf(roots);
  }

  /** The folders in which files lie. */
  public static IncludeFolders around(List<Path> files) {
    return around(files, List.of());
  }

  /** The folders in which files lie, and others; those that do not exist are left out. */
  public static IncludeFolders around(List<Path> files, List<Path> others) {
    List<Path> folders = new ArrayList<>(others);
    files.forEach(file -> folders.add(folderOf(file)));
    List<Path> named = new ArrayList<>();
    List<Path> roots = new ArrayList<>();
    for (Path folder : folders) {
      try {
        roots.add(folder.toRealPath());
        named.add(folder.toAbsolutePath().normalize());
      } catch (IOException missing) {
        // There is nothing to read in it; who reads a file of it reports that.
      }
    }
    return new IncludeFolders(named, roots);
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /** The file that {@code including} calls {@code name}, relative to its own folder. */
  Path resolve(String including, String name, Location at) {
    try {
      Path file = folderOf(Path.of(including)).resolve(name).normalize();
      // Whether a file exists elsewhere on the disk is not the including file's business.
      if (mayLook(file) && real(file).isPresent() && Files.isRegularFile(file)) {
        return Path.of(including).resolveSibling(name).normalize();
      }
    } catch (IOException missing) {
      throw new SpecException(at, "there is no file '" + name + "'");
    } catch (InvalidPathException malformed) {
      throw new SpecException(at, "no name of a file: '" + name + "'");
    }
    throw new SpecException(
        Problem.error(at, "'" + name + "' is not a file in the specification's folders")
            .withAdvice(
                "Put it next to the file that includes it, or allow its folder with --include-from"));
  }

  private boolean mayLook(Path file) throws IOException {
    Path folder = file.getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return folder != null && real(folder).isPresent();
  }

  /** Whether a path is in one of the trees by its names, whatever is there. */
  public boolean isInsideByName(Path normalized) {
    return Stream.concat(named.stream(), roots.stream()).anyMatch(normalized::startsWith);
  }

  /**
   * What is under a path, as a path without links, if it is in one of the trees.
   *
   * @throws IOException if nothing is there
   */
  public Optional<Path> real(Path path) throws IOException {
    Path real = path.toRealPath();
    return Optional.of(real).filter(inside -> roots.stream().anyMatch(inside::startsWith));
  }
}
