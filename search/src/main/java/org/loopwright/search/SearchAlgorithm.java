package org.loopwright.search;

import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.search.strategy.ExhaustiveSearch;
import org.loopwright.search.strategy.HybridSearch;
import org.loopwright.search.strategy.PrunedSearch;
import org.loopwright.search.strategy.RandomSearch;
import org.loopwright.search.strategy.StrategyFactory;

/**
 * The registry of search algorithms: what users call each, a line of help, and how it is run. A new
 * one is a class of its own, most often a {@link StrategyFactory}, and one line here.
 */
public enum SearchAlgorithm implements Labelled {
  /** Branch and bound: the least mapping of the whole space, with proof. */
  OPTIMAL("optimal", "the best of all mappings, with proof", OptimalMapper::run),
  /** Good on large spaces: samples at random, then climbs from the best found. */
  HYBRID("hybrid", "samples, then improves", new HybridSearch.Factory()),
  /** Mappings drawn at random. */
  RANDOM("random", "mappings drawn at random", new RandomSearch.Factory()),
  /** Every mapping but those whose loop order cannot make a difference. */
  LINEAR_PRUNED(
      "linear-pruned", "all mappings that can differ, one by one", new PrunedSearch.Factory()),
  /** Every mapping, in the order of its index. */
  EXHAUSTIVE("exhaustive", "all mappings, one by one", new ExhaustiveSearch.Factory()),
  /** As hybrid, and then over mappings with residual factors, too. */
  IMPERFECT("imperfect", "as hybrid, then with residual factors, too", ImperfectMapper::run),
  /** The user names none: {@link SearchDefaults#decided} chooses; run as it is, it proves. */
  AUTO("auto", "chosen by the program", OptimalMapper::run);

  /** Runs an algorithm. */
  private interface Runner {
    SearchResult run(SearchTask task);
  }

  private final String label;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // a function without a state of its own
  private final Runner runner;

  SearchAlgorithm(String label, String help, Runner runner) {
    this.label = label;
    this.help = help;
    this.runner = runner;
  }

  SearchAlgorithm(String label, String help, StrategyFactory strategies) {
    this(label, help, task -> SampledSearch.run(task, label, strategies));
  }

  @Override
  public String label() {
    return label;
  }

  /** What it does, as a part of a sentence. */
  public String help() {
    return help;
  }

  /** Whether it proves how far the best can be from the optimum, and looks at the gap. */
  public boolean proves() {
    return this == OPTIMAL || this == AUTO;
  }

  SearchResult run(SearchTask task) {
    return runner.run(task);
  }
}
