package org.loopwright.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.loopwright.search.SearchRounds.StopRules;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.strategy.SearchStrategy;
import org.loopwright.search.strategy.StrategyFactory;

/** Evaluates the candidates that a strategy offers, stream by stream, and keeps the best. */
final class SampledSearch {
  /**
   * Where the user sets no limit, a strategy that has no end stops after this many valid mappings
   * in a row without a better one.
   */
  static final long DEFAULT_VICTORY_CONDITION = 250_000;

  /** Without a time limit, a search gives up after this many candidates if none was valid. */
  private static final long MAX_INVALID_CANDIDATES = 5_000_000;

  private final SearchTask task;
  private final String name;
  private final StrategyFactory strategies;
  private final Deadline deadline;
  private final MapSpace space;

  private SampledSearch(SearchTask task, String name, StrategyFactory strategies) {
    this.task = task;
    this.name = name;
    this.strategies = strategies;
    deadline = task.deadline();
    space = task.mapSpace();
  }

  /**
   * Searches with a strategy.
   *
   * @param task the algorithm in its options is not looked at
   * @param name what statistics call the strategy
   */
  static SearchResult run(SearchTask task, String name, StrategyFactory strategies) {
    return new SampledSearch(task, name, strategies).run();
  }

  private SearchResult run() {
    Rejects rejects = new Rejects(space.architecture());
    if (space.isEmpty() && (strategies.needsPerfectFactors() || space.bypasses().signum() == 0)) {
      return SearchResult.builder(statistics(0, 0, rejects))
          .covered(true)
          .infeasibilities(space.infeasibilities())
          .build();
    }
    MappingOrder order = new MappingOrder(space);
    int objectives = task.options().goal().ranking().size();
    Incumbent best = new Incumbent(space, order, objectives);
    List<StreamRunner> streams = streams(order, objectives);
    SearchRounds rounds = new SearchRounds(streams, stopRules(), deadline, best);
    try (StreamWorkers workers = new StreamWorkers(task.options().threads(), deadline)) {
      rounds.run(workers, task.control().progress());
    }
    streams.forEach(stream -> rejects.add(stream.rejects()));
    return SearchResult.builder(statistics(rounds.evaluated(), rounds.valid(), rejects))
        .covered(rounds.isExhausted() && strategies.coversSpace(space))
        .interrupted(deadline.isInterrupted())
        .best(found(best))
        .relaxation(rejects.nearest())
        .build();
  }

  private List<StreamRunner> streams(MappingOrder order, int objectives) {
    SplittableRandom random = new SplittableRandom(task.options().seed());
    List<StreamRunner> streams = new ArrayList<>();
    for (SearchStrategy strategy : strategies.streams(space, random)) {
      streams.add(
          new StreamRunner(
              strategy,
              task.candidateEvaluator(),
              space.newMapping(),
              new Incumbent(space, order, objectives),
              new Rejects(space.architecture()),
              deadline));
    }
    return streams;
  }

  private StopRules stopRules() {
    SearchLimits limits = task.options().limits();
    boolean coversSpace = strategies.coversSpace(space);
    boolean endless = limits.isNone() && !coversSpace;
    boolean hasEnd = limits.timeLimitSeconds().isPresent() || coversSpace;
    return new StopRules(
        limits.searchSize(),
        endless ? OptionalLong.of(DEFAULT_VICTORY_CONDITION) : limits.victoryCondition(),
        hasEnd ? Long.MAX_VALUE : MAX_INVALID_CANDIDATES);
  }

  private Optional<FoundMapping> found(Incumbent best) {
    return best.isPresent()
        ? Optional.of(FoundMapping.of(task.evaluator(), best.mapping(), objectives(best)))
        : Optional.empty();
  }

  /** Without those that only break ties. */
  private List<Double> objectives(Incumbent best) {
    return best.objectiveList().subList(0, task.options().goal().targets().size());
  }

  private SearchStatistics statistics(long evaluated, long valid, Rejects rejects) {
    return new SearchStatistics(
        name, space.size(), evaluated, valid, rejects.list(), deadline.seconds());
  }
}
