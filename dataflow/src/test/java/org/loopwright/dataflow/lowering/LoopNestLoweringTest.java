package org.loopwright.dataflow.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.lowering.Lowering.LoopNest;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Directive.Cluster;
import org.loopwright.dataflow.spec.Directive.SpatialMap;
import org.loopwright.dataflow.spec.Directive.TemporalMap;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;

final class LoopNestLoweringTest {
  @Test
  void clustersBecomeLevelsThatKeepNothing() {
    Layer layer =
        convolution(8, 4, 3, 8, 1)
            .withDataflow(
                List.of(
                    new SpatialMap(1, 1, LayerDimension.K),
                    new TemporalMap(2, 2, LayerDimension.C),
                    new TemporalMap(3, 1, LayerDimension.Y),
                    new TemporalMap(4, 2, LayerDimension.X),
                    new Cluster(2, ClusterType.PHYSICAL),
                    new SpatialMap(1, 1, LayerDimension.C)));
    List<LevelMapping> levels = nest(layer, 8).mapping().levels();
    assertThat(levels)
        .extracting(LevelMapping::level)
        .containsExactly("L1", "Cluster1", "L2", "DRAM");
    assertThat(levels.get(2).temporal())
        .containsExactly(
            new Loop("P", 6 / 2), new Loop("Q", 6), new Loop("C", 4 / 2), new Loop("K", 8 / 4));
    assertThat(levels.get(2).spatialX()).containsExactly(new Loop("K", 8 / 2));
    assertThat(levels.get(1).keep()).isEmpty();
    assertThat(levels.get(1).spatialX()).containsExactly(new Loop("C", 2));
    assertThat(levels.get(0).temporal())
        .containsExactly(new Loop("R", 3), new Loop("S", 3), new Loop("P", 2));
  }

  @Test
  void filterRowsInSpaceTakeTheirInputRowsAlong() {
    Layer layer = DataflowStyle.YR_P.map(convolution(4, 4, 3, 10, 1), 24);
    List<LevelMapping> levels = nest(layer, 24).mapping().levels();
    assertThat(levels.get(1).spatialX()).containsExactly(new Loop("S", 3));
    assertThat(levels.get(2).spatialX()).containsExactly(new Loop("Q", 8));
    assertThat(LoopNestRaising.raise(layer, nest(layer, 24).mapping()))
        .isInstanceOf(Raising.NotExpressible.class);
  }

  @Test
  void whatNoLoopNestDoesIsRefusedWithItsReason() {
    assertThat(refusal(List.of(new SpatialMap(3, 3, LayerDimension.K)), 4))
        .isEqualTo("in cluster level 0 K of 8 does not divide into tiles of 3");
    assertThat(refusal(List.of(new SpatialMap(2, 1, LayerDimension.K)), 4))
        .isEqualTo("in cluster level 0 K moves by 1 but holds 2, so tiles overlap");
    assertThat(refusal(List.of(new SpatialMap(1, 1, LayerDimension.K)), 3))
        .isEqualTo("in cluster level 0 8 tiles of K do not fold evenly over 3 units");
    assertThat(
            refusal(
                List.of(
                    new SpatialMap(1, 1, LayerDimension.K), new SpatialMap(1, 1, LayerDimension.C)),
                8))
        .contains("move along the units together");
    assertThat(refusal(List.of(new TemporalMap(1, 1, LayerDimension.K)), 4))
        .contains("has no SpatialMap");
  }

  @Property
  void whatIsLoweredIsComputedWholeAndMovedAtLeastOnce(
      @ForAll OperatorType type,
      @ForAll @IntRange(min = 0, max = 2) int k,
      @ForAll @IntRange(min = 0, max = 3) int c,
      @ForAll @IntRange(min = 1, max = 3) int taps,
      @ForAll @IntRange(min = 1, max = 9) int windows,
      @ForAll @IntRange(min = 1, max = 3) int stride,
      @ForAll @IntRange(min = 4, max = 64) int pes) {
    Layer shape = shape(type, 1L << k, 1L << c, taps, (windows - 1L) * stride + taps, stride);
    for (DataflowStyle style : DataflowStyle.values()) {
      if (style.suits(type) && (style != DataflowStyle.YR_P || taps <= pes)) {
        Layer mapped = style.map(shape, pes);
        if (LoopNestLowering.lower(mapped, hardware(pes)) instanceof LoopNest nest) {
          LayerResult result = DataflowAnalysis.analyze(mapped, hardware(pes));
          if (stride == 1 || !spreadsWindows(style)) {
            assertThat(result.macs()).as("%s", mapped).isEqualTo(nest.workload().operations());
          } else {
            assertThat(result.macs()).isGreaterThanOrEqualTo(nest.workload().operations());
          }
          if (fillsTheArray(nest)) {
            assertNothingIsMissing(result, nest, stride <= taps);
          }
        }
      }
    }
  }

  /** With a stride, the reference counts outputs of neighbouring units by input columns. */
  private static boolean spreadsWindows(DataflowStyle style) {
    return switch (style) {
      case X_P, YX_P, YR_P -> true;
      case C_P, KC_P, GEMM -> false;
    };
  }

