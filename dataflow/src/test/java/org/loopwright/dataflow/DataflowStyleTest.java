package org.loopwright.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.model.diagnostics.Labels;

final class DataflowStyleTest {

  @Property
  void everyStyleFitsEveryConvolution(
      @ForAll DataflowStyle style,
      @ForAll OperatorType type,
      @ForAll @IntRange(min = 1, max = 130) int k,
      @ForAll @IntRange(min = 1, max = 130) int c,
      @ForAll @IntRange(min = 1, max = 7) int taps,
      @ForAll @IntRange(min = 0, max = 40) int more,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll @IntRange(min = 8, max = 300) int pes) {
    Layer shape =
        shape(type, k, c, taps, taps + more)
            .withStrides(
                List.of(
                    new DimensionSize(LayerDimension.X, stride),
                    new DimensionSize(LayerDimension.Y, stride)));
    if (type.isWindowed() && style.suits(type)) {
      Layer mapped = style.map(shape, pes);
      LayerResult result = DataflowAnalysis.analyze(mapped, TestLayers.hardware(pes, 16));
      assertThat(result.runtimeCycles()).isPositive();
      checkMacs(style, mapped, result);
    }
  }

  /** Tiles that divide the layer: all its work is counted, and PEs hold more. */
  @Property
  void everyStyleFitsWithOtherTiles(
      @ForAll DataflowStyle style,
      @ForAll @IntRange(min = 1, max = 4) int tile,
      @ForAll @IntRange(min = 1, max = 20) int k,
      @ForAll @IntRange(min = 1, max = 20) int c,
      @ForAll @IntRange(min = 1, max = 3) int taps,
      @ForAll @IntRange(min = 1, max = 9) int windows,
      @ForAll @IntRange(min = 8, max = 300) int pes) {
    if (!style.suits(OperatorType.CONV)) {
      return;
    }
    Layer shape =
        TestLayers.convolution(
            (long) k * tile, (long) c * tile, taps, (long) windows * tile + taps - 1, List.of());
    TileSizes tiles = TileSizes.STANDARD;
    for (LayerDimension dimension : style.tiled()) {
      tiles = tiles.with(dimension, tile);
    }
    DataflowHardware hardware = TestLayers.hardware(pes, 16);
    Layer mapped = style.map(shape, pes, tiles);
    LayerResult result = DataflowAnalysis.analyze(mapped, hardware);
    checkMacs(style, mapped, result);
    if (tile > 1 && style != DataflowStyle.YR_P) {
      assertThat(result.l1NeedBytes())
          .isGreaterThan(DataflowAnalysis.analyze(style.map(shape, pes), hardware).l1NeedBytes());
    }
  }

  /** With a stride the model counts too much in yx-p, at most the stride times what is there. */
  private static void checkMacs(DataflowStyle style, Layer mapped, LayerResult result) {
    long needed = LayerBounds.of(mapped).macs();
    long stride = mapped.stride(LayerDimension.X);
    LastFold last = LastFold.of(mapped, result.hardware().pes());
    if (last.isOneUnitOverWindows(mapped)) {
      assertThat(result.macs()).isGreaterThan(needed);
    } else if (style == DataflowStyle.YX_P && stride > 1) {
      assertThat(result.macs()).isBetween(needed, needed * stride);
    } else {
      assertThat(result.macs()).isEqualTo(needed);
    }
  }

  @Property
  void theMatrixStyleFitsEveryProduct(
      @ForAll @IntRange(min = 1, max = 300) int m,
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 1, max = 300) int k,
      @ForAll @IntRange(min = 1, max = 300) int pes) {
    Layer mapped = DataflowStyle.GEMM.map(TestLayers.gemm(m, n, k, List.of()), pes);
    assertThat(DataflowAnalysis.analyze(mapped, TestLayers.hardware(pes, 16)).macs())
        .isEqualTo((long) m * n * k);
  }

  @Test
  void stylesAreFoundByNameAndRefuseOtherOperators() {
    assertThat(Labels.find(DataflowStyle.class, "kc-p")).contains(DataflowStyle.KC_P);
    assertThat(Labels.find(DataflowStyle.class, "kcp")).isEmpty();
    assertThatThrownBy(() -> DataflowStyle.KC_P.map(TestLayers.gemm(2, 2, 2, List.of()), 4))
        .hasMessage("style kc-p does not suit a GEMM layer");
  }

  private static Layer shape(OperatorType type, long k, long c, long taps, long side) {
    Layer layer = TestLayers.convolution(k, c, taps, side, List.of());
    List<DimensionSize> bounds =
        type == OperatorType.NGCONV
            ? concat(layer.bounds(), new DimensionSize(LayerDimension.G, 3))
            : layer.bounds();
    return new Layer("layer", type, bounds, List.of());
  }

  private static List<DimensionSize> concat(List<DimensionSize> list, DimensionSize last) {
    return java.util.stream.Stream.concat(list.stream(), java.util.stream.Stream.of(last)).toList();
  }
}
