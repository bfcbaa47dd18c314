package org.loopwright.explore.space;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which of some rows of numbers no other is better than; less is better. */
public final class SpaceFront {
  private SpaceFront() {}

  /** Whether one is at least as good in everything as another. */
  public static boolean isAsGood(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      if (one[i] > other[i]) {
        return false;
      }
    }
    return true;
  }

  /** The rows that no other dominates, in their order; of equals the first. */
  public static <R> List<R> of(List<R> rows, Function<R, double[]> numbers) {
    List<R> front = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (R row : rows) {
      double[] candidate = numbers.apply(row);
      if (values.stream().noneMatch(known -> isAsGood(known, candidate))) {
        for (int i = values.size() - 1; i >= 0; i--) {
          if (isAsGood(candidate, values.get(i))) {
            values.remove(i);
            front.remove(i);
          }
        }
        values.add(candidate);
        front.add(row);
      }
    }
    return front;
  }

  /**
   * The row of a front that is nearest to the best of everything: each number is a share of the way
   * from the least to the largest on the front.
   *
   * @return its place; -1 of an empty front
   */
  public static int knee(List<double[]> front) {
    int knee = -1;
    double nearest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < front.size(); row++) {
      double distance = 0;
      for (int i = 0; i < front.get(row).length; i++) {
        int column = i;
        double least = front.stream().mapToDouble(each -> each[column]).min().orElseThrow();
        double most = front.stream().mapToDouble(each -> each[column]).max().orElseThrow();
        double share = most > least ? (front.get(row)[i] - least) / (most - least) : 0;
        distance += share * share;
      }
      if (distance < nearest) {
        nearest = distance;
        knee = row;
      }
    }
    return knee;
  }
}
