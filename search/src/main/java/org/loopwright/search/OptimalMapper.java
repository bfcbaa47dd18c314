package org.loopwright.search;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.goal.LeastCosts;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.optimal.OptimalSearch;
import org.loopwright.search.strategy.HybridSearch;

/**
 * The search that proves: first a short sample of the mapspace, unless a mapping is given to start
 * from, so that the branch and bound has a good one to prune with, then the branch and bound.
 */
final class OptimalMapper {
  /** Valid mappings of the sample. */
  private static final long SAMPLE_SIZE = 60_000;

  private final SearchTask task;
  private final Deadline deadline;
  private final MapSpace space;

  private OptimalMapper(SearchTask task) {
    this.task = task;
    deadline = task.deadline();
    space = task.mapSpace();
  }

  static SearchResult run(SearchTask task) {
    return new OptimalMapper(task).run();
  }

  private SearchResult run() {
    if (space.isEmpty()) {
      return sample();
    }
    Optional<SearchResult> sample =
        OptimalSearch.isSmall(space) || task.start().isPresent()
            ? Optional.empty()
            : Optional.of(sample());
    OptimalSearch search = search();
    Stream.concat(task.start().stream(), sample.stream().flatMap(found -> found.best().stream()))
        .forEach(found -> search.offer(task.packed(found.mapping())));
    return result(search, sample, search.run(task.control().progress()));
  }

  /** What the best mapping takes at the least, from the bounds of subproblems alone. */
  static LeastCosts leastCosts(SearchTask task) {
    MapSpace space = task.mapSpace();
    if (space.isEmpty()) {
      return LeastCosts.UNKNOWN;
    }
    OptimalSearch search = new OptimalMapper(task).search();
    task.start().ifPresent(found -> search.offer(task.packed(found.mapping())));
    return search.leastCosts();
  }

  private OptimalSearch search() {
    return new OptimalSearch(
        task.evaluator(),
        space,
        task.options().goal(),
        task.options().threads(),
        task.options().limits().steps(),
        task.minUnits(),
        CompulsoryBound.of(task, task.options().goal().first()).orElseThrow(),
        deadline);
  }

  private SearchResult sample() {
    SearchOptions few =
        task.options().withLimits(limits -> limits.ofProofs().withSearchSize(SAMPLE_SIZE));
    return SampledSearch.run(task.with(few), "sample", new HybridSearch.Sampler());
  }

  /** Mappings of the sample count as evaluated, too. */
  private SearchResult result(
      OptimalSearch search, Optional<SearchResult> sample, boolean complete) {
    Optional<FoundMapping> best =
        search.isPresent()
            ? Optional.of(FoundMapping.of(task.evaluator(), search.mapping(), search.objectives()))
            : Optional.empty();
    SearchStatistics statistics =
        new SearchStatistics(
            SearchAlgorithm.OPTIMAL.label(),
            space.size(),
            search.evaluated() + count(sample, SearchStatistics::evaluated),
            search.valid() + count(sample, SearchStatistics::valid),
            List.of(),
            deadline.seconds());
    return SearchResult.builder(statistics)
        .covered(complete && (task.options().goal().gap() == 0 || best.isEmpty()))
        .interrupted(deadline.isInterrupted())
        .best(best)
        .certificate(search.certificate())
        .build();
  }

  private static long count(Optional<SearchResult> sample, ToLongFunction<SearchStatistics> what) {
    return sample.map(SearchResult::statistics).stream().mapToLong(what).sum();
  }
}
