package org.loopwright.service.space;

import java.util.List;
import java.util.Locale;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.result.PointRow;

/** Which points of a space become rows of tables. */
public enum RowChoice implements Labelled {
  /** All of a space of at most a million points, else as {@link #FRONT}. */
  AUTO,
  /** All. */
  ALL,
  /** Of each shard its front, and the best for each objective. */
  FRONT;

  private static final long MAX_ALL = 1_000_000;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isAll(SpaceQuestion question) {
    return this == ALL || (this == AUTO && question.space().size() <= MAX_ALL);
  }

  /** The rows of a shard that its tables have. */
  List<PointRow> of(SpaceQuestion question, List<PointRow> rows) {
    return isAll(question) ? rows : ShardOutcome.foremost(question, rows);
  }
}
