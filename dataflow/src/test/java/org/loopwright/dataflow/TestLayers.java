package org.loopwright.dataflow;

import java.util.List;
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
import org.loopwright.dataflow.spec.OperatorType;

/** Small layers and hardware for tests. */
public final class TestLayers {
  private TestLayers() {}

  /** Two-dimensional convolution with a square filter on a square input. */
  public static Layer convolution(long k, long c, long taps, long side, List<Directive> dataflow) {
    return new Layer(
        "conv",
        OperatorType.CONV,
        List.of(
            new DimensionSize(LayerDimension.K, k),
            new DimensionSize(LayerDimension.C, c),
            new DimensionSize(LayerDimension.R, taps),
            new DimensionSize(LayerDimension.S, taps),
            new DimensionSize(LayerDimension.Y, side),
            new DimensionSize(LayerDimension.X, side)),
        dataflow);
  }

  public static Layer gemm(long m, long n, long k, List<Directive> dataflow) {
    return new Layer(
        "gemm",
        OperatorType.GEMM,
        List.of(
            new DimensionSize(LayerDimension.M, m),
            new DimensionSize(LayerDimension.N, n),
            new DimensionSize(LayerDimension.K, k)),
        dataflow);
  }

  /** Output channels over PEs, one of everything else at a time. */
  static List<Directive> outputChannelsInSpace(long taps) {
    return List.of(
        new SpatialMap(1, 1, LayerDimension.K),
        new TemporalMap(1, 1, LayerDimension.C),
        new TemporalMap(taps, 1, LayerDimension.Y),
        new TemporalMap(taps, 1, LayerDimension.X),
        new TemporalMap(taps, taps, LayerDimension.R),
        new TemporalMap(taps, taps, LayerDimension.S));
  }

  /** Output channels over clusters, input channels over the PEs of a cluster. */
  static List<Directive> channelsInSpace(long taps, long cluster) {
    return List.of(
        new SpatialMap(1, 1, LayerDimension.K),
        new TemporalMap(cluster, cluster, LayerDimension.C),
        new TemporalMap(taps, taps, LayerDimension.R),
        new TemporalMap(taps, taps, LayerDimension.S),
        new TemporalMap(taps, 1, LayerDimension.Y),
        new TemporalMap(taps, 1, LayerDimension.X),
        new Cluster(cluster, ClusterType.PHYSICAL),
        new SpatialMap(1, 1, LayerDimension.C),
        new TemporalMap(taps, 1, LayerDimension.Y),
        new TemporalMap(taps, 1, LayerDimension.X),
        new TemporalMap(taps, taps, LayerDimension.R),
        new TemporalMap(taps, taps, LayerDimension.S));
  }

  /** Input columns over PEs: neighbours share the columns that their windows overlap in. */
  static List<Directive> columnsInSpace(long taps) {
    return List.of(
        new TemporalMap(1, 1, LayerDimension.K),
        new TemporalMap(1, 1, LayerDimension.C),
        new TemporalMap(taps, 1, LayerDimension.Y),
        new SpatialMap(taps, 1, LayerDimension.X),
        new TemporalMap(taps, taps, LayerDimension.R),
        new TemporalMap(taps, taps, LayerDimension.S));
  }

  /** Input channels over PEs: all PEs add to the same outputs. */
  static List<Directive> inputChannelsInSpace(long taps) {
    return List.of(
        new TemporalMap(1, 1, LayerDimension.K),
        new TemporalMap(taps, 1, LayerDimension.Y),
        new TemporalMap(taps, 1, LayerDimension.X),
        new TemporalMap(taps, taps, LayerDimension.R),
        new TemporalMap(taps, taps, LayerDimension.S),
        new SpatialMap(1, 1, LayerDimension.C));
  }

  public static DataflowHardware hardware(long pes, long nocBandwidth) {
    return new DataflowHardware(
        pes,
        1,
        new Noc(nocBandwidth, 1, 1, true, true),
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED);
  }
}
