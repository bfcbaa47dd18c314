package org.loopwright.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;

/**
 * The valid points of a sweep that a picture shows: all of them, or as many as it bears: the front,
 * the best for each objective, and an even sample of the others, so that the same sweep has the
 * same picture.
 *
 * @param rows in the order of their numbers
 * @param valid how many there are
 */
public record ShownPoints(List<PointRow> rows, int valid) {
  public ShownPoints {
    rows = List.copyOf(rows);
  }

  /** The points of a sweep, {@code most} at most. */
  public static ShownPoints of(SpaceResult result, int most) {
    List<PointRow> valid = result.valid();
    if (valid.size() <= most) {
      return new ShownPoints(valid, valid.size());
    }
    Set<Long> foremost = foremost(result);
    List<PointRow> first = new ArrayList<>();
    List<PointRow> others = new ArrayList<>();
    valid.forEach(row -> (foremost.contains(row.point().number()) ? first : others).add(row));
    Set<Long> chosen = new HashSet<>();
    even(first, most).forEach(row -> chosen.add(row.point().number()));
    even(others, most - chosen.size()).forEach(row -> chosen.add(row.point().number()));
    return new ShownPoints(
        valid.stream().filter(row -> chosen.contains(row.point().number())).toList(), valid.size());
  }

  private static Set<Long> foremost(SpaceResult result) {
    Set<Long> numbers = new HashSet<>();
    result.front().forEach(row -> numbers.add(row.point().number()));
    for (SpaceObjective objective : result.question().objectives()) {
      result.best(objective).ifPresent(row -> numbers.add(row.point().number()));
    }
    return numbers;
  }

  /** As many rows at even distances, or all. */
  private static List<PointRow> even(List<PointRow> rows, int most) {
    return rows.size() <= most
        ? rows
        : IntStream.range(0, most)
            .mapToObj(i -> rows.get((int) ((long) i * rows.size() / most)))
            .toList();
  }

  /** Whether these are all. */
  public boolean isAll() {
    return rows.size() == valid;
  }

  /** How many of how many, where that is not all. */
  public String count() {
    return isAll() ? "" : " (%,d of %,d)".formatted(rows.size(), valid);
  }
}
