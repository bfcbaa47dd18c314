package org.loopwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.Explanation;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;

final class CertificateReportTest {
  /** 8 reads and 8 updates of 1 pJ, and 8 operations of 1 pJ. */
  private static final double ENERGY_PJ = 8 + 8 + 8;

  @Test
  void whatIsProvedAndRemovedIsTold() {
    assertThat(SearchReport.proof(ProvedLayers.within(0.25)).lines())
        .containsExactly(
            "proved: energy is at least 18.00 pJ; found 24.00, gap 25 %",
            "space 1.2e17 mappings; nodes expanded 1,234; mappings evaluated 99; 0.5000 s on 2"
                + " threads",
            "removed by rule  removed     of   share",
            "  capacity           250  1,000  25.0 %  tilings",
            "  bound                0      0   0.0 %    nodes");
  }

  @Test
  void tableHasTheBoundAndTheGap() {
    assertThat(MappingReport.table(List.of(ProvedLayers.within(0.0236))))
        .contains("within 2.4 %", "energy at least, pJ", "23.43");
  }

  @Test
  void boundOfAnOptimumIsNotSaidTwice() {
    assertThat(MappingReport.table(List.of(ProvedLayers.within(0))))
        .contains("optimal")
        .doesNotContain("at least");
    assertThat(MappingReport.table(List.of(ProvedLayers.within(0), ProvedLayers.within(0.5))))
        .contains("energy at least, pJ", "0 %", "50 %");
  }

  @Test
  void endByTheTimeLimitIsToldWithTheWayOn() {
    assertThat(text(List.of(ProvedLayers.within(0), ProvedLayers.within(0.5))).lines())
        .endsWith(
            "the time limit of 30 s ended the search of sum before the proof; to search on, give",
            "--time-limit 300, or --search optimal for as long as the proof takes");
    assertThat(ProvedLayers.unfound().isTimedOut()).isTrue();
    assertThat(ProvedLayers.within(0.01).isTimedOut()).isFalse(); // that is what was asked for
    assertThat(text(List.of(ProvedLayers.within(0.01)))).doesNotContain("time limit");
    assertThat(json(ProvedLayers.within(0.5)).at("/search/timed_out").asBoolean()).isTrue();
  }

  /** Bounds and values are sums in another order, which no reader of a table wants to know. */
  @Test
  void aGapOfRoundingIsNone() {
    MappedLayer layer = ProvedLayers.within(1e-11);
    assertThat(layer.verdict()).contains(SearchVerdict.OPTIMAL);
    assertThat(layer.gap()).hasValue(0);
    assertThat(MappingReport.table(List.of(layer))).contains("optimal").doesNotContain("within");
    assertThat(SearchReport.proof(layer))
        .contains("gap 0 %; energy and delay of equals are not proved");
    assertThat(json(layer).at("/search/timed_out").asBoolean()).isFalse();
    assertThat(json(layer).at("/search/ties_proved").asBoolean()).isFalse();
  }

  @Test
  void proofThatThereIsNoMappingIsTold() {
    MappedLayer layer = ProvedLayers.impossible();
    assertThat(layer.verdict()).contains(SearchVerdict.INFEASIBLE);
    assertThat(json(layer).at("/verdict").asText()).isEqualTo("infeasible");
    assertThat(SearchReport.proof(layer)).startsWith("proved: there is no valid mapping");
    JsonNode json = json(layer);
    assertThat(json.at("/search/certificate/lower_bound").isNull()).isTrue();
    assertThat(json.has("objective")).isFalse();
  }

  @Test
  void boundWithoutAMappingIsTold() {
    assertThat(SearchReport.proof(ProvedLayers.unfound()))
        .startsWith("proved: energy is at least 10.00 pJ; no mapping was found yet");
    assertThat(ProvedLayers.unfound().gap()).isEmpty();
  }

  @Test
  void certificateAndRequestAreInTheJson() {
    JsonNode json = json(ProvedLayers.within(0.25));
    assertThat(json.at("/verdict").asText()).isEqualTo("found");
    assertThat(json.at("/objective/value").asDouble()).isEqualTo(ENERGY_PJ);
    assertThat(json.at("/objective/bound").asDouble()).isEqualTo(0.75 * ENERGY_PJ);
    assertThat(json.at("/objective/gap").asDouble()).isEqualTo(0.25);
    JsonNode search = json.at("/search");
    assertThat(search.at("/certificate/nodes_expanded").asLong()).isEqualTo(1234);
    assertThat(search.at("/certificate/pruned/0"))
        .hasToString(
            "{\"rule\":\"capacity\",\"unit\":\"tilings\",\"removed\":250,\"considered\":1000}");
    assertThat(search.at("/limits"))
        .hasToString(
            "{\"search_size\":null,\"time_limit_seconds\":30.0,\"victory_condition\":null,"
                + "\"step_limit\":null,\"gap\":0.01,\"delay_cap_cycles\":5000.0,\"energy_cap_pj\":null}");
  }

