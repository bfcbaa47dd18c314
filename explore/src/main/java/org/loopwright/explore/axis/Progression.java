package org.loopwright.explore.axis;

import org.loopwright.model.diagnostics.Require;

/** Evenly spaced values: {@code first}, {@code first + step}, ..., {@code size} of them. */
public record Progression(long first, long step, long size) {
  public Progression {
    Require.positive(first, "first value of a progression");
    Require.positive(step, "step of a progression");
    Require.positive(size, "size of a progression");
    Math.addExact(first, Math.multiplyExact(step, size - 1));
  }

  public long last() {
    return at(size - 1);
  }

  /** The value number {@code index}, from 0. */
  public long at(long index) {
    return first + step * index;
  }

  /** How many values are less than {@code bound}. */
  long countBelow(long bound) {
    if (bound <= first) {
      return 0;
    }
    return Math.min(size, (bound - first - 1) / step + 1);
  }

  /** The {@code count} values from number {@code from} on; {@code count} is positive. */
  Progression part(long from, long count) {
    return new Progression(at(from), step, count);
  }

  /** The values as users write them, such as {@code 8..64:8}. */
  @Override
  public String toString() {
    if (size == 1) {
      return Long.toString(first);
    }
    String range = first + ".." + last();
    return step == 1 ? range : range + ":" + step;
  }
}
