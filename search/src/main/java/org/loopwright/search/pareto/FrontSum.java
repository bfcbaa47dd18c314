package org.loopwright.search.pareto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The front of parts that run one after the other, each at one point of its own front: energies and
 * cycles add up.
 *
 * <p>Parts are added one at a time, and a sum than which another takes as little energy and as few
 * cycles is dropped at once. That loses nothing: whatever is added to the dropped sum can be added
 * to the other, which then is as good. For the same reason no mapping off a part's front is needed.
 */
public final class FrontSum {
  /** The greatest product of sums and parts that is kept. */
  private static final long MAX_CHOICES = 2_000_000;

  private static final Comparator<Sum> THRIFTY_FIRST =
      Comparator.comparingDouble(Sum::energyPj).thenComparingLong(Sum::cycles);

  private FrontSum() {}

  /** What a point takes: energy in pJ, and cycles. */
  public record Cost(double energyPj, long cycles) {}

  /**
   * A point of the sum.
   *
   * @param choices for each part the position of its point, from 0
   */
  public record Point(Cost cost, List<Integer> choices) {
    public Point {
      choices = List.copyOf(choices);
    }
  }

  private record Sum(double energyPj, long cycles, Sum before, int choice) {
    Sum plus(Cost cost, int number) {
      return new Sum(energyPj + cost.energyPj, Math.addExact(cycles, cost.cycles), this, number);
    }

    Point point() {
      List<Integer> choices = new ArrayList<>();
      for (Sum sum = this; sum.before != null; sum = sum.before) {
        choices.add(sum.choice);
      }
      Collections.reverse(choices);
      return new Point(new Cost(energyPj, cycles), choices);
    }
  }

  /**
   * The front of the sums, from least energy to fewest cycles; of equals it has one. Empty if it
   * has too many points to keep.
   *
   * @param parts for each the points that it may have
   */
  public static Optional<List<Point>> of(List<List<Cost>> parts) {
    List<Sum> front = List.of(new Sum(0, 0, null, 0));
    for (List<Cost> part : parts) {
      front = front(sums(front, part));
      if ((long) front.size() * parts.size() > MAX_CHOICES) {
        return Optional.empty();
      }
    }
    return Optional.of(front.stream().map(Sum::point).toList());
  }

  private static List<Sum> sums(List<Sum> front, List<Cost> part) {
    List<Sum> sums = new ArrayList<>(front.size() * part.size());
    for (Sum sum : front) {
      for (int number = 0; number < part.size(); number++) {
        sums.add(sum.plus(part.get(number), number));
      }
    }
    return sums;
  }

  private static List<Sum> front(List<Sum> sums) {
    sums.sort(THRIFTY_FIRST);
    List<Sum> front = new ArrayList<>();
    long fewest = Long.MAX_VALUE;
    for (Sum sum : sums) {
      if (sum.cycles < fewest) {
        front.add(sum);
        fewest = sum.cycles;
      }
    }
    return front;
  }
}
