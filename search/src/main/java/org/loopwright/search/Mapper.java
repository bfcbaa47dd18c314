package org.loopwright.search.mapper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.loopwright.analysis.PackedMapping;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.search.Deadline;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.MapperSearch;
import org.loopwright.search.MappingJudge;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchResult.Verdict;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.optimal.OptimalSearch;
import org.loopwright.search.strategy.HybridSearch;

/**
 * The mapper: searches the mapspace of a workload on an architecture for the mapping with the least
 * objectives (Parashar et al. 2019, section V-E), in the way that the options name.
 *
 * <p>Without a time limit the result depends on the specification, the options and the seed, not on
 * the number of threads or the order of dimensions.
 */
public final class Mapper {
  /** Valid mappings that the search for the optimum samples to start from. */
  private static final long SAMPLE = 60_000;

  private Mapper() {}

  public static SearchResult run(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    return switch (options.algorithm()) {
      case OPTIMAL, AUTO -> optimum(evaluator, constraints, options, control);
      case IMPERFECT -> ImperfectMapper.run(evaluator, constraints, options, control);
      case HYBRID, EXHAUSTIVE, LINEAR_PRUNED, RANDOM ->
          MapperSearch.run(evaluator, constraints, options, control);
    };
  }

  private static SearchResult optimum(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    Deadline deadline =
        new Deadline(control.nanoClock(), control.cancelled(), options.timeLimitSeconds());
    MapSpace space = MapSpace.of(evaluator.workload(), evaluator.architecture(), constraints);
    boolean samples = space.isEmpty() || !OptimalSearch.isSmall(space);
    Optional<SearchResult> sample =
        samples ? Optional.of(sample(evaluator, constraints, options, control)) : Optional.empty();
    if (space.isEmpty()) {
      return sample.orElseThrow();
    }
    long leastUnits = MappingJudge.leastUnits(evaluator.architecture(), constraints);
    double floor = new CompulsoryBound(evaluator, constraints).of(options.objectives().get(0));
    OptimalSearch search =
        new OptimalSearch(evaluator, space, options, leastUnits, floor, deadline);
    sample
        .flatMap(SearchResult::best)
        .ifPresent(
            found ->
                search.offer(
                    PackedMapping.of(
                        evaluator.workload(), evaluator.architecture(), found.mapping())));
    boolean complete = search.run(control.progress());
    Optional<FoundMapping> best =
        search.isPresent()
            ? Optional.of(FoundMapping.of(evaluator, search.mapping(), search.objectives()))
            : Optional.empty();
    Verdict unfound = complete ? Verdict.INFEASIBLE : Verdict.BUDGET_SPENT;
    return new SearchResult(
        best.isPresent() ? Verdict.FOUND : unfound,
        complete && (options.gap() == 0 || best.isEmpty()),
        deadline.isInterrupted(),
        best,
        List.of(),
        Optional.empty(),
        Optional.of(search.certificate()),
        new SearchStatistics(
            SearchAlgorithm.OPTIMAL.label(),
            space.size(),
            search.evaluated(),
            search.valid(),
            List.of(),
            options.seed(),
            options.threads(),
            deadline.seconds()));
  }

  private static SearchResult sample(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    SearchOptions few =
        new SearchOptions(
            SearchAlgorithm.HYBRID,
            options.objectives(),
            OptionalLong.of(SAMPLE),
            options.timeLimitSeconds(),
            OptionalLong.empty(),
            0,
            options.caps(),
            options.threads(),
            options.seed());
    return MapperSearch.run(evaluator, constraints, few, control, new HybridSearch.Sampler());
  }
}
