package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.explore.WorkloadAnalysis.Profiled;

/**
 * One design again with less bandwidth, without spatial multicast and without spatial reduction
 * (Kwon et al. 2020, Figure 4(d)). Buffers are exactly what the mapping needs in each case.
 */
public final class SpatialReuseAblation {
  private static final int LESS_BANDWIDTH = 2;

  /**
   * One variant of the design.
   *
   * @param design with buffers as needed
   * @param throughputRatio over that of the reference
   * @param energyRatio over that of the reference
   */
  public record Row(
      String variant,
      boolean multicast,
      boolean reduction,
      Design design,
      double throughputRatio,
      double energyRatio) {}

  private final Sweep sweep;
  private final DesignPoint chosen;

  private SpatialReuseAblation(Sweep sweep, DesignPoint chosen) {
    this.sweep = sweep;
    this.chosen = chosen;
  }

  /** The variants of a design that {@code sweep} found; the first is the design itself. */
  public static List<Row> of(Sweep sweep, Design design) {
    return new SpatialReuseAblation(sweep, design.point()).rows();
  }

  private List<Row> rows() {
    DataflowHardware full = sweep.hardware(chosen.pes(), chosen.nocBandwidth());
    boolean multicast = full.noc().multicast();
    boolean reduction = full.noc().reduction();
    long less = Math.max(1, chosen.nocBandwidth() / LESS_BANDWIDTH);
    List<Row> rows = new ArrayList<>();
    Optional<Design> reference = design(full);
    if (reference.isPresent()) {
      DesignMetrics metrics = reference.get().metrics();
      row("reference", full, metrics).ifPresent(rows::add);
      row("less bandwidth", full.withNocBandwidth(less), metrics).ifPresent(rows::add);
      row("no multicast", full.withSpatialReuse(false, reduction), metrics).ifPresent(rows::add);
      row("no reduction", full.withSpatialReuse(multicast, false), metrics).ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<Row> row(String variant, DataflowHardware hardware, DesignMetrics reference) {
    return design(hardware)
        .map(
            design ->
                new Row(
                    variant,
                    hardware.noc().multicast(),
                    hardware.noc().reduction(),
                    design,
                    design.metrics().macsPerCycle() / reference.macsPerCycle(),
                    design.metrics().energyNj() / reference.energyNj()));
  }

  /** The design on {@code hardware}, unless its mapping is refused there. */
  private Optional<Design> design(DataflowHardware hardware) {
    if (sweep.analysis(chosen.task()).on(hardware) instanceof Profiled profiled) {
      WorkloadProfile profile = profiled.profile();
      long bandwidth = hardware.noc().bandwidthElementsPerCycle();
      return Optional.of(
          sweep.design(
              chosen.task(),
              bandwidth,
              profile.l1().needBytes(),
              profile.l2().needBytes(),
              profile));
    }
    return Optional.empty();
  }
}
