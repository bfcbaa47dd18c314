package org.loopwright.report;

import java.util.List;
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
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepAxes;
import org.loopwright.explore.SweepControl;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.SweepRun;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.budget.Budget;
import org.loopwright.result.ExploreResult;
import org.loopwright.result.RunIdentity;

/** A small sweep and its result. */
final class ExploredDesigns {
  private ExploredDesigns() {}

  static Sweep sweep(Budget budget) {
    Layer layer =
        new Layer(
            "conv",
            OperatorType.CONV,
            List.of(
                new DimensionSize(LayerDimension.K, 16),
                new DimensionSize(LayerDimension.C, 8),
                new DimensionSize(LayerDimension.R, 3),
                new DimensionSize(LayerDimension.S, 3),
                new DimensionSize(LayerDimension.Y, 10),
                new DimensionSize(LayerDimension.X, 10)),
            List.of());
    DataflowNetwork network = new DataflowNetwork("small", List.of(layer));
    return new Sweep(
        List.of(MappedNetwork.inStyle(network, DataflowStyle.KC_P)),
        new SweepAxes(
            Axis.range(8, 64, 8),
            Axis.range(1, 16, 1),
            Axis.range(64, 512, 64),
            Axis.range(1024, 8192, 1024)),
        DataflowHardware.defaults(),
        BuildingBlocks.reference(),
        budget,
        List.of(DesignObjective.values()));
  }

  static ExploreResult explore(Sweep sweep) {
    SweepResult result = SweepRun.run(sweep, SweepControl.of(1));
    List<SpatialReuseAblation.Row> study =
        result.best().isEmpty() ? List.of() : SpatialReuseAblation.of(sweep, result.best().get(0));
    return new ExploreResult(
        RunIdentity.of("1.0 (test)"), sweep, result, study, new ExploreResult.Timing(2.0, 1, 0));
  }
}
