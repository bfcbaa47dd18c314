package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.Codec.boxed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.Target;

/** The section {@code mapper}, read and written: how to search and when to stop. */
public final class MapperCodec {
  /** Search algorithms by what files call them, in alphabetical order. */
  private static final Map<String, SearchAlgorithm> ALGORITHMS = algorithms();

  private static final String MEANING_OF_OBJECTIVES =
      "What to make small, the first above all: " + ObjectiveText.MEANING + ".";

  private static final Key<String> ALGORITHM =
      Key.of("algorithm", ValueType.oneOf(ALGORITHMS.keySet()), "How to search; auto: optimal.")
          .standard(SearchAlgorithm.AUTO.label());
  private static final Key<List<ScalarNode>> OBJECTIVE =
      Key.of("optimization_metric", ValueType.TEXTS, MEANING_OF_OBJECTIVES);
  private static final Key<List<ScalarNode>> OBJECTIVES =
      Key.of("optimization_metrics", ValueType.TEXTS, MEANING_OF_OBJECTIVES);
  private static final Key<Long> SEARCH_SIZE =
      Key.of("search_size", ValueType.INTEGER, "Valid mappings to stop after; 0 and -1: no limit.")
          .in("mappings");
  private static final Key<Long> VICTORY_CONDITION =
      Key.of(
              "victory_condition",
              ValueType.INTEGER,
              "Valid mappings without a better one to stop after; 0 and -1: no limit.")
          .in("mappings");
  private static final Key<Double> TIME_LIMIT =
      Key.of("time_limit_seconds", ValueType.POSITIVE_NUMBER, "Time to stop after.").in("s");
  private static final Key<Long> STEP_LIMIT =
      Key.of(
              "step_limit",
              ValueType.INTEGER,
              "Steps of the proof to stop after, on one thread: the same result on any machine; with"
                  + " algorithm optimal or auto.")
          .in("steps");
  private static final Key<Double> GAP =
      Key.of(
          "gap",
          ValueType.PART,
          "Part of the optimum, below 1, within which a proved mapping is good enough; with"
              + " algorithm optimal or auto.");
  private static final Key<Double> ENERGY_CAP =
      Key.of("energy_cap_pj", ValueType.POSITIVE_NUMBER, "The most energy that a mapping may take.")
          .in("pJ");
  private static final Key<Double> DELAY_CAP =
      Key.of("delay_cap_cycles", ValueType.POSITIVE_NUMBER, "The most cycles it may take.")
          .in("cycles");
  private static final Key<Long> TIMEOUT =
      Key.of("timeout", ValueType.INTEGER, "Invalid mappings in a row; not modelled.")
          .spelled("heartbeat");
  private static final Key<Integer> THREADS =
      Key.of("num_threads", ValueType.POSITIVE_INT, "Threads; by default one a processor.")
          .spelled("threads");
  private static final Key<Long> SEED =
      Key.of("seed", ValueType.INTEGER, "Of random draws.").spelled("random_seed").standard(0L);

