package org.loopwright.formats.timeloop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchAlgorithm;

/** The keys of {@code mapper}: how to search and when to stop. */
public final class MapperKeys {
  /** What other mappers call our ways to search. */
  static final Map<String, SearchAlgorithm> ALGORITHMS = algorithms();

  static final Key<String> ALGORITHM =
      Key.of("algorithm", ValueType.oneOf(ALGORITHMS.keySet()), "How to search; auto: optimal.")
          .standard("auto");
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

  private static Map<String, SearchAlgorithm> algorithms() {
    Map<String, SearchAlgorithm> algorithms = new LinkedHashMap<>();
    algorithms.put("auto", SearchAlgorithm.AUTO);
    algorithms.put("exhaustive", SearchAlgorithm.EXHAUSTIVE);
    algorithms.put("hybrid", SearchAlgorithm.HYBRID);
    algorithms.put("imperfect", SearchAlgorithm.IMPERFECT);
    algorithms.put("linear", SearchAlgorithm.EXHAUSTIVE);
    algorithms.put("linear_pruned", SearchAlgorithm.LINEAR_PRUNED);
    algorithms.put("optimal", SearchAlgorithm.OPTIMAL);
    algorithms.put("random", SearchAlgorithm.RANDOM);
    algorithms.put("random_pruned", SearchAlgorithm.HYBRID);
    return algorithms;
  }

  private static String meaningOfObjectives() {
    List<String> labels = Arrays.stream(Objective.values()).map(Objective::label).toList();
    return "What to make small, the first above all: " + String.join(", ", labels) + ".";
  }
}
