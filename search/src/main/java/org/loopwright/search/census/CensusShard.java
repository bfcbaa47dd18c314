package org.loopwright.search.census;

import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.Rejects;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/** Examines one range of points after the other. One thread's at a time. */
final class CensusShard implements Runnable {
  private static final int CHECK_EVERY = 64;

  private final PointSource source;
  private final CandidateEvaluator evaluator;
  private final Deadline deadline;
  private final int[] conditions;
  private final MapPoint point;
  private final PackedMapping mapping;
  private final Rejects rejects;
  private final CensusRows rows;
  private long from;
  private long to;
  private long examined;
  private long valid;

  /**
   * A shard.
   *
   * @param columns values to keep, the first that the evaluator measures
   * @param conditions positions of the values that must be true
   */
  CensusShard(
      MapSpace space,
      PointSource source,
      CandidateEvaluator evaluator,
      Deadline deadline,
      int columns,
      int[] conditions) {
    this.source = source;
    this.evaluator = evaluator;
    this.deadline = deadline;
    this.conditions = conditions.clone();
    point = space.newPoint();
    mapping = space.newMapping();
    rejects = new Rejects(space.architecture());
    rows = new CensusRows(columns);
  }

  /** Before each run: the points to examine. */
  void allot(long from, long to) {
    this.from = from;
    this.to = to;
    rows.clear();
  }

  @Override
  public void run() {
    for (long number = from; number < to; number++) {
      if ((number - from) % CHECK_EVERY == 0 && deadline.isOver()) {
        return;
      }
      source.write(number, point);
      point.pack(mapping);
      examine(number);
    }
  }

  private void examine(long number) {
    examined++;
    if (!evaluator.evaluate(mapping)) {
      rejects.count(evaluator);
      return;
    }
    valid++;
    if (meetsConditions()) {
      rows.add(number, evaluator.values());
    }
  }

  /** A condition that has no value, as where it divides by 0, is infinite and not met. */
  private boolean meetsConditions() {
    double[] values = evaluator.values();
    for (int condition : conditions) {
      if (values[condition] == 0 || !Double.isFinite(values[condition])) {
        return false;
      }
    }
    return true;
  }

  /** Of the last run, the mappings that meet the conditions. */
  CensusRows rows() {
    return rows;
  }

  Rejects rejects() {
    return rejects;
  }

  long examined() {
    return examined;
  }

  long valid() {
    return valid;
  }
}
