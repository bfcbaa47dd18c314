package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.SpaceFront;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpaceQuestion;

/**
 * What became of the points of a space, and the answers that follow.
 *
 * @param rows in the order of their numbers: all, or of a large space those that can be best or on
 *     the front
 * @param sensitivity the best point for the first objective with one axis changed
 * @param tally of all points
 * @param complete whether every point was looked at
 */
public record SpaceResult(
    RunIdentity identity,
    SpaceQuestion question,
    List<PointRow> rows,
    List<Sensitivity> sensitivity,
    SpaceTally tally,
    boolean complete,
    Timing timing) {
  /** How long a run took, and with how many threads. */
  public record Timing(double seconds, int threads) {}

  /** The best point with another value of one axis. */
  public record Sensitivity(String axis, String value, PointRow row) {}

  public SpaceResult {
    requireNonNull(identity, "identity");
    requireNonNull(question, "question");
    rows = List.copyOf(rows);
    sensitivity = List.copyOf(sensitivity);
    requireNonNull(tally, "tally");
    requireNonNull(timing, "timing");
  }

  public List<PointRow> valid() {
    return rows.stream().filter(PointRow::isValid).toList();
  }

  /**
   * The valid point of the least value; between equals the other objectives decide, then the front,
   * then the order.
   */
  public Optional<PointRow> best(SpaceObjective objective) {
    return valid().stream().min(order(question, objective));
  }

  /** Valid points, the best for an objective first. */
  public static Comparator<PointRow> order(SpaceQuestion question, SpaceObjective objective) {
    Comparator<PointRow> order = by(objective);
    for (SpaceObjective other : question.objectives()) {
      order = order.thenComparing(by(other));
    }
    for (SpaceObjective other : question.front()) {
      order = order.thenComparing(by(other));
    }
    return order.thenComparing(row -> row.point().number());
  }

  private static Comparator<PointRow> by(SpaceObjective objective) {
    return Comparator.comparingDouble(row -> value(objective, row));
  }

  /** The value of an objective for a point that was mapped. */
  public static double value(SpaceObjective objective, PointRow row) {
    return objective.value(row.totals().orElseThrow());
  }

  /** The points that no other is better than, by the first number of the front. */
  public List<PointRow> front() {
    List<PointRow> front = new ArrayList<>(front(question, valid()));
    front.sort(Comparator.comparingDouble(row -> frontValues(row)[0]));
    return front;
  }

  /** Those of some valid points that no other of them is better than, in their order. */
  public static List<PointRow> front(SpaceQuestion question, List<PointRow> valid) {
    return SpaceFront.of(valid, row -> frontValues(question, row));
  }

  private double[] frontValues(PointRow row) {
    return frontValues(question, row);
  }

  private static double[] frontValues(SpaceQuestion question, PointRow row) {
    return question.front().stream().mapToDouble(number -> value(number, row)).toArray();
  }

  /** The point of the front that is nearest to the best of everything. */
  public Optional<PointRow> knee() {
    List<PointRow> front = front();
    int knee = SpaceFront.knee(front.stream().map(this::frontValues).toList());
    return knee < 0 ? Optional.empty() : Optional.of(front.get(knee));
  }

  /**
   * Whether no point that was looked at can be missing on the front, or wrong on it: every mapped
   * point is proved, and none is open.
   */
  public boolean isExact() {
    return complete && unproved() == 0;
  }

  /** Points whose numbers are not proved, or that may have a mapping that was not found. */
  public long unproved() {
    return tally.unproved();
  }

  /** How many points ended in each way, in the order of the ways. */
  public Map<PointStatus, Long> counts() {
    return new TreeMap<>(tally.counts());
  }

  /** How many points were rejected for each reason, but for those that bounds left out. */
  public Map<String, Long> reasons() {
    return new TreeMap<>(tally.reasons());
  }

  /** How often a layer was mapped, by how its mapping came about. */
  public Map<PointLayer.Origin, Long> layers() {
    return tally.layers();
  }
}
