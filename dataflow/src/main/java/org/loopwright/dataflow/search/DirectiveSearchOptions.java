package org.loopwright.dataflow.search;

import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * How a layer is searched.
 *
 * @param all whether to look at every mapping, however many there are
 * @param threads that search; the result is the same for any number
 * @param seed of the starts that are drawn
 * @param timeLimitSeconds of each layer
 */
public record DirectiveSearchOptions(
    boolean all, int threads, long seed, OptionalDouble timeLimitSeconds) {
  public DirectiveSearchOptions {
    Require.positive(threads, "threads");
    Require.that(
        timeLimitSeconds.isEmpty() || timeLimitSeconds.getAsDouble() > 0,
        "time limit must be more than 0 s but was %s",
        timeLimitSeconds);
  }
}
