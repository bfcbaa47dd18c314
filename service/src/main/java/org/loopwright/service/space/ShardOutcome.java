package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.result.SpaceTally;

/**
 * What is remembered of a shard.
 *
 * @param tally of all its points
 * @param rows all, or of a large space those that can be best or on the front; without levels
 * @param files of its tables; empty if it has none
 */
public record ShardOutcome(SpaceTally tally, List<PointRow> rows, List<StoredFile> files) {
  /** Of a larger space only what the answers need is held in memory. */
  static final long MAX_HELD = 100_000;

  /** How many of the best points for an objective are kept of each shard. */
  private static final int BEST = 10;

  public ShardOutcome {
    requireNonNull(tally, "tally");
    rows = List.copyOf(rows);
    files = List.copyOf(files);
  }

  /** What is remembered of a shard that has no tables. */
  static ShardOutcome of(SpaceQuestion question, List<PointRow> rows) {
    return of(question, rows, List.of());
  }

  static ShardOutcome of(SpaceQuestion question, List<PointRow> rows, List<StoredFile> files) {
    List<PointRow> kept = question.space().size() <= MAX_HELD ? rows : foremost(question, rows);
    return new ShardOutcome(
        SpaceTally.of(rows), kept.stream().map(PointRow::withoutLevels).toList(), files);
  }

  /** Those that can be on the front of the space, or are among the best for an objective. */
  static List<PointRow> foremost(SpaceQuestion question, List<PointRow> rows) {
    List<PointRow> valid = rows.stream().filter(PointRow::isValid).toList();
    Set<PointRow> chosen = new LinkedHashSet<>(SpaceResult.front(question, valid));
    for (SpaceObjective objective : question.objectives()) {
      valid.stream()
          .sorted(SpaceResult.order(question, objective))
          .limit(BEST)
          .forEach(chosen::add);
    }
    List<PointRow> kept = new ArrayList<>(rows);
    kept.retainAll(chosen);
    return kept;
  }
}
