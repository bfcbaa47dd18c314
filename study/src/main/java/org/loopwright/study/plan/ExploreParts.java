package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.explore.Design;
import org.loopwright.explore.DesignMetrics;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.DesignPoint;
import org.loopwright.explore.DesignStatus;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepControl;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.SweepRun;
import org.loopwright.formats.maestro.CostTableReader;
import org.loopwright.formats.network.DataflowLayers;
import org.loopwright.formats.study.ExplorePlan;
import org.loopwright.formats.study.SweepPlan;
import org.loopwright.service.Library.Kind;

/** Sweeps hardware: a part is a sweep, and gives a row for each design that matters. */
final class ExploreParts {
  /** Designs that are drawn, at most, besides those of the front. */
  private static final int MAX_DRAWN = 400;

  private static final double UM2_PER_MM2 = 1e6;

  private final ExplorePlan explore;
  private final PlanBuilder plan;

  ExploreParts(ExplorePlan explore, PlanBuilder plan) {
    this.explore = explore;
    this.plan = plan;
  }

  void add() {
    for (SweepPlan sweep : explore.sweeps()) {
      plan.attempt(sweep.at(), () -> List.of(part(sweep))).forEach(plan::add);
    }
  }

  private StudyPart part(SweepPlan planned) {
    Sweep sweep = sweep(planned);
    String content =
        String.join("\n", "explore " + plan.context().version(), planned.name(), sweep.identity());
    return new StudyPart(
        planned.name(),
        "sweep " + planned.name(),
        planned.at(),
        content,
        cancelled -> run(sweep, cancelled));
  }

  private Sweep sweep(SweepPlan planned) {
    DataflowNetwork network =
        DataflowLayers.of(
            StudyLayers.network(planned.network(), plan.context()), planned.network().at());
    List<MappedNetwork> workloads =
        planned.tiles().stream()
            .map(tiles -> MappedNetwork.inStyle(network, planned.style(), tiles))
            .toList();
    BuildingBlocks blocks = CostTableReader.read(plan.context().find(Kind.COSTS, planned.costs()));
    return new Sweep(
        workloads,
        planned.axes(),
        DataflowHardware.emptyFile(),
        blocks,
        planned.budget(),
        List.of(DesignObjective.values()));
  }

  private static Optional<List<StudyRow>> run(Sweep sweep, BooleanSupplier cancelled) {
    SweepResult result = SweepRun.run(sweep, new SweepControl(1, cancelled, progress -> {}));
    if (cancelled.getAsBoolean()) {
      return Optional.empty();
    }
    List<StudyRow> rows = new ArrayList<>();
    rows.add(new StudyRow("counts", counts(sweep, result)));
    for (int i = 0; i < result.best().size(); i++) {
      String objective = sweep.objectives().get(i).label();
      rows.add(new StudyRow("best_" + objective, cells(result.best().get(i))));
    }
    if (!result.best().isEmpty()) {
      int throughput = sweep.objectives().indexOf(DesignObjective.THROUGHPUT);
      SpatialReuseAblation.of(sweep, result.best().get(throughput)).stream()
          .map(ExploreParts::ablation)
          .forEach(rows::add);
    }
    rows.addAll(drawn(result));
    return Optional.of(rows);
  }

  private static Map<String, Double> counts(Sweep sweep, SweepResult result) {
    Map<String, Double> cells = new LinkedHashMap<>();
    cells.put("designs", sweep.designs().doubleValue());
    for (DesignStatus status : DesignStatus.values()) {
      cells.put(status.name().toLowerCase(Locale.ROOT), result.counts().of(status).doubleValue());
    }
    cells.put("front", (double) result.front().size());
    return cells;
  }

  private static StudyRow ablation(SpatialReuseAblation.Row row) {
    Map<String, Double> cells = new LinkedHashMap<>(cells(row.design()));
    cells.put("throughput_ratio", row.throughputRatio());
    cells.put("energy_ratio", row.energyRatio());
    return new StudyRow(row.variant().replace(' ', '_'), cells);
  }

  /** The front, and an even part of the sample. */
  private static List<StudyRow> drawn(SweepResult result) {
    Set<Design> designs = new LinkedHashSet<>(result.front());
    List<Design> sample = result.sample().designs();
    int step = Math.max(1, sample.size() / MAX_DRAWN);
    for (int i = 0; i < sample.size(); i += step) {
      designs.add(sample.get(i));
    }
    List<StudyRow> rows = new ArrayList<>();
    for (Design design : designs) {
      Map<String, Double> cells = new LinkedHashMap<>(cells(design));
      cells.put("drawn", 1.0);
      rows.add(new StudyRow(String.format(Locale.ROOT, "design_%05d", rows.size() + 1), cells));
    }
    return rows;
  }

  private static Map<String, Double> cells(Design design) {
    DesignPoint point = design.point();
    DesignMetrics metrics = design.metrics();
    Map<String, Double> cells = new LinkedHashMap<>();
    cells.put("pes", (double) point.pes());
    cells.put("noc_bandwidth", (double) point.nocBandwidth());
    cells.put("l1_bytes", (double) point.l1Bytes());
    cells.put("l2_bytes", (double) point.l2Bytes());
    cells.put("buffer_bytes", (double) point.bufferBytes());
    cells.put("cycles", (double) metrics.runtimeCycles());
    cells.put("macs_per_cycle", metrics.macsPerCycle());
    cells.put("energy_nj", metrics.energyNj());
    cells.put("edp_nj_cycles", metrics.edpNjCycles());
    cells.put("area_mm2", metrics.areaUm2() / UM2_PER_MM2);
    cells.put("power_mw", metrics.powerMw());
    return cells;
  }
}
