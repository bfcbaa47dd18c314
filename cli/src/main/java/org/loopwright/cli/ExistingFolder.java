package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that an option may name, and that must be there. */
final class ExistingFolder {
  private ExistingFolder() {}

  /** The folder with all links resolved; empty if the option was left out. */
  static Optional<Path> of(Path folder) throws IOException {
    if (folder == null) {
      return Optional.empty();
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    return Optional.of(folder.toRealPath());
  }
}
