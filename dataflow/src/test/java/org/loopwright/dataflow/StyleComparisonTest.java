package org.loopwright.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;

final class StyleComparisonTest {
  @Property(tries = 50)
  void theAdaptiveChoiceIsNeverWorseThanAnyStyle(
      @ForAll @IntRange(min = 1, max = 80) int k,
      @ForAll @IntRange(min = 1, max = 80) int c,
      @ForAll @IntRange(min = 1, max = 5) int taps,
      @ForAll @IntRange(min = 0, max = 30) int more,
      @ForAll @IntRange(min = 8, max = 300) int pes) {
    DataflowNetwork network =
        new DataflowNetwork(
            "two",
            List.of(
                layer("first", OperatorType.CONV, k, c, taps, taps + more),
                layer("second", OperatorType.CONV, c, k, 1, 7)));
    StyleComparison comparison = StyleComparison.of(network, hardware(pes));
    for (Criterion criterion : Criterion.values()) {
      double adaptive = StyleComparison.adaptiveTotal(comparison.layers(), criterion);
      for (DataflowStyle style : StyleComparison.STYLES) {
        double total =
            StyleComparison.total(comparison.layers(), style, criterion).orElse(adaptive);
        assertThat(adaptive).isLessThanOrEqualTo(total * (1 + 1e-12));
      }
      double byClass =
          comparison.operatorClasses().stream()
              .mapToDouble(
                  each -> StyleComparison.adaptiveTotal(comparison.layers(each), criterion))
              .sum();
      assertThat(byClass).isCloseTo(adaptive, within(adaptive * 1e-12));
    }
  }

  @Test
  void aStyleThatDoesNotFitTheArrayIsLeftOutWithTheReason() {
    DataflowNetwork network =
        new DataflowNetwork("wide", List.of(layer("conv", OperatorType.CONV, 4, 4, 7, 14)));
    StyleComparison comparison = StyleComparison.of(network, hardware(4));
    assertThat(comparison.layers().get(0).in(DataflowStyle.YR_P)).isEmpty();
    assertThat(comparison.refusals().get(0).message())
        .contains("layer conv in style yr-p", "7 PEs");
    assertThat(StyleComparison.total(comparison.layers(), DataflowStyle.YR_P, Criterion.ENERGY))
        .isEmpty();
  }

  @Test
  void productsHaveOneStyleForAll() {
    Layer product =
        new Layer(
            "product",
            OperatorType.GEMM,
            List.of(
                new DimensionSize(LayerDimension.M, 8),
                new DimensionSize(LayerDimension.N, 4),
                new DimensionSize(LayerDimension.K, 16)),
            List.of());
    StyleComparison comparison =
        StyleComparison.of(new DataflowNetwork("net", List.of(product)), hardware(16));
    assertThat(comparison.operatorClasses()).containsExactly(OperatorClass.FULLY_CONNECTED);
    assertThat(comparison.layers().get(0).results()).hasSize(StyleComparison.STYLES.size());
    assertThat(comparison.layers().get(0).best(Criterion.LATENCY)).isEqualTo(DataflowStyle.C_P);
  }

  @Test
  void classesFollowTheirRule() {
    assertThat(classOf("conv1", OperatorType.CONV, 64, 3, 7, 224)).isEqualTo(OperatorClass.EARLY);
    assertThat(classOf("conv5", OperatorType.CONV, 512, 512, 3, 14)).isEqualTo(OperatorClass.LATE);
    assertThat(classOf("square", OperatorType.CONV, 64, 14, 3, 14)).isEqualTo(OperatorClass.EARLY);
    assertThat(classOf("reduce", OperatorType.CONV, 64, 256, 1, 56))
        .isEqualTo(OperatorClass.POINTWISE);
    assertThat(classOf("conv2_1_shortcut", OperatorType.CONV, 256, 64, 1, 56))
        .isEqualTo(OperatorClass.RESIDUAL);
    assertThat(classOf("fc6", OperatorType.CONV, 4096, 512, 7, 7))
        .isEqualTo(OperatorClass.FULLY_CONNECTED);
    assertThat(classOf("group", OperatorType.NGCONV, 4, 4, 3, 56))
        .isEqualTo(OperatorClass.RESIDUAL);
    assertThat(classOf("depth", OperatorType.DSCONV, 1, 32, 3, 112))
        .isEqualTo(OperatorClass.DEPTHWISE);
    assertThat(classOf("up", OperatorType.TRCONV, 64, 128, 2, 56))
        .isEqualTo(OperatorClass.TRANSPOSED);
  }

  private static OperatorClass classOf(
      String name, OperatorType type, long k, long c, long taps, long side) {
    return OperatorClass.of(layer(name, type, k, c, taps, side));
  }

  private static Layer layer(String name, OperatorType type, long k, long c, long taps, long side) {
    return new Layer(
        name,
        type,
        List.of(
            new DimensionSize(LayerDimension.K, k),
            new DimensionSize(LayerDimension.C, c),
            new DimensionSize(LayerDimension.R, taps),
            new DimensionSize(LayerDimension.S, taps),
            new DimensionSize(LayerDimension.Y, side),
            new DimensionSize(LayerDimension.X, side)),
        List.of());
  }

  private static DataflowHardware hardware(long pes) {
    return new DataflowHardware(
        pes,
        1,
        new Noc(32, 1, 1, true, true),
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED);
  }
}
