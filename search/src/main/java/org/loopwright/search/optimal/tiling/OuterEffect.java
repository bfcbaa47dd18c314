package org.loopwright.search.optimal.tiling;

import org.loopwright.model.math.IndexSet;

/**
 * What the first loops outside a cut do to the data spaces.
 *
 * @param stationary data spaces that they leave where they are
 * @param sliding data spaces that may go on sliding under them
 */
public record OuterEffect(IndexSet stationary, IndexSet sliding) {
  /** Nothing loops outside. */
  public static final OuterEffect NONE = new OuterEffect(IndexSet.EMPTY, IndexSet.EMPTY);

  /** As the record's own, but without its method handles: it is a key on the hot path. */
  @Override
  public boolean equals(Object other) {
    return other instanceof OuterEffect effect
        && effect.stationary.equals(stationary)
        && effect.sliding.equals(sliding);
  }

  @Override
  public int hashCode() {
    return 31 * stationary.hashCode() + sliding.hashCode();
  }

  /** What they do to some data spaces only. */
  public OuterEffect restrictedTo(IndexSet dataSpaces) {
    return new OuterEffect(stationary.intersect(dataSpaces), sliding.intersect(dataSpaces));
  }
}
