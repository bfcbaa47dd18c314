package org.loopwright.search.goal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Require;

/**
 * What a search is after.
 *
 * @param targets what to make small, most important first; a later one decides between mappings
 *     that are equal in the earlier, within their tolerances
 * @param caps what a mapping may take
 * @param gap a proving search stops once the best is proved to lie within this share of the
 *     optimum; 0 asks for the optimum itself
 */
public record SearchGoal(List<Target> targets, SearchCaps caps, double gap) {
  /** What decides between mappings that are equal in all that was asked for. */
  private static final List<Objective> TIE_BREAKERS = List.of(Objective.ENERGY, Objective.DELAY);

  public SearchGoal {
    targets = List.copyOf(targets);
    Require.that(!targets.isEmpty(), "a search needs an objective");
    requireNonNull(caps, "caps");
    Require.that(gap >= 0 && gap < 1, "gap must be at least 0 and below 1 but was %s", gap);
  }

  /** The optimum of these objectives, without caps. */
  public static SearchGoal of(List<Objective> objectives) {
    return of(objectives, SearchCaps.NONE, 0);
  }

  /** The same without tolerances. */
  public static SearchGoal of(List<Objective> objectives, SearchCaps caps, double gap) {
    return new SearchGoal(objectives.stream().map(Target::of).toList(), caps, gap);
  }

  /** What to make small, most important first. */
  public List<Objective> objectives() {
    return targets.stream().map(Target::objective).toList();
  }

  /** The objectives with what decides between equals: energy, then delay. */
  public List<Objective> ranking() {
    return Stream.concat(objectives().stream(), TIE_BREAKERS.stream()).distinct().toList();
  }

  /** The objective above all others. */
  public Objective first() {
    return targets.get(0).objective();
  }

  public SearchGoal withTargets(List<Target> others) {
    return new SearchGoal(others, caps, gap);
  }

  public SearchGoal withObjectives(List<Objective> others) {
    return of(others, caps, gap);
  }

  public SearchGoal withCaps(SearchCaps others) {
    return new SearchGoal(targets, others, gap);
  }
}
