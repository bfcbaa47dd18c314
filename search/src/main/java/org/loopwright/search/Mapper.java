package org.loopwright.search;

import java.util.OptionalDouble;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.goal.Objective;

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
}
