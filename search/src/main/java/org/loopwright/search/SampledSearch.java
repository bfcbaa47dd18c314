package org.loopwright.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.search.SearchResult.Verdict;
import org.loopwright.search.SearchRounds.StopRules;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.strategy.ExhaustiveSearch;
import org.loopwright.search.strategy.HybridSearch;
import org.loopwright.search.strategy.PrunedSearch;
import org.loopwright.search.strategy.RandomSearch;
import org.loopwright.search.strategy.SearchStrategy;
import org.loopwright.search.strategy.StrategyProvider;

/**
 * Walks the mapspace of a workload on an architecture in search of the mapping with the least
 * objectives (Parashar et al. 2019, section V-E).
 *
 * <p>Without a time limit the result depends on the specification, the options and the seed, not on
 * the number of threads or the order of dimensions.
 */
public final class MapperSearch {
  /**
   * Without any limit of the user's, a strategy that has no end stops after so many valid mappings
   * without a better one.
   */
  public static final long DEFAULT_VICTORY_CONDITION = 250_000;

  /** Without a time limit, a search that meets no valid mapping gives up after so many others. */
  public static final long MOST_FRUITLESS = 5_000_000;

  private final Evaluator evaluator;
  private final Constraints constraints;
  private final SearchOptions options;
  private final SearchControl control;
  private final StrategyProvider provider;
  private final Deadline deadline;

  private MapperSearch(
      Evaluator evaluator,
      Constraints constraints,
      SearchOptions options,
      SearchControl control,
      StrategyProvider provider) {
    this.evaluator = evaluator;
    this.constraints = constraints;
    this.options = options;
    this.control = control;
    this.provider = provider;
    deadline = new Deadline(control.nanoClock(), control.cancelled(), options.timeLimitSeconds());
  }

  /** Searches with the strategy of the options. */
  public static SearchResult run(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    StrategyProvider provider =
        switch (options.algorithm()) {
          case HYBRID -> new HybridSearch.Provider();
          case EXHAUSTIVE -> new ExhaustiveSearch.Provider();
          case LINEAR_PRUNED -> new PrunedSearch.Provider();
          case OPTIMAL, AUTO, IMPERFECT ->
              throw new IllegalArgumentException(
                  options.algorithm().label() + " is not one walk of the mapspace");
          case RANDOM -> new RandomSearch.Provider();
        };
    return run(evaluator, constraints, options, control, provider);
  }

  /** Searches with a strategy of the caller's; the algorithm in the options is not looked at. */
  public static SearchResult run(
      Evaluator evaluator,
      Constraints constraints,
      SearchOptions options,
      SearchControl control,
      StrategyProvider provider) {
    return new MapperSearch(evaluator, constraints, options, control, provider).run();
  }

  /** The strategy of that name that another module provides. */
  public static Optional<StrategyProvider> provided(String name) {
    return ServiceLoader.load(StrategyProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst();
  }

  private SearchResult run() {
    MapSpace space = MapSpace.of(evaluator.workload(), evaluator.architecture(), constraints);
    if (space.isEmpty() && (provider.needsPerfectFactors() || space.bypasses().signum() == 0)) {
      return new SearchResult(
          Verdict.INFEASIBLE,
          true,
          false,
          Optional.empty(),
          space.infeasibilities(),
          Optional.empty(),
          Optional.empty(),
          statistics(space, 0, 0, new Rejects(evaluator.architecture())));
    }
    MappingOrder order = new MappingOrder(space);
    Incumbent best = new Incumbent(space, order, options.objectives().size());
    List<StreamRunner> streams = streams(space, order);
    SearchRounds rounds = new SearchRounds(space, streams, stopRules(space), deadline, best);
    try (StreamWorkers workers = new StreamWorkers(options.threads(), deadline)) {
      rounds.run(workers, control.progress());
    }
    return result(space, rounds, streams, best);
  }

  private List<StreamRunner> streams(MapSpace space, MappingOrder order) {
    List<StreamRunner> streams = new ArrayList<>();
    for (SearchStrategy strategy : provider.streams(space, new SplittableRandom(options.seed()))) {
      streams.add(
          new StreamRunner(
              strategy,
              new MappingJudge(
                  evaluator.session(),
                  options.objectives(),
                  options.caps(),
                  MappingJudge.leastUnits(evaluator.architecture(), constraints)),
              space.newMapping(),
              new Incumbent(space, order, options.objectives().size()),
              new Rejects(space.architecture()),
              deadline));
    }
    return streams;
  }

  private StopRules stopRules(MapSpace space) {
    boolean unlimited =
        options.searchSize().isEmpty()
            && options.victoryCondition().isEmpty()
            && options.timeLimitSeconds().isEmpty()
            && !provider.coversSpace(space);
    boolean mayEnd = options.timeLimitSeconds().isPresent() || provider.coversSpace(space);
    return new StopRules(
        options.searchSize(),
        unlimited ? OptionalLong.of(DEFAULT_VICTORY_CONDITION) : options.victoryCondition(),
        mayEnd ? Long.MAX_VALUE : MOST_FRUITLESS);
  }

  private SearchResult result(
      MapSpace space, SearchRounds rounds, List<StreamRunner> streams, Incumbent best) {
    Rejects rejects = new Rejects(space.architecture());
    streams.forEach(stream -> rejects.add(stream.rejects()));
    boolean covered = rounds.isExhausted() && provider.coversSpace(space);
    Verdict verdict =
        best.isPresent() ? Verdict.FOUND : covered ? Verdict.INFEASIBLE : Verdict.BUDGET_SPENT;
    return new SearchResult(
        verdict,
        covered,
        deadline.isInterrupted(),
        best.isPresent()
            ? Optional.of(FoundMapping.of(evaluator, best.mapping(), best.objectiveList()))
            : Optional.empty(),
        List.of(),
        best.isPresent() ? Optional.empty() : rejects.nearest(),
        Optional.empty(),
        statistics(space, rounds.evaluated(), rounds.valid(), rejects));
  }

  private SearchStatistics statistics(MapSpace space, long evaluated, long valid, Rejects rejects) {
    return new SearchStatistics(
        provider.name(),
        space.size(),
        evaluated,
        valid,
        rejects.list(),
        options.seed(),
        options.threads(),
        deadline.seconds());
  }
}
