package org.loopwright.explore.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.loopwright.model.diagnostics.Require;

/**
 * The values of one hardware parameter, ascending, as few evenly spaced runs: a range of a billion
 * values takes no more memory than one value.
 */
public record Axis(List<Progression> runs) {
  public Axis {
    runs = List.copyOf(runs);
    Require.that(!runs.isEmpty(), "an axis must have a value");
    for (int i = 1; i < runs.size(); i++) {
      Require.that(
          runs.get(i).first() > runs.get(i - 1).last(),
          "values must ascend, but %d comes after %d",
          runs.get(i).first(),
          runs.get(i - 1).last());
    }
  }

  /** An axis of given values, which ascend. */
  public static Axis of(long... values) {
    List<Progression> singles = new ArrayList<>();
    for (long value : values) {
      singles.add(new Progression(value, 1, 1));
    }
    return new Axis(joined(singles));
  }

  /** All values from {@code first} to {@code last} in steps. */
  public static Axis range(long first, long last, long step) {
    Require.positive(step, "step of a range");
    Require.that(last >= first, "range %d..%d must not descend", first, last);
    return new Axis(List.of(new Progression(first, step, (last - first) / step + 1)));
  }

  /** Puts single values that are evenly spaced into one run. */
  static List<Progression> joined(List<Progression> parts) {
    List<Progression> runs = new ArrayList<>();
    for (Progression part : parts) {
      Progression before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (before != null && part.size() == 1 && continues(before, part.first())) {
        long step = part.first() - before.last();
        runs.set(runs.size() - 1, new Progression(before.first(), step, before.size() + 1));
      } else {
        runs.add(part);
      }
    }
    return runs;
  }

  private static boolean continues(Progression run, long value) {
    long gap = value - run.last();
    return gap > 0 && (run.size() == 1 || gap == run.step());
  }

  /** How many values there are. */
  public long size() {
    long size = 0;
    for (Progression run : runs) {
      size = Math.addExact(size, run.size());
    }
    return size;
  }

  public long first() {
    return runs.get(0).first();
  }

  public long last() {
    return runs.get(runs.size() - 1).last();
  }

  /** The value number {@code index}, from 0, in ascending order. */
  public long at(long index) {
    long rest = index;
    for (Progression run : runs) {
      if (rest < run.size()) {
        return run.at(rest);
      }
      rest -= run.size();
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** The values less than {@code bound}; may be none. */
  public List<Progression> below(long bound) {
    List<Progression> parts = new ArrayList<>();
    for (Progression run : runs) {
      long count = run.countBelow(bound);
      if (count > 0) {
        parts.add(run.part(0, count));
      }
    }
    return parts;
  }

  /** The values of {@code bound} and more; may be none. */
  public List<Progression> from(long bound) {
    List<Progression> parts = new ArrayList<>();
    for (Progression run : runs) {
      long skipped = run.countBelow(bound);
      if (skipped < run.size()) {
        parts.add(run.part(skipped, run.size() - skipped));
      }
    }
    return parts;
  }

  /** The least value that is at least {@code bound}. */
  public OptionalLong leastFrom(long bound) {
    List<Progression> rest = from(bound);
    return rest.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rest.get(0).first());
  }

  /** The values as users write them. */
  @Override
  public String toString() {
    return runs.stream().map(Progression::toString).collect(Collectors.joining(","));
  }
}
