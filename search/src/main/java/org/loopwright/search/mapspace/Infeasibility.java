package org.loopwright.search.mapspace;

import org.loopwright.model.diagnostics.Require;

/**
 * Why a mapspace is empty, proved when it is built.
 *
 * @param subject the dimension, data space or level that cannot be served
 * @param reason what the constraints ask of it
 */
public record Infeasibility(String subject, String reason) {
  public Infeasibility {
    Require.notBlank(subject, "subject of an infeasibility");
    Require.notBlank(reason, "reason of an infeasibility");
  }

  /** Prints, for example, {@code K: exactly 5 at RF temporal cannot multiply to 96}. */
  @Override
  public String toString() {
    return subject + ": " + reason;
  }
}
