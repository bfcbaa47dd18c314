package org.loopwright.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.result.RunIdentity;

final class DataflowTraceTest {
  private static final RunIdentity IDENTITY = RunIdentity.of("1.0 (test)");

  private static Layer layer(int channels, int filters, int width, int taps) {
    return new Layer(
        "conv",
        OperatorType.CONV,
        List.of(
            new DimensionSize(LayerDimension.K, filters),
            new DimensionSize(LayerDimension.C, channels),
            new DimensionSize(LayerDimension.R, taps),
            new DimensionSize(LayerDimension.S, taps),
            new DimensionSize(LayerDimension.Y, width + taps - 1),
            new DimensionSize(LayerDimension.X, width + taps - 1)),
        List.of());
  }

  private static NetworkResult analysed(Layer shape, DataflowStyle style, int pes) {
    DataflowHardware hardware = DataflowHardware.defaults().withPes(pes);
    DataflowNetwork network = new DataflowNetwork("net", List.of(style.map(shape, pes)));
    return DataflowAnalysis.analyze(network, hardware);
  }

  /** Slices of a level (0 for layers), of one track. */
  private static Stream<JsonNode> slices(List<JsonNode> events, int level, int track) {
    return events.stream()
        .filter(event -> event.get("ph").asText().equals("X"))
        .filter(event -> event.get("pid").asInt() == level && event.get("tid").asInt() == track);
  }

  private static double sum(Stream<JsonNode> slices, String pointer) {
    return slices.mapToDouble(slice -> slice.at(pointer).asDouble()).sum();
  }

  @Property(tries = 60)
  void cyclesAndElementsAddUpToThoseOfTheAnalysis(
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @IntRange(min = 1, max = 5) int filters,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 1, max = 3) int taps,
      @ForAll DataflowStyle style)
      throws IOException {
    NetworkResult result;
    try {
      result = analysed(layer(channels, filters, width, taps), style, 64);
    } catch (SpecException | IllegalArgumentException notOfTheStyle) {
      return;
    }
    List<JsonNode> events = TraceFormat.check(DataflowTrace.of(IDENTITY, result));
    LayerResult layer = result.layers().get(0);
    assertThat(sum(slices(events, 1, 0), "/dur")).isEqualTo((double) layer.runtimeCycles());
    long sent =
        layer.tensor(LayerTensor.INPUT).l2().reads()
            + layer.tensor(LayerTensor.FILTER).l2().reads();
    double filled = sum(slices(events, 1, 1), "/args/elements");
    double others =
        sum(
            slices(events, 1, 0).filter(slice -> slice.at("/args/iterations").isNumber()),
            "/args/operand_elements");
    assertThat(filled + others).isEqualTo((double) sent);
  }

  @Test
  void unitsWorkInsideTheIterationsOfTheirLevel() throws IOException {
    NetworkResult result = analysed(layer(6, 8, 12, 3), DataflowStyle.YR_P, 64);
    List<JsonNode> events = TraceFormat.check(DataflowTrace.of(IDENTITY, result));
    List<JsonNode> computing = slices(events, 1, 2).toList();
    for (JsonNode compute : computing) {
      double start = compute.get("ts").asDouble();
      double end = start + compute.get("dur").asDouble();
      double inside =
          sum(
              slices(events, 2, 0)
                  .filter(slice -> slice.get("ts").asDouble() >= start)
                  .filter(slice -> slice.get("ts").asDouble() < end),
              "/dur");
      assertThat(inside).isIn(0.0, compute.get("dur").asDouble()); // 0 where too many are shown
    }
    assertThat(slices(events, 2, 0)).isNotEmpty();
  }

  @Test
  void layersFollowEachOtherOnTracksOfTheSameNames() throws IOException {
    DataflowHardware hardware = DataflowHardware.defaults().withPes(64);
    List<Layer> layers =
        List.of(
            DataflowStyle.YR_P.map(layer(6, 8, 12, 3), 64),
            DataflowStyle.YR_P.map(layer(6, 8, 12, 5), 64)); // clusters of another size
    NetworkResult result = DataflowAnalysis.analyze(new DataflowNetwork("net", layers), hardware);
    List<JsonNode> events = TraceFormat.check(DataflowTrace.of(IDENTITY, result));
    List<JsonNode> named = slices(events, 0, 0).toList();
    assertThat(named).hasSize(2);
    assertThat(named.get(1).get("ts").asDouble())
        .isEqualTo((double) result.layers().get(0).runtimeCycles());
    assertThat(sum(slices(events, 1, 0), "/dur")).isEqualTo((double) result.runtimeCycles());
  }

  @Test
  void onlyTheFirstIterationWaitsForItsOperands() throws IOException {
    NetworkResult result = analysed(layer(6, 8, 12, 3), DataflowStyle.KC_P, 64);
    List<JsonNode> events = TraceFormat.check(DataflowTrace.of(IDENTITY, result));
    JsonNode fill = slices(events, 1, 1).findFirst().orElseThrow();
    List<JsonNode> computing = slices(events, 1, 2).toList();
    assertThat(computing.get(0).get("ts").asDouble()).isEqualTo(fill.get("dur").asDouble());
    List<JsonNode> iterations = slices(events, 1, 0).toList();
    assertThat(computing.get(1).get("ts")).isEqualTo(iterations.get(1).get("ts"));
  }
}
