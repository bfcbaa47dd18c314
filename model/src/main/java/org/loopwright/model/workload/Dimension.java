package org.loopwright.model.workload;

import org.loopwright.model.diagnostics.Require;

/** One loop of the untiled workload: {@code bound} iterations, counted from zero. */
public record Dimension(String name, long bound) {
  public Dimension {
    Require.notBlank(name, "name of a dimension");
    Require.positive(bound, "bound of dimension %s", name);
  }
}
