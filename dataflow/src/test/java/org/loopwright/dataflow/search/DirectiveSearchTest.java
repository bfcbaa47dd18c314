package org.loopwright.dataflow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.LayerStatistic;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.TestLayers;
import org.loopwright.dataflow.search.DirectiveSearchResult.End;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.SpecException;

final class DirectiveSearchTest {
  private static final List<LayerStatistic> MEASURES =
      List.of(LayerStatistic.CYCLES, LayerStatistic.ENERGY_PJ, LayerStatistic.EDP);

  private static final DirectiveSearchOptions SMALL = options(false, 1);

  private static DirectiveSearchOptions options(boolean all, int threads) {
    return new DirectiveSearchOptions(all, threads, 1, OptionalDouble.empty());
  }

  private static DirectiveSearchResult search(
      Layer layer,
      DataflowHardware hardware,
      DirectiveSearchOptions options,
      ToDoubleFunction<LayerResult> measure) {
    return DirectiveSearch.run(
        layer,
        hardware,
        DirectiveGoal.of(List.of(measure)),
        options,
        DirectiveSearchControl.quiet(() -> 0));
  }

  private static DataflowHardware hardware(long pes, long bandwidth, long l1Bytes) {
    DataflowHardware base = TestLayers.hardware(pes, bandwidth);
    return new DataflowHardware(
        pes, 1, base.noc(), base.offchipBandwidthElementsPerCycle(), l1Bytes, base.l2SizeBytes());
  }

  private static Layer convolution(long k, long c, long taps, long side) {
    return TestLayers.convolution(k, c, taps, side, List.of());
  }

  private static void assertEqualsBruteForce(Layer layer, DataflowHardware hardware) {
    for (LayerStatistic measure : MEASURES) {
      DirectiveSearchResult found = search(layer, hardware, SMALL, measure::of);
      double styles =
          found.bestStyle().map(style -> measure.of(style.result())).orElse(Double.MAX_VALUE);
      double every = EveryDataflow.least(layer, hardware, measure::of);
      assertThat(found.coverage().complete()).isTrue();
      assertThat(measure.of(found.best())).isEqualTo(Math.min(every, styles));
    }
  }

  @Test
  void smallProductsEqualBruteForce() {
    assertEqualsBruteForce(TestLayers.gemm(6, 4, 5, List.of()), hardware(4, 2, 24));
  }

  @Test
  void smallConvolutionsEqualBruteForce() {
    assertEqualsBruteForce(convolution(2, 3, 2, 3), hardware(6, 4, 24));
  }

  @Test
  void isNeverWorseThanTheFiveStyles() {
    DataflowHardware hardware = hardware(8, 4, DataflowHardware.UNLIMITED);
    List<Layer> layers =
        List.of(
            convolution(3, 3, 3, 6),
            convolution(4, 6, 1, 4),
            convolution(2, 3, 3, 9)
                .withStrides(
                    List.of(
                        new DimensionSize(LayerDimension.Y, 2),
                        new DimensionSize(LayerDimension.X, 2))));
    for (Layer layer : layers) {
      for (LayerStatistic measure : MEASURES) {
        double found = measure.of(search(layer, hardware, SMALL, measure::of).best());
        for (DataflowStyle style : StyleComparison.STYLES) {
          Layer mapped = style.map(layer, hardware.pes());
          assertThat(found)
              .isLessThanOrEqualTo(measure.of(DataflowAnalysis.analyze(mapped, hardware)));
        }
      }
    }
  }

  @Test
  void climbingComesCloseToTheBestOfAll() {
    Layer layer = convolution(4, 4, 3, 6);
    DataflowHardware hardware = hardware(8, 4, 96);
    double best =
        LayerStatistic.EDP.of(
            search(layer, hardware, options(true, 2), LayerStatistic.EDP::of).best());
    DirectiveSpace space = new DirectiveSpace(layer, hardware.pes());
    DirectiveGoal goal = DirectiveGoal.of(List.of(LayerStatistic.EDP::of));
    List<Double> climbed = new ArrayList<>();
    for (DirectiveSkeleton skeleton : space.skeletons()) {
      DirectiveEvaluator evaluator = new DirectiveEvaluator(space, hardware, goal, () -> false);
      DirectiveClimb.run(space, skeleton, evaluator, 1);
      if (evaluator.best() != null && evaluator.best().isFeasible()) {
        climbed.add(LayerStatistic.EDP.of(evaluator.best().result()));
      }
    }
    assertThat(climbed).anySatisfy(value -> assertThat(value).isLessThan(best * 1.02));
  }

  @Test
  void threadsDoNotChangeTheResult() {
    Layer layer = convolution(12, 8, 3, 10);
    DataflowHardware hardware = hardware(12, 8, 256);
    DirectiveSearchResult one = search(layer, hardware, options(false, 1), LayerStatistic.EDP::of);
    DirectiveSearchResult four = search(layer, hardware, options(false, 4), LayerStatistic.EDP::of);
    assertThat(four).isEqualTo(one);
  }

  @Test
  void theSpaceCountsWhatIsEnumerated() {
    Layer layer = convolution(4, 3, 2, 5);
    DirectiveSpace space = new DirectiveSpace(layer, 6);
    DirectiveSearchResult found = search(layer, hardware(6, 4, 40), SMALL, LayerStatistic.EDP::of);
    assertThat(found.coverage().evaluated() - StyleComparison.STYLES.size())
        .isEqualTo(space.size().longValueExact());
  }

  @Test
  void aTimeLimitKeepsTheBestSoFar() {
    AtomicLong clock = new AtomicLong();
    DirectiveSearchResult found =
        DirectiveSearch.run(
            convolution(64, 64, 3, 30),
            hardware(64, 8, 512),
            DirectiveGoal.of(List.of(LayerStatistic.EDP::of)),
            new DirectiveSearchOptions(true, 1, 1, OptionalDouble.of(1e-6)),
            DirectiveSearchControl.quiet(clock::incrementAndGet));
    assertThat(found.coverage().ended()).isEqualTo(End.TIME_LIMIT);
    assertThat(found.coverage().complete()).isFalse();
    assertThat(found.coverage().evaluated()).isLessThan(10_000);
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheNearestNeed() {
    assertThatThrownBy(
            () -> search(convolution(4, 3, 2, 5), hardware(6, 4, 1), SMALL, LayerStatistic.EDP::of))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("layer conv has no mapping that fits: the nearest one needs")
        .hasMessageContaining("bytes of L1 in each PE, of 1");
  }
}
