package org.loopwright.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.result.MappedLayer;

/** What an objective may name is what results have as JSON. */
final class StatisticNamesTest {
  private static final MappedLayer LAYER = ProvedLayers.within(0.5);
  private static final StatisticNames NAMES =
      StatisticNames.of(LAYER.workload(), LAYER.architecture().orElseThrow());

  @Test
  void everyNameIsAPathInTheJsonWithTheSameValue() {
    Evaluation evaluation = LAYER.evaluation().orElseThrow();
    JsonNode json = CostReport.json(evaluation).node();
    assertThat(NAMES.all())
        .contains(
            "cycles", "levels.DRAM.reads", "levels.DRAM.Inputs.fills", "networks.DRAM.energy_pj")
        .allSatisfy(
            name ->
                assertThat(value(json, name))
                    .isEqualTo(
                        NAMES
                            .require(name)
                            .<Number>fold(
                                total -> total.of(evaluation), part -> part.of(evaluation))
                            .doubleValue()));
  }

  /** Of a data space that a level does not keep, JSON has nothing, and the number is 0. */
  private static double value(JsonNode json, String name) {
    String[] steps = name.split("\\.");
    JsonNode node = json.path(steps[0]);
    if (steps.length > 1) {
      node = part(node, steps[1]);
      node = steps.length > 3 ? node.path("dataspaces").path(steps[2]) : node;
      node = node.path(steps[steps.length - 1]);
    }
    return node.asDouble();
  }

  private static JsonNode part(JsonNode parts, String name) {
    for (JsonNode part : parts) {
      if (part.path("name").asText(part.path("outer").asText()).equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  void namesThatDoNotExistAreRefusedWithThoseThatDo() {
    assertThatThrownBy(() -> NAMES.require("levels.DRAM.raeds"))
        .hasMessage("there is no statistic 'levels.DRAM.raeds'; maybe you meant levels.DRAM.reads");
    assertThatThrownBy(() -> NAMES.require("levels.Scratchpad.reads"))
        .hasMessageContaining("there are levels.MAC.(...), levels.DRAM.(...)");
  }
}
