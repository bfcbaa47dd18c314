package org.loopwright.formats.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The folder trees that the files of a specification may include others from: a specification comes
 * from elsewhere, and must not reach the rest of the disk through {@code ..} or symbolic links.
 *
 * @param roots paths without links; none allows nothing
 */
public record IncludeFolders(List<Path> roots) {
  static final IncludeFolders NONE = new IncludeFolders(List.of());

  public IncludeFolders {
    roots = List.copyOf(roots);
  }

  /** The folders in which files lie. */
  public static IncludeFolders around(List<Path> files) {
    return around(files, List.of());
  }

  /** The folders in which files lie, and others; what is not there is left for others to report. */
  public static IncludeFolders around(List<Path> files, List<Path> others) {
    List<Path> folders = new ArrayList<>(others);
    files.forEach(file -> folders.add(folderOf(file)));
    List<Path> roots = new ArrayList<>();
    for (Path folder : folders) {
      try {
        roots.add(folder.toRealPath());
      } catch (IOException missing) {
        // Reading the file reports it.
      }
    }
    return new IncludeFolders(roots.stream().distinct().toList());
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
      if (mayLook(file) && isInside(file.toRealPath()) && Files.isRegularFile(file)) {
        return Path.of(including).resolveSibling(name).normalize();
      }
    } catch (IOException missing) {
      throw refused(at, "there is no file '" + name + "'");
    } catch (InvalidPathException malformed) {
      throw refused(at, "no name of a file: '" + name + "'");
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
    return folder != null && isInside(folder.toRealPath());
  }

  private boolean isInside(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }

  private static SpecException refused(Location at, String message) {
    return new SpecException(Problem.error(at, message));
  }
}
