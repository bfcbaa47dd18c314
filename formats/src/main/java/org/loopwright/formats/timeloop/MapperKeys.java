package org.loopwright.formats.timeloop;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.goal.Objective;

/** The keys of {@code mapper}: how to search and when to stop. */
public final class MapperKeys {
  /** Search algorithms by what files call them, in alphabetical order. */
  static final Map<String, SearchAlgorithm> ALGORITHMS = algorithms();

  static final Key<String> ALGORITHM =
      Key.of("algorithm", ValueType.oneOf(ALGORITHMS.keySet()), "How to search; auto: optimal.")
          .standard(SearchAlgorithm.AUTO.label());
  static final Key<List<ScalarNode>> OBJECTIVE =
      Key.of("optimization_metric", ValueType.WORDS, meaningOfObjectives());
  static final Key<List<ScalarNode>> OBJECTIVES =
      Key.of("optimization_metrics", ValueType.WORDS, meaningOfObjectives());
  static final Key<Long> SEARCH_SIZE =
      Key.of("search_size", ValueType.INTEGER, "Valid mappings to stop after; 0 and -1: no limit.")
          .in("mappings");
  static final Key<Long> VICTORY_CONDITION =
      Key.of(
              "victory_condition",
              ValueType.INTEGER,
              "Valid mappings without a better one to stop after; 0 and -1: no limit.")
          .in("mappings");
  static final Key<Double> TIME_LIMIT =
      Key.of("time_limit_seconds", ValueType.POSITIVE_NUMBER, "Time to stop after.").in("s");
  static final Key<Double> GAP =
      Key.of(
          "gap",
          ValueType.PART,
          "Part of the optimum, below 1, within which a proved mapping is good enough; with"
              + " algorithm optimal or auto.");
  static final Key<Double> ENERGY_CAP =
      Key.of("energy_cap_pj", ValueType.POSITIVE_NUMBER, "The most energy that a mapping may take.")
          .in("pJ");
  static final Key<Double> DELAY_CAP =
      Key.of("delay_cap_cycles", ValueType.POSITIVE_NUMBER, "The most cycles it may take.")
          .in("cycles");
  static final Key<Long> TIMEOUT =
      Key.of("timeout", ValueType.INTEGER, "Invalid mappings in a row; not modelled.")
          .spelled("heartbeat");
  static final Key<Integer> THREADS =
      Key.of("num_threads", ValueType.POSITIVE_INT, "Threads; by default one a processor.")
          .spelled("threads");
  static final Key<Long> SEED =
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

  static final KeyTable ROOT =
      KeyTable.of(
              "mapper",
              "How to search for mappings, and when to stop.",
              Versions.KEY,
              ALGORITHM,
              OBJECTIVE,
              OBJECTIVES,
              SEARCH_SIZE,
              VICTORY_CONDITION,
              TIME_LIMIT,
              GAP,
              ENERGY_CAP,
              DELAY_CAP,
              TIMEOUT,
              THREADS,
              SEED)
          .passingOver(WITHOUT_EFFECT);

  /** What the section may be. */
  public static final ValueType<Node> SECTION = ValueType.table(() -> ROOT);

  private MapperKeys() {}

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

  private static String meaningOfObjectives() {
    return "What to make small, the first above all: "
        + String.join(", ", Labels.list(Objective.class))
        + ".";
  }
}