  /** Of output and of other mappers' inner workings: without effect on what is found. */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "live_status",
          "diagnostics",
          "out_prefix",
          "sync_interval",
          "log_interval",
          "log_oaves",
          "log_oaves_mappings",
          "log_orojenesis_mappings",
          "log_mappings_yaml",
          "log_mappings_verbose",
          "log_all_mappings",
          "log_stats",
          "log_suboptimal",
          "log_all",
          "penalize_consecutive_bypass_fails",
          "emit_whoop_nest",
          "max_temporal_loops_in_a_mapping",
          "filter_revisits",
          "max_permutations_per_if_visit");

  private static final Codec<SearchOptions, Void> CODEC =
      Codec.<SearchOptions, Void>of(
              KeyTable.of("mapper", "How to search for mappings, and when to stop.", Versions.KEY)
                  .passingOver(WITHOUT_EFFECT))
          .always(ALGORITHM, options -> options.algorithm().label())
          .reading(OBJECTIVE)
          .property(
              OBJECTIVES,
              options ->
                  ScalarNode.written(
                      options.goal().targets().stream().map(Target::toString).toList()))
          .optional(SEARCH_SIZE, options -> boxed(options.limits().searchSize()))
          .optional(VICTORY_CONDITION, options -> boxed(options.limits().victoryCondition()))
          .optional(TIME_LIMIT, options -> boxed(options.limits().timeLimitSeconds()))
          .optional(STEP_LIMIT, options -> boxed(options.limits().steps()))
          .optional(GAP, options -> Optional.of(options.goal().gap()).filter(gap -> gap > 0))
          .optional(ENERGY_CAP, options -> boxed(options.goal().caps().energyPj()))
          .optional(DELAY_CAP, options -> boxed(options.goal().caps().cycles()))
          .reading(TIMEOUT)
          .property(THREADS, SearchOptions::threads)
          .always(SEED, SearchOptions::seed);

  /** What the section may be. */
  public static final ValueType<Node> SECTION = ValueType.table(CODEC::table);

  private final MapReader keys;
  private final Optional<StatisticNames> names;
  private final Diagnosis diagnosis;
  private final ValueReader values;

  private MapperCodec(MapReader keys, Optional<StatisticNames> names, Diagnosis diagnosis) {
    this.keys = keys;
    this.names = names;
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  /** By their own labels, and by what Timeloop calls the nearest to them. */
  private static Map<String, SearchAlgorithm> algorithms() {
    Map<String, SearchAlgorithm> algorithms = new TreeMap<>();
    for (SearchAlgorithm algorithm : SearchAlgorithm.values()) {
      algorithms.put(algorithm.label().replace('-', '_'), algorithm);
    }
    algorithms.put("linear", SearchAlgorithm.EXHAUSTIVE);
    algorithms.put("random_pruned", SearchAlgorithm.HYBRID);
    return Collections.unmodifiableMap(algorithms);
  }

  /** The section that states the options. */
  public static MapNode write(SearchOptions options) {
    return CODEC.write(options);
  }

  /**
   * The options of a section.
   *
   * @param threads where the section does not state how many
   * @param names of the numbers of results, if the design and the layer are known
   */
  public static Optional<SearchOptions> read(
      Node mapper, int threads, Optional<StatisticNames> names, Diagnosis diagnosis) {
    return new MapperCodec(MapReader.of(mapper, CODEC.table(), diagnosis), names, diagnosis)
        .options(threads);
  }

  private Optional<SearchOptions> options(int threads) {
    int mark = diagnosis.errorCount();
    Optional<SearchAlgorithm> named =
        keys.find(ALGORITHM).map(node -> algorithm(node).orElse(SearchAlgorithm.AUTO));
    List<Target> targets = targets();
    keys.find(ALGORITHM).ifPresent(node -> requireProof(node, named, targets));
    OptionalLong searchSize = limit(SEARCH_SIZE);
    OptionalLong victory = limit(VICTORY_CONDITION);
    List<Node> sampling = limitsOfSampling(searchSize, victory);
    named.ifPresent(algorithm -> warnOfSampling(algorithm, sampling));
    SearchAlgorithm algorithm = named.orElseGet(() -> unnamed(sampling));
    OptionalDouble seconds = keys.number(TIME_LIMIT);
    OptionalLong steps = steps(algorithm);
    double gap = keys.find(GAP).map(node -> gap(node, algorithm)).orElse(0.0);
    SearchCaps caps = new SearchCaps(keys.number(ENERGY_CAP), keys.number(DELAY_CAP));
    keys.find(TIMEOUT).ifPresent(this::warnOfTimeout);
    int used = keys.get(THREADS).orElse(threads);
    long seed = keys.get(SEED).orElseThrow();
    Versions.check(keys);
    keys.finish();
    return diagnosis.build(
        mark,
        keys.location(),
        () ->
            new SearchOptions(
                algorithm,
                new SearchGoal(targets, caps, gap),
                new SearchLimits(searchSize, seconds, victory, steps),
                used,
                seed));
  }

  private Optional<SearchAlgorithm> algorithm(Node node) {
    String word = values.text(node).replace('-', '_');
    SearchAlgorithm algorithm = ALGORITHMS.get(word);
    if (algorithm == null) {
      diagnosis.unknown(
          node.location(),
          "unknown algorithm '" + word + "'",
          word,
          List.copyOf(ALGORITHMS.keySet()));
    }
    return Optional.ofNullable(algorithm);
  }

  /** The limits that only searches that sample look at. */
  private List<Node> limitsOfSampling(OptionalLong searchSize, OptionalLong victory) {
    List<Node> limits = new ArrayList<>();
    if (searchSize.isPresent()) {
      keys.find(SEARCH_SIZE).ifPresent(limits::add);
    }
    if (victory.isPresent()) {
      keys.find(VICTORY_CONDITION).ifPresent(limits::add);
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
    keys.find(SEED).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      return SearchAlgorithm.AUTO;
    }
    diagnosis.warning(
        reasons.get(0).location(),
        "is for searches that sample: as no algorithm is named, it is hybrid, which proves"
            + " nothing");
    return SearchAlgorithm.HYBRID;
  }

  /** The steps after which a proof stops. */
  private OptionalLong steps(SearchAlgorithm algorithm) {
    OptionalLong steps = limit(STEP_LIMIT);
    if (steps.isPresent() && !algorithm.proves()) {
      keys.find(STEP_LIMIT)
          .ifPresent(
              node ->
                  diagnosis.warning(
                      node.location(),
                      "has an effect with algorithm optimal only, whose proof takes steps"));
    }
    return steps;
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

  /** Whoever names the search that proves must not get one that cannot. */
  private void requireProof(Node node, Optional<SearchAlgorithm> named, List<Target> targets) {
    if (named.filter(algorithm -> algorithm == SearchAlgorithm.OPTIMAL).isPresent()) {
      ObjectiveText.notProvable(targets)
          .ifPresent(why -> diagnosis.error(node.location(), why + "algorithm hybrid samples"));
    }
  }

  private List<Target> targets() {
    List<ScalarNode> texts = new ArrayList<>(keys.get(OBJECTIVE).orElse(List.of()));
    texts.addAll(keys.get(OBJECTIVES).orElse(List.of()));
    List<Target> targets = new ArrayList<>();
    for (ScalarNode text : texts) {
      targets(text).stream()
          .filter(target -> targets.stream().noneMatch(target::hasObjectiveOf))
          .forEach(targets::add);
    }
    return targets.isEmpty() ? List.of(Target.of(SearchDefaults.OBJECTIVE)) : targets;
  }

  private List<Target> targets(ScalarNode text) {
    try {
      List<Target> targets = ObjectiveText.list(text.text());
      names.ifPresent(known -> targets.forEach(target -> target.objective().requireIn(known)));
      return targets;
    } catch (IllegalArgumentException wrong) {
      diagnosis.error(text.location(), wrong.getMessage());
      return List.of();
    }
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
}
