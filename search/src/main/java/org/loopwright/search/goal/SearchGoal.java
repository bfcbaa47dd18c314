package org.loopwright.search.goal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * What a search is after.
 *
 * @param objectives what to make small, most important first; a later one decides where the earlier
 *     are equal
 * @param caps what a mapping may take
 * @param gap a proving search stops once the best is proved to lie within this share of the
 *     optimum; 0 asks for the optimum itself
 */
public record SearchGoal(List<Objective> objectives, SearchCaps caps, double gap) {
  public SearchGoal {
    objectives = List.copyOf(objectives);
    Require.that(!objectives.isEmpty(), "a search needs an objective");
    requireNonNull(caps, "caps");
    Require.that(gap >= 0 && gap < 1, "gap must be at least 0 and below 1 but was %s", gap);
  }

  /** The optimum of these objectives, without caps. */
  public static SearchGoal of(List<Objective> objectives) {
    return new SearchGoal(objectives, SearchCaps.NONE, 0);
  }

  /** The objective above all others. */
  public Objective first() {
    return objectives.get(0);
  }

  public SearchGoal withObjectives(List<Objective> others) {
    return new SearchGoal(others, caps, gap);
  }

  public SearchGoal withCaps(SearchCaps others) {
    return new SearchGoal(objectives, others, gap);
  }
}
