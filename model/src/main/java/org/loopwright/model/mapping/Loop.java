package org.loopwright.model.mapping;

import org.loopwright.model.diagnostics.Require;

/**
 * One loop of a tiled nest: {@code bound} iterations of a dimension, in time or across space as its
 * place in the {@link LevelMapping} says. Loops of bound 1 do nothing and are left out.
 */
public record Loop(String dimension, long bound) {
  public Loop {
    Require.notBlank(dimension, "dimension of a loop");
    Require.that(
        bound >= 2, "bound of the loop over %s must be at least 2 but was %s", dimension, bound);
  }
}
