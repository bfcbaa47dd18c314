package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

/**
 * A file of a table of a run.
 *
 * @param name relative to the folder of the run
 */
public record StoredFile(String name, long rows, long bytes, String sha256) {
  public StoredFile {
    requireNonNull(name, "name");
    requireNonNull(sha256, "sha256");
  }
}
