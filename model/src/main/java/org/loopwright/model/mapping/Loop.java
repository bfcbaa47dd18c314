package org.loopwright.model.mapping;

import org.loopwright.model.diagnostics.Require;

/**
 * One loop of a tiled nest: {@code bound} iterations of a dimension, in time or across space by its
 * place in the {@link LevelMapping}. Loops of bound 1 do nothing and are left out.
 *
 * <p>Where the loops outside it over the same dimension are all at their last iteration, it runs
 * {@code residual} iterations only: imperfect factorization (Horeni et al., Ruby, ISPASS 2022).
 */
public record Loop(String dimension, long bound, long residual) {
  public Loop {
    Require.notBlank(dimension, "dimension of a loop");
    Require.that(
        bound >= 2, "bound of the loop over %s must be at least 2 but was %s", dimension, bound);
    Require.that(
        residual >= 1 && residual <= bound,
        "residual of the loop over %s must be from 1 to its bound %s but was %s",
        dimension,
        bound,
        residual);
  }

  /** A loop that always runs all its iterations. */
  public Loop(String dimension, long bound) {
    this(dimension, bound, bound);
  }

  /** Whether the residual is the whole bound. */
  public boolean isPerfect() {
    return residual == bound;
  }
}
