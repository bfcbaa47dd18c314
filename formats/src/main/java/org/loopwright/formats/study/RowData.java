package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;

/**
 * A CSV file with a head, whose numbers join the rows of a table.
 *
 * @param file relative to the study
 * @param key the column with the names of rows
 * @param name what its numbers are called by: {@code chip} makes {@code chip.cycles}
 * @param at its place in the study, for messages
 */
public record RowData(String file, String key, String name, Location at) {
  public RowData {
    requireNonNull(at, "at");
  }
}
