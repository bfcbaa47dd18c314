package org.loopwright.formats;

import java.nio.file.Path;
import java.util.List;

/** Reads a specification from files whose sections are merged. */
public final class SpecificationReader {
  private SpecificationReader() {}

  /**
   * The specification of files and of the files of folders. Every problem found is in the one
   * {@link org.loopwright.model.diagnostics.SpecException} that is thrown.
   */
  public static Specification read(List<Path> paths) {
    return SpecificationFiles.read(paths).specification();
  }

  public static Specification read(Path... paths) {
    return read(List.of(paths));
  }
}
