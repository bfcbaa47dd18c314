package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;

/** Reads {@code mapper}: how to search and when to stop. */
public final class MapperOptionsReader {
  private final MapReader keys;
  private final Diagnosis diagnosis;
  private final ValueReader values;

  private MapperOptionsReader(MapReader keys, Diagnosis diagnosis) {
    this.keys = keys;
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  /**
   * The options of a section.
   *
   * @param threads where the section does not say how many
   */
  public static Optional<SearchOptions> read(Node mapper, int threads, Diagnosis diagnosis) {
    return new MapperOptionsReader(MapReader.of(mapper, MapperKeys.ROOT, diagnosis), diagnosis)
        .options(threads);
  }

  private Optional<SearchOptions> options(int threads) {
    int mark = diagnosis.errorCount();
    Optional<SearchAlgorithm> named =
        keys.find(MapperKeys.ALGORITHM).map(node -> algorithm(node).orElse(SearchAlgorithm.AUTO));
    List<Objective> objectives = objectives();
    OptionalLong searchSize = limit(MapperKeys.SEARCH_SIZE);
    OptionalLong victory = limit(MapperKeys.VICTORY_CONDITION);
    List<Node> sampling = limitsOfSampling(searchSize, victory);
    named.ifPresent(algorithm -> warnOfSampling(algorithm, sampling));
    SearchAlgorithm algorithm = named.orElseGet(() -> unnamed(sampling));
    OptionalDouble seconds = number(MapperKeys.TIME_LIMIT);
    double gap = keys.find(MapperKeys.GAP).map(node -> gap(node, algorithm)).orElse(0.0);
    SearchCaps caps = new SearchCaps(number(MapperKeys.ENERGY_CAP), number(MapperKeys.DELAY_CAP));
    keys.find(MapperKeys.TIMEOUT).ifPresent(this::warnOfTimeout);
    int used = keys.get(MapperKeys.THREADS).orElse(threads);
    long seed = keys.get(MapperKeys.SEED).orElseThrow();
    Versions.check(keys, diagnosis);
    keys.finish();
    return diagnosis.build(
        mark,
        keys.location(),
        () ->
            new SearchOptions(
                algorithm,
                new SearchGoal(objectives, caps, gap),
                new SearchLimits(searchSize, seconds, victory),
                used,
                seed));
  }

  private OptionalDouble number(Key<Double> key) {
    return keys.get(key).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private Optional<SearchAlgorithm> algorithm(Node node) {
    String word = values.text(node).replace('-', '_');
    SearchAlgorithm algorithm = MapperKeys.ALGORITHMS.get(word);
    if (algorithm == null) {
      unknown(node, "algorithm", word, List.copyOf(MapperKeys.ALGORITHMS.keySet()));
    }
    return Optional.ofNullable(algorithm);
  }

  /** The limits that only searches that sample look at. */
  private List<Node> limitsOfSampling(OptionalLong searchSize, OptionalLong victory) {
    List<Node> limits = new ArrayList<>();
    if (searchSize.isPresent()) {
      keys.find(MapperKeys.SEARCH_SIZE).ifPresent(limits::add);
    }
    if (victory.isPresent()) {
      keys.find(MapperKeys.VICTORY_CONDITION).ifPresent(limits::add);
    }
    return limits;
  }

  private void warnOfSampling(SearchAlgorithm algorithm, List<Node> sampling) {
    if (algorithm.proves()) {
      sampling.forEach(
          node ->
              diagnosis.warning(
                  node.location(),
                  "has no effect with algorithm " + algorithm.label() + ", which samples nothing"));
    }
  }

  /** Where no algorithm is named, what only searches that sample look at asks for one. */
  private SearchAlgorithm unnamed(List<Node> sampling) {
    List<Node> reasons = new ArrayList<>(sampling);
    keys.find(MapperKeys.SEED).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      return SearchAlgorithm.AUTO;
    }
    diagnosis.warning(
        reasons.get(0).location(),
        "is for searches that sample: as no algorithm is named, it is hybrid, which proves nothing");
    return SearchAlgorithm.HYBRID;
  }

  /** The share of the optimum within which a proved mapping is good enough. */
  private double gap(Node node, SearchAlgorithm algorithm) {
    double gap = values.number(node);
    if (!(gap >= 0 && gap < 1)) {
      diagnosis.error(
          node.location(), "must be at least 0 and below 1, such as 0.01 for 1 %, but was " + gap);
      return 0;
    }
    if (gap > 0 && !algorithm.proves()) {
      diagnosis.warning(
          node.location(), "has an effect with algorithm optimal only, which proves a bound");
    }
    return gap;
  }

  private List<Objective> objectives() {
    List<ScalarNode> words = new ArrayList<>(keys.get(MapperKeys.OBJECTIVE).orElse(List.of()));
    words.addAll(keys.get(MapperKeys.OBJECTIVES).orElse(List.of()));
    List<Objective> objectives = new ArrayList<>();
    for (ScalarNode word : words) {
      objective(word).filter(known -> !objectives.contains(known)).ifPresent(objectives::add);
    }
    return objectives.isEmpty() ? List.of(SearchDefaults.OBJECTIVE) : objectives;
  }

  private Optional<Objective> objective(ScalarNode word) {
    Optional<Objective> objective = Labels.find(Objective.class, word.text());
    if (objective.isEmpty()) {
      unknown(word, "objective", word.text(), Labels.list(Objective.class));
    }
    return objective;
  }

  /** A count; 0 and -1 are written for no limit. */
  private OptionalLong limit(Key<Long> key) {
    Optional<Node> node = keys.find(key);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    long value = keys.get(key).orElseThrow();
    if (value > 0) {
      return OptionalLong.of(value);
    }
    if (value < -1) {
      diagnosis.error(node.get().location(), "must be a positive integer but was " + value);
    } else {
      diagnosis.warning(node.get().location(), value + " is read as no limit");
    }
    return OptionalLong.empty();
  }

  /** It counts invalid mappings in a row, not time. */
  private void warnOfTimeout(Node node) {
    values.integer(node);
    diagnosis.warning(
        node.location(), "a limit on invalid mappings in a row is not modelled and has no effect");
  }

  private void unknown(Node node, String what, String word, List<String> known) {
    Problem problem = Problem.error(node.location(), "unknown " + what + " '" + word + "'");
    diagnosis.add(Spelling.advice(word, known).map(problem::withAdvice).orElse(problem));
  }
}
