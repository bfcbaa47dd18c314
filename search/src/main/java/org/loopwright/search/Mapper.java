package org.loopwright.search;

import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.goal.GrowingObjective;
import org.loopwright.search.goal.LeastCosts;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.RunConstants;
import org.loopwright.search.optimal.OptimalSearch;

/**
 * The mapper: searches the mapspace of a workload on an architecture for the mapping with the least
 * objectives (Parashar et al. 2019, section V-E), by the {@link SearchAlgorithm} that the options
 * name.
 *
 * <p>Without a time limit the result depends on the specification, the options and the seed, not on
 * the number of threads or the order of dimensions.
 */
public final class Mapper {
  private Mapper() {}

  public static SearchResult run(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    return StagedSearch.run(new SearchTask(evaluator, constraints, options, control));
  }

  /**
   * The same from a mapping that is known to be good, such as the best of a similar design. A
   * search that proves needs no sample then, and ends with a mapping as good as without; one that
   * samples may not look at it.
   */
  public static SearchResult from(
      Mapping start,
      Evaluator evaluator,
      Constraints constraints,
      SearchOptions options,
      SearchControl control) {
    SearchTask task = new SearchTask(evaluator, constraints, options, control);
    return StagedSearch.run(task.startingAt(start));
  }

  /**
   * What no mapping has less of, at once and without a search; empty if the objective takes more
   * than energy and cycles.
   */
  public static OptionalDouble lowerBound(
      Evaluator evaluator, Constraints constraints, Objective objective) {
    return CompulsoryBound.of(evaluator, constraints, objective);
  }

  /**
   * What the best mapping takes at the least, without a search: the bounds of the subproblems of
   * the search that proves, of those that may have something as good as a mapping that is known.
   * Takes milliseconds, and is closer than {@link #lowerBound}.
   *
   * @param known a mapping, such as the best of a similar design; the better, the closer the bounds
   * @param options with an objective that grows with energy and cycles, without a gap
   * @return empty if the search cannot be asked
   */
  public static Optional<LeastCosts> leastCosts(
      Optional<Mapping> known,
      Evaluator evaluator,
      Constraints constraints,
      SearchOptions options,
      SearchControl control) {
    Objective first = options.goal().first();
    if (!OptimalSearch.takes(evaluator.workload())
        || first.equals(Objective.LAST_LEVEL_ACCESSES)
        || GrowingObjective.of(first, RunConstants.of(evaluator)).isEmpty()) {
      return Optional.empty();
    }
    SearchTask task = new SearchTask(evaluator, constraints, options, control);
    return Optional.of(
        OptimalMapper.leastCosts(known.isPresent() ? task.startingAt(known.get()) : task));
  }
}
