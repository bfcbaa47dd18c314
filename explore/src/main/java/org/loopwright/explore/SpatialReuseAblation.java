package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.explore.budget.BudgetCheck;

/**
 * One design again with less bandwidth, without spatial multicast and without spatial reduction
 * (Kwon et al. 2020, Figure 4(d)). Buffers are exactly what the mapping needs in each case.
 */
public final class SpatialReuseAblation {
  private static final int LESS_BANDWIDTH = 2;

  /**
   * One row of the study.
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
  private final Design chosen;

  private SpatialReuseAblation(Sweep sweep, Design chosen) {
    this.sweep = sweep;
    this.chosen = chosen;
  }

  /** The study of a design that {@code sweep} found; the first row is the design itself. */
  public static List<Row> of(Sweep sweep, Design design) {
    return new SpatialReuseAblation(sweep, design).rows();
  }

  private List<Row> rows() {
    DataflowHardware full = sweep.hardware(chosen.pes(), chosen.nocBandwidth());
    Optional<Design> reference = variant(full);
    List<Row> rows = new ArrayList<>();
    reference.ifPresent(
        design -> {
          add("reference", full, design, rows);
          long less = Math.max(1, chosen.nocBandwidth() / LESS_BANDWIDTH);
          add("less bandwidth", full.withNocBandwidth(less), design, rows);
          add("no multicast", full.withSpatialReuse(false, full.noc().reduction()), design, rows);
          add("no reduction", full.withSpatialReuse(full.noc().multicast(), false), design, rows);
        });
    return rows;
  }

  private void add(String variant, DataflowHardware hardware, Design reference, List<Row> rows) {
    variant(hardware)
        .ifPresent(
            design ->
                rows.add(
                    new Row(
                        variant,
                        hardware.noc().multicast(),
                        hardware.noc().reduction(),
                        design,
                        design.macsPerCycle() / reference.macsPerCycle(),
                        design.energyNj() / reference.energyNj())));
  }

  private Optional<Design> variant(DataflowHardware hardware) {
    WorkloadAnalysis.Answer answer = sweep.analysis(chosen.task()).on(hardware);
    return answer.isRefused()
        ? Optional.empty()
        : Optional.of(design(hardware, answer.behaviour()));
  }

  private Design design(DataflowHardware hardware, WorkloadProfile behaviour) {
    long width = hardware.noc().bandwidthElementsPerCycle();
    BudgetCheck check = sweep.budgetCheck(hardware.pes(), width);
    long l1 = behaviour.l1NeedBytes();
    long l2 = behaviour.l2NeedBytes();
    return new Design(
        chosen.task(),
        chosen.style(),
        hardware.pes(),
        width,
        l1,
        l2,
        behaviour.runtimeCycles(),
        behaviour.macs(),
        behaviour.energyNj(sweep.blocks()),
        check.areaUm2(l1, l2),
        check.powerMw(l1, l2));
  }
}
