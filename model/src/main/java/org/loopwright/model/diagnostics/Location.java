package org.loopwright.model.diagnostics;

import static java.util.Objects.requireNonNull;

/**
 * A place in a user's input: file, line and column (from 1; 0 if unknown) and the path of keys that
 * leads there, such as {@code architecture.subtree[0].local[2].attributes.depth}.
 */
public record Location(String file, int line, int column, String path) {
  public Location {
    requireNonNull(file, "file");
    requireNonNull(path, "path");
  }

  /** The place of a whole file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, "");
  }

  /** Prints {@code file:line path}, leaving out what is not known. */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return path.isEmpty() ? place : place + " " + path;
  }
}
