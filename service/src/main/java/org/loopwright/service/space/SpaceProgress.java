package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How far a sweep is.
 *
 * @param points of the space
 * @param done points that are settled
 * @param pruned those of them that bounds left out
 * @param proved those of them that are mapped, with proof
 * @param best the least value of the first objective so far; empty before a valid point
 */
public record SpaceProgress(long points, long done, long pruned, long proved, OptionalDouble best) {
  public SpaceProgress {
    requireNonNull(best, "best");
  }
}
