package org.loopwright.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepAxes;
import org.loopwright.explore.SweepControl;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.SweepRun;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.budget.Budget;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a sweep of 482 million designs takes (256 PEs x 128 bandwidths x 128 L1 x 115 L2 sizes)
 * for the second convolution of VGG-16, within the Eyeriss budgets and without any that bind.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SweepBenchmark {
  @Param({"1", "2"})
  private int threads;

  @Param({"16", "100000"})
  private double areaMm2;

  @Benchmark
  public SweepResult sweep() {
    return SweepRun.run(
        new Sweep(
            List.of(MappedNetwork.inStyle(conv2(), DataflowStyle.KC_P)),
            new SweepAxes(
                Axis.range(4, 1024, 4),
                Axis.range(1, 128, 1),
                Axis.range(64, 8192, 64),
                Axis.range(4096, 471_040, 4096)),
            DataflowHardware.defaults(),
            BuildingBlocks.reference(),
            new Budget(areaMm2, areaMm2 * Budget.EYERISS.powerMw() / Budget.EYERISS.areaMm2()),
            List.of(DesignObjective.values())),
        SweepControl.of(threads));
  }

  private static DataflowNetwork conv2() {
    List<DimensionSize> bounds =
        List.of(
            new DimensionSize(LayerDimension.K, 64),
            new DimensionSize(LayerDimension.C, 64),
            new DimensionSize(LayerDimension.R, 3),
            new DimensionSize(LayerDimension.S, 3),
            new DimensionSize(LayerDimension.Y, 224),
            new DimensionSize(LayerDimension.X, 224));
    return new DataflowNetwork(
        "vgg16", List.of(new Layer("conv2", OperatorType.CONV, bounds, List.of())));
  }
}
