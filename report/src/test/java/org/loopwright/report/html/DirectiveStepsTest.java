package org.loopwright.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;

final class DirectiveStepsTest {
  /** A filter of three taps over a row of eight inputs: six outputs. */
  private static Layer row(Directive... dataflow) {
    return new Layer(
        "row",
        OperatorType.CONV,
        List.of(
            new DimensionSize(LayerDimension.K, 1),
            new DimensionSize(LayerDimension.C, 1),
            new DimensionSize(LayerDimension.R, 1),
            new DimensionSize(LayerDimension.S, 3),
            new DimensionSize(LayerDimension.Y, 1),
            new DimensionSize(LayerDimension.X, 8)),
        List.of(dataflow));
  }

  private static JsonNode steps(Layer layer, long pes) {
    return DirectiveSteps.of(layer, pes).orElseThrow().node();
  }

  private static String held(JsonNode steps, int step, int pe, int tensor) {
    return steps.at("/steps/%d/pes/%d/%d".formatted(step, pe, tensor)).asText();
  }

  @Test
  void outputsAreFoldedOverThePes() {
    JsonNode steps =
        steps(
            row(
                new Directive.TemporalMap(3, 3, LayerDimension.S),
                new Directive.SpatialMap(1, 1, LayerDimension.OUTPUT_X)),
            4);
    assertThat(steps.get("all").asLong()).isEqualTo(2); // six outputs on four PEs
    assertThat(held(steps, 0, 0, 0)).contains("X 0..2");
    assertThat(held(steps, 0, 3, 2)).contains("X' 3");
    assertThat(held(steps, 1, 1, 0)).contains("X 5..7");
    assertThat(held(steps, 1, 1, 2)).contains("X' 5");
    assertThat(steps.at("/steps/1/pes/2")).isEmpty(); // idle
    assertThat(steps.at("/steps/1/where").asText()).isEqualTo("fold of X = 1");
  }

  @Test
  void pesOfAClusterAddUpOneOutput() {
    JsonNode steps =
        steps(
            row(
                new Directive.SpatialMap(3, 1, LayerDimension.X),
                new Directive.TemporalMap(3, 3, LayerDimension.S),
                new Directive.Cluster(3, ClusterType.of("P").orElseThrow()),
                new Directive.SpatialMap(1, 1, LayerDimension.X),
                new Directive.SpatialMap(1, 1, LayerDimension.S)),
            6);
    assertThat(steps.get("units").toString()).isEqualTo("[2,3]");
    // Second cluster: the window from 1 on; each PE has a tap, and all add to the output 1.
    for (int pe = 3; pe < 6; pe++) {
      assertThat(held(steps, 0, pe, 0)).contains("X " + (1 + pe - 3));
      assertThat(held(steps, 0, pe, 1)).contains("S " + (pe - 3));
      assertThat(held(steps, 0, pe, 2)).contains("X' 1");
    }
    assertThat(steps.get("all").asLong()).isEqualTo(3);
  }

  @Test
  void largeArrayIsNotPlayed() {
    Layer layer = row(new Directive.SpatialMap(1, 1, LayerDimension.K));
    assertThat(DirectiveSteps.of(layer, 65)).isEmpty();
  }
}