  /** Never less than it is. */
  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.01, 1 %",
    "0.0236, 2.4 %",
    "0.02301, 2.4 %",
    "0.00001, 0.001 %",
    "1, 100 %"
  })
  void gapsAreRoundedUp(double gap, String text) {
    assertThat(Quantity.gap(gap)).isEqualTo(text);
  }

  @Test
  void explanationTellsGainsFirst() {
    Explanation explanation =
        new Explanation(
            Objective.EDP,
            1000,
            OptionalDouble.of(1000),
            List.of(
                limit("capacity of GLB", "words", 1024, 1152, proved(1000)),
                limit("read bandwidth of GLB", "words/cycle", 2, 2.5, sampled(999.9)),
                limit("capacity of RF", "words", 256, 288, proved(959))),
            List.of(),
            false);
    assertThat(new ExplanationReport("conv1", explanation).text().lines())
        .containsExactly(
            "what binds conv1, one limit wider at a time, energy of an access as it is:",
            "  capacity of RF 256 -> 288 words: -4.1 % edp",
            "  read bandwidth of GLB 2 -> 2.5 words/cycle: ~ -0.01 % edp",
            "  no gain: capacity of GLB 1,024 -> 1,152 words",
            "  interrupted: not all was tried",
            "  ~ about: not every search was proved optimal; --search optimal does that, and a",
            "  larger --time-limit lets it");
  }

  @Test
  void constraintsStandAmongTheLimitsAndWhatWasNotDecidedIsSaidSo() {
    Explanation explanation =
        new Explanation(
            Objective.ENERGY,
            100,
            OptionalDouble.of(70),
            List.of(limit("capacity of RF", "words", 8, 9, proved(90))),
            List.of(
                constraint(3, "RF keeps Inputs", proved(100)),
                constraint(4, "RF temporal: K = 16", proved(80)),
                constraint(5, "RF temporal: C = 2", unfinished(95, 60)),
                constraint(6, "GLB temporal: permutation RC", unfinished(100, 75))),
            true);
    assertThat(new ExplanationReport("conv1", explanation).text().lines())
        .startsWith(
            "what binds conv1, one limit wider or one constraint left out at a time, energy of an"
                + " access as it is:",
            "  without 'RF temporal: K = 16', spec.yaml:4: -20.0 % energy",
            "  capacity of RF 8 -> 9 words: -10.0 % energy",
            "  without 'RF temporal: C = 2', spec.yaml:5: ~ -5.0 % energy (at most -40.0 %)",
            "  not decided: GLB temporal: permutation RC (at most -25.0 %)",
            "  no gain without: RF keeps Inputs",
            "  the mapping itself is not proved: down to -30.0 % a gain may be due to the search"
                + " alone");
  }

  private static String text(List<MappedLayer> layers) {
    MappingResult result = new MappingResult(ProvedLayers.IDENTITY, Optional.empty(), layers);
    return new MappingReport(result, false, true).text();
  }

  private static JsonNode json(MappedLayer layer) {
    return MappingReport.json(ProvedLayers.IDENTITY, layer).node();
  }

  private static Explanation.RelaxedLimit limit(
      String name, String unit, double from, double to, Explanation.Effect effect) {
    return new Explanation.RelaxedLimit(name, unit, from, to, effect);
  }

  private static Explanation.DroppedConstraint constraint(
      int line, String text, Explanation.Effect effect) {
    return new Explanation.DroppedConstraint(new Location("spec.yaml", line, 1, ""), text, effect);
  }

  private static Explanation.Effect proved(double value) {
    return new Explanation.Effect(value, OptionalDouble.of(value), true);
  }

  private static Explanation.Effect unfinished(double value, double bound) {
    return new Explanation.Effect(value, OptionalDouble.of(bound), false);
  }

  private static Explanation.Effect sampled(double value) {
    return new Explanation.Effect(value, OptionalDouble.empty(), false);
  }
}
