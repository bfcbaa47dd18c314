package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.Resources.yaml;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.formats.Resources;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;

final class MapperCodecTest {
  private static SearchOptions read(String text) {
    return Resources.read(
        diagnosis -> MapperCodec.read(yaml(text), 3, Optional.empty(), diagnosis));
  }

  @Test
  void optionsAreRead() {
    SearchOptions options =
        read(
            """
            algorithm: linear-pruned
            optimization-metrics: [delay, last_level_accesses]
            search-size: 500
            victory_condition: 20
            num-threads: 8
            time_limit_seconds: 2.5
            seed: -7
            live-status: false
            """);
    assertThat(options.algorithm()).isEqualTo(SearchAlgorithm.LINEAR_PRUNED);
    assertThat(options.goal().objectives())
        .containsExactly(Objective.DELAY, Objective.LAST_LEVEL_ACCESSES);
    assertThat(options.limits().searchSize()).hasValue(500);
    assertThat(options.limits().victoryCondition()).hasValue(20);
    assertThat(options.threads()).isEqualTo(8);
    assertThat(options.limits().timeLimitSeconds()).hasValue(2.5);
    assertThat(options.seed()).isEqualTo(-7);
  }

  @Test
  void absentOptionsHaveDefaults() {
    SearchOptions options = read("{search_size: null, optimization_metric: []}");
    assertThat(options.algorithm()).isEqualTo(SearchAlgorithm.AUTO);
    assertThat(options.goal().objectives()).containsExactly(Objective.EDP);
    assertThat(options.limits().searchSize()).isEmpty();
    assertThat(options.threads()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "exhaustive, EXHAUSTIVE",
    "linear_pruned, LINEAR_PRUNED",
    "random, RANDOM",
    "random-pruned, HYBRID",
    "hybrid, HYBRID",
    "optimal, OPTIMAL",
    "auto, AUTO"
  })
  void algorithmsAreNamed(String name, SearchAlgorithm algorithm) {
    assertThat(read("algorithm: " + name).algorithm()).isEqualTo(algorithm);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{search_size: 5, victory_condition: 9} | search_size",
        "{victory_condition: 5} | victory_condition",
        "{seed: 5, num_threads: 1} | seed"
      })
  void whatOnlySamplingLooksAtAsksForItWhereNoAlgorithmIsNamed(String text, String key) {
    Diagnosis diagnosis = new Diagnosis();
    SearchOptions options =
        MapperCodec.read(yaml(text), 1, Optional.empty(), diagnosis).orElseThrow();
    assertThat(options.algorithm()).isEqualTo(SearchAlgorithm.HYBRID);
    assertThat(diagnosis.warnings())
        .singleElement()
        .asString()
        .contains(key + ": warning: is for searches that sample");
  }

  @Test
  void limitsOfSamplingBesideAProofAreWarnedOf() {
    Diagnosis diagnosis = new Diagnosis();
    MapperCodec.read(
        yaml("{algorithm: auto, search_size: 5, seed: 5, time_limit_seconds: 5}"),
        1,
        Optional.empty(),
        diagnosis);
    assertThat(diagnosis.warnings())
        .singleElement()
        .asString()
        .contains("search_size: warning: has no effect with algorithm auto");
  }

  @Test
  void zeroAndMinusOneAreNoLimit() {
    Diagnosis diagnosis = new Diagnosis();
    SearchOptions options =
        MapperCodec.read(
                yaml("{search_size: 0, victory_condition: -1}"), 1, Optional.empty(), diagnosis)
            .orElseThrow();
    assertThat(options.limits().searchSize()).isEmpty();
    assertThat(options.limits().victoryCondition()).isEmpty();
    assertThat(diagnosis.warnings()).hasSize(2);
  }

  @Test
  void gapAndCapsAreRead() {
    SearchOptions options =
        read(
            """
            algorithm: optimal
            optimization_metric: ed2p
            gap: 0.01
            delay_cap_cycles: 5000
            energy-cap-pj: 3.2e9
            """);
    assertThat(options.goal().objectives()).containsExactly(Objective.ED2P);
    assertThat(options.goal().gap()).isEqualTo(0.01);
    assertThat(options.goal().caps().cycles()).hasValue(5000);
    assertThat(options.goal().caps().energyPj()).hasValue(3.2e9);
  }

  @Test
  void formulasWithTolerancesAreRead() {
    assertThat(read("optimization_metrics: ['delay:5%', energy_pj * cycles^2]").goal().targets())
        .hasToString("[delay:5%, energy_pj * cycles^2]");
    assertThat(read("optimization_metric: delay energy").goal().objectives())
        .containsExactly(Objective.DELAY, Objective.ENERGY);
  }

  @Test
  void proofOfWhatHasNoneIsRefused() {
    assertThatThrownBy(() -> read("{algorithm: optimal, optimization_metric: levels.GLB.reads}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("spec.yaml:1 algorithm: the proof covers objectives that only grow");
  }

  @Test
  void gapWithoutProofIsWarnedOf() {
    Diagnosis diagnosis = new Diagnosis();
    MapperCodec.read(yaml("{algorithm: hybrid, gap: 0.01}"), 1, Optional.empty(), diagnosis);
    MapperCodec.read(yaml("gap: 0.01"), 1, Optional.empty(), diagnosis);
    assertThat(diagnosis.warnings())
        .singleElement()
        .asString()
        .contains("gap", "algorithm optimal only");
  }

  @Test
  void gapsAndCapsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> read("{algorithm: optimal, gap: 1, delay_cap_cycles: 0}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("spec.yaml:1 gap: must be at least 0 and below 1")
        .hasMessageContaining(
            "spec.yaml:1 delay_cap_cycles: must be a positive number (cycles) but was 0");
  }

  @Test
  void threadsThatWouldTakeAllMemoryAreRefused() {
    assertThatThrownBy(() -> read("num_threads: 2000000000"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("threads must be at most 1024 but was 2000000000");
  }

  @Test
  void oddOptionsAreRefused() {
    assertThatThrownBy(
            () ->
                read(
                    """
            algorithm: randm
            optimization_metric: speed
            search_size: -5
            num_threads: 0
            victory: 3"""))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "spec.yaml:1 algorithm: unknown algorithm 'randm'",
                "  Maybe you meant random",
                "spec.yaml:2 optimization_metric: there is no objective 'speed'; there are edp, energy,"
                    + " delay, ed2p, last-level-accesses, cycles, utilization, computes, energy_pj,"
                    + " energy_per_mac_pj, edp_pj_cycles, area_um2, last_level_accesses,"
                    + " algorithmic_reuse, levels.LEVEL.KEY,"
                    + " levels.LEVEL.DATASPACE.KEY and networks.LEVEL.KEY",
                "spec.yaml:3 search_size: must be a positive integer but was -5",
                "spec.yaml:4 num_threads: must be a positive integer below 2^31 but was 0",
                "spec.yaml:5 victory: unknown key 'victory'"));
  }
}
