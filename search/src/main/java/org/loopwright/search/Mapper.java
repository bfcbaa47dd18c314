package org.loopwright.search;

import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;

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
}
