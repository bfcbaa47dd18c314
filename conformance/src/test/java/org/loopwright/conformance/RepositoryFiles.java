package org.loopwright.conformance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository, wherever the tests are started from. */
public final class RepositoryFiles {
  private RepositoryFiles() {}

  /** A file or folder, by its path from the root of the repository. */
  public static Path file(String path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("library"))
          && Files.isDirectory(at.resolve("conformance"))) {
        return at.resolve(path);
      }
    }
    throw new IllegalStateException("tests must run inside of the repository");
  }
}
