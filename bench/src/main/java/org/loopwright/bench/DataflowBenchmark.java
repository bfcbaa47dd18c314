package org.loopwright.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.formats.maestro.MaestroReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the data-centric analysis takes: one layer, and all convolutions of ResNet-50 (He et al.
 * 2016, Table 1) with channels in space on 256 PEs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DataflowBenchmark {
  private static final int[][] STAGES = {
    {64, 256, 56, 3}, {128, 512, 28, 4}, {256, 1024, 14, 6}, {512, 2048, 7, 3}
  };

  private final DataflowHardware hardware =
      new DataflowHardware(
          256,
          1,
          new Noc(32, 1, 1, true, true),
          16,
          DataflowHardware.UNLIMITED,
          DataflowHardware.UNLIMITED);
  private final DataflowNetwork network = MaestroReader.read(resnet50(), "resnet50");
  private final Layer layer = network.layers().get(2);

  @Benchmark
  public LayerResult layer() {
    return DataflowAnalysis.analyze(layer, hardware);
  }

  @Benchmark
  public NetworkResult resnet50WithChannelsInSpace() {
    return DataflowAnalysis.analyze(network, hardware);
  }

  private static String resnet50() {
    List<String> layers = new ArrayList<>();
    layers.add(convolution("conv1", 64, 3, 7, 224, 2));
    int in = 64;
    for (int[] stage : STAGES) {
      for (int block = 0; block < stage[3]; block++) {
        String name = "conv" + stage[0] + "_" + block;
        layers.add(convolution(name + "_1", stage[0], in, 1, stage[2], 1));
        layers.add(convolution(name + "_3", stage[0], stage[0], 3, stage[2] + 2, 1));
        layers.add(convolution(name + "_2", stage[1], stage[0], 1, stage[2], 1));
        if (block == 0) {
          layers.add(convolution(name + "_skip", stage[1], in, 1, stage[2], 1));
        }
        in = stage[1];
      }
    }
    return "Network resnet50 {" + String.join("\n", layers) + "}";
  }

  private static String convolution(String name, int k, int c, int taps, int side, int stride) {
    return String.format(
        Locale.ROOT,
        """
        Layer %s {
          Type: CONV
          Stride { X: %d, Y: %d }
          Dimensions { K: %d, C: %d, R: %d, S: %d, Y: %d, X: %d }
          Dataflow {
            SpatialMap(1,1) K;
            TemporalMap(64,64) C;
            TemporalMap(Sz(R),Sz(R)) R;
            TemporalMap(Sz(S),Sz(S)) S;
            TemporalMap(Sz(R),1) Y;
            TemporalMap(Sz(S),1) X;
            Cluster(64, P);
            SpatialMap(1,1) C;
            TemporalMap(Sz(R),1) Y;
            TemporalMap(Sz(S),1) X;
            TemporalMap(Sz(R),Sz(R)) R;
            TemporalMap(Sz(S),Sz(S)) S;
          }
        }""",
        name,
        stride,
        stride,
        k,
        c,
        taps,
        taps,
        side,
        side);
  }
}
