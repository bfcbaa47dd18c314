package org.loopwright.service.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * The tables in a folder of results.
 *
 * @param folder of the run; a question reads nothing outside of it
 */
public record StoredRun(Path folder, List<View> views) {
  /**
   * A table of a run, by the name that questions give it.
   *
   * @param files its parts, absolute; Parquet or CSV, as their ending tells
   */
  public record View(String name, List<Path> files) {
    public View {
      requireNonNull(name, "name");
      files = List.copyOf(files);
    }
  }

  public StoredRun {
    requireNonNull(folder, "folder");
    views = List.copyOf(views);
  }
}