  /** The documented exception is an incomplete fold, whose last PE the reference forgets. */
  private static boolean fillsTheArray(LoopNest nest) {
    List<LevelMapping> levels = nest.mapping().levels();
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).fanout() < nest.architecture().fanout(i).instances()) {
        return false;
      }
    }
    return true;
  }

  private static void assertNothingIsMissing(LayerResult result, LoopNest nest, boolean dense) {
    if (nest.workload().indexOfDataSpace(LayerToWorkload.WEIGHTS) >= 0) {
      assertThat(result.tensor(LayerTensor.FILTER).l2().reads())
          .as("%s", result.layer())
          .isGreaterThanOrEqualTo(result.declaredElements(LayerTensor.FILTER));
    }
    if (dense) {
      assertThat(result.tensor(LayerTensor.INPUT).l2().reads())
          .as("%s", result.layer())
          .isGreaterThanOrEqualTo(result.declaredElements(LayerTensor.INPUT));
    }
  }

  @Property
  void directivesComeBackFromTheirLoopNest(
      @ForAll @IntRange(min = 0, max = 5) int first,
      @ForAll @IntRange(min = 0, max = 5) int second,
      @ForAll @IntRange(min = 1, max = 4) int outer,
      @ForAll @IntRange(min = 1, max = 3) int inner,
      @ForAll @IntRange(min = 1, max = 2) int stride,
      @ForAll @IntRange(min = 1, max = 3) int taps) {
    long side = (4L * 6 - 1) * stride + taps;
    Layer shape = convolution(12, 24, taps, side, stride);
    List<Directive> directives = new ArrayList<>(level(shape, first, 4, outer));
    directives.add(new Cluster(inner, ClusterType.LOGICAL));
    directives.addAll(level(shape, second, 2, inner));
    Layer layer = shape.withDataflow(directives);
    long pes = (long) outer * inner;
    Lowering lowering = LoopNestLowering.lower(layer, hardware(pes));
    if (lowering instanceof LoopNest nest) {
      Raising raising = LoopNestRaising.raise(shape, nest.mapping());
      assertThat(raising).isInstanceOf(Raising.Directives.class);
      Raising.Directives back = (Raising.Directives) raising;
      assertThat(back.pes()).isLessThanOrEqualTo(pes);
      assertThat(nest(back.layer(), back.pes()).mapping()).isEqualTo(nest.mapping());
    }
  }

  /** Tiles of {@code tile} in four dimensions, one of them over the units. */
  private static List<Directive> level(Layer shape, int spread, long tile, int units) {
    LayerDimension[] dimensions = {
      LayerDimension.K, LayerDimension.C, LayerDimension.Y, LayerDimension.X
    };
    List<Directive> directives = new ArrayList<>();
    LoopShape loops = new LoopShape(shape);
    for (int i = 0; i < dimensions.length; i++) {
      LayerDimension dimension = dimensions[(i + spread) % dimensions.length];
      boolean windowed = dimension.isWindowed();
      long size = windowed ? loops.inputsUnder(dimension, tile) : tile;
      long offset = windowed ? tile * shape.stride(dimension) : tile;
      directives.add(
          i == units % dimensions.length
              ? new SpatialMap(size, offset, dimension)
              : new TemporalMap(size, offset, dimension));
    }
    return directives;
  }

  private static String refusal(List<Directive> dataflow, long pes) {
    Lowering lowering =
        LoopNestLowering.lower(convolution(8, 8, 3, 8, 1).withDataflow(dataflow), hardware(pes));
    return ((Lowering.NotExpressible) lowering).reason();
  }

  private static LoopNest nest(Layer layer, long pes) {
    Lowering lowering = LoopNestLowering.lower(layer, hardware(pes));
    assertThat(lowering).isInstanceOf(LoopNest.class);
    return (LoopNest) lowering;
  }

  private static Layer convolution(long k, long c, long taps, long side, long stride) {
    return shape(OperatorType.CONV, k, c, taps, side, stride);
  }

  private static Layer shape(OperatorType type, long k, long c, long taps, long side, long stride) {
    if (type == OperatorType.GEMM) {
      return new Layer(
          "product",
          type,
          List.of(
              size(LayerDimension.M, side), size(LayerDimension.N, k), size(LayerDimension.K, c)),
          List.of());
    }
    List<DimensionSize> bounds = new ArrayList<>();
    if (type == OperatorType.NGCONV) {
      bounds.add(size(LayerDimension.G, 2));
    }
    if (type != OperatorType.DSCONV && type != OperatorType.POOL) {
      bounds.add(size(LayerDimension.K, k));
    }
    bounds.add(size(LayerDimension.C, c));
    bounds.add(size(LayerDimension.R, taps));
    bounds.add(size(LayerDimension.S, taps));
    bounds.add(size(LayerDimension.Y, side));
    bounds.add(size(LayerDimension.X, side));
    return new Layer("layer", type, bounds, List.of())
        .withStrides(List.of(size(LayerDimension.X, stride), size(LayerDimension.Y, stride)));
  }

  private static DimensionSize size(LayerDimension dimension, long size) {
    return new DimensionSize(dimension, size);
  }

  private static DataflowHardware hardware(long pes) {
    return new DataflowHardware(
        pes,
        1,
        new Noc(16, 1, 1, true, true),
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED);
  }
}
