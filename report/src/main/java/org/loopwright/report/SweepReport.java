package org.loopwright.report;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.explore.Design;
import org.loopwright.explore.DesignMetrics;
import org.loopwright.explore.DesignPoint;
import org.loopwright.explore.DesignStatus;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.ExploreResult;

/** The result of a sweep; exact counts are text in JSON. */
public record SweepReport(ExploreResult explored) implements Report {
  private static final double UM2_PER_MM2 = 1e6;

  /** The columns of a design; text has fixed widths, so that tables below each other align. */
  private static final List<Column<Design>> DESIGN =
      List.of(
          column("style", "style", "%-19s", point(DesignPoint::style)),
          column("pes", "PEs", "%6d", point(DesignPoint::pes)),
          column(
              "noc_bandwidth_elements_per_cycle", "NoC", "%5d", point(DesignPoint::nocBandwidth)),
          column("l1_bytes", "L1 B", "%7d", point(DesignPoint::l1Bytes)),
          column("l2_bytes", "L2 B", "%8d", point(DesignPoint::l2Bytes)),
          column("runtime_cycles", "cycles", "%13d", metrics(DesignMetrics::runtimeCycles)),
          data("macs", metrics(DesignMetrics::macs)),
          column(
              "throughput_macs_per_cycle",
              "MAC/cyc",
              "%8.2f",
              metrics(DesignMetrics::macsPerCycle)),
          column("energy_nj", "energy nJ", "%13.1f", metrics(DesignMetrics::energyNj)),
          data("edp_nj_cycles", metrics(DesignMetrics::edpNjCycles)),
          data("area_um2", metrics(DesignMetrics::areaUm2)),
          column("mm2", "%8.3f", metrics(metrics -> metrics.areaUm2() / UM2_PER_MM2)),
          column("power_mw", "mW", "%8.2f", metrics(DesignMetrics::powerMw)));

  private static Function<Design, ?> point(Function<DesignPoint, ?> value) {
    return design -> value.apply(design.point());
  }

  private static Function<Design, ?> metrics(Function<DesignMetrics, ?> value) {
    return design -> value.apply(design.metrics());
  }

  private static Column<Design> column(
      String key, String title, String format, Function<Design, ?> value) {
    return data(key, value).withText(head(title, format), text(format, value));
  }

  private static Column<Design> column(String title, String format, Function<Design, ?> value) {
    return shown(head(title, format), text(format, value));
  }

  private static String head(String title, String format) {
    return String.format(Locale.ROOT, format.replaceAll("(\\.\\d+)?[df]", "s"), title);
  }

  private static Function<Design, String> text(String format, Function<Design, ?> value) {
    return design -> String.format(Locale.ROOT, format, value.apply(design));
  }

  /** The best design for an objective. */
  public record Best(String objective, Design design) {}

  @Override
  public String text() {
    SweepResult result = explored.result();
    StringBuilder text = new StringBuilder();
    counts(text);
    if (!result.best().isEmpty()) {
      line(text, "");
      text.append(TextRenderer.render(best()));
      line(text, "%n%d designs on the Pareto front", result.front().size());
    }
    if (!result.best().isEmpty() && !explored.study().isEmpty()) {
      line(text, "%nhighest throughput, with buffers as needed:");
      text.append(TextRenderer.render(study()));
      for (SpatialReuseAblation.Row row : explored.study().subList(1, explored.study().size())) {
        line(
            text,
            "%-16s throughput x %.3f, energy x %.3f",
            row.variant(),
            row.throughputRatio(),
            row.energyRatio());
      }
    }
    return text.toString();
  }

  private void counts(StringBuilder text) {
    SweepResult result = explored.result();
    if (explored.end() == ExploreResult.End.INTERRUPTED) {
      line(text, "stopped early: the best of the part that is done");
    }
    line(text, "%,16d designs, of which looked at", explored.sweep().designs());
    line(text, "%,16d", result.counts().total());
    for (DesignStatus status : DesignStatus.values()) {
      line(text, "%,16d %s", result.counts().of(status), status.text());
    }
    result.tally().refusal().ifPresent(refusal -> line(text, "first refusal: %s", refusal));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  /** Designs, one row each. */
  public static Table<Design> designs(List<Design> designs) {
    return new Table<>(DESIGN, designs);
  }

  /** The best design for each objective. */
  public Table<Best> best() {
    List<Design> designs = explored.result().best();
    List<Best> rows =
        IntStream.range(0, designs.size())
            .mapToObj(i -> new Best(explored.sweep().objectives().get(i).label(), designs.get(i)))
            .toList();
    List<Column<Best>> columns = new ArrayList<>();
    columns.add(fact("objective", head("best for", "%-15s"), Best::objective, name -> name));
    DESIGN.forEach(column -> columns.add(column.of(Best::design)));
    return new Table<>(columns, rows);
  }

  /** The design with the highest throughput, and again with less support. */
  public Table<SpatialReuseAblation.Row> study() {
    List<Column<SpatialReuseAblation.Row>> columns = new ArrayList<>();
    columns.add(
        fact("variant", head("variant", "%-15s"), SpatialReuseAblation.Row::variant, name -> name));
    columns.add(data("multicast", SpatialReuseAblation.Row::multicast));
    columns.add(data("reduction", SpatialReuseAblation.Row::reduction));
    columns.add(data("throughput_ratio", SpatialReuseAblation.Row::throughputRatio));
    columns.add(data("energy_ratio", SpatialReuseAblation.Row::energyRatio));
    DESIGN.forEach(column -> columns.add(column.of(SpatialReuseAblation.Row::design)));
    return new Table<>(columns, explored.study());
  }

  /** The Pareto front, one row a design. */
  @Override
  public String csv() {
    return CsvRenderer.render(designs(explored.result().front()));
  }

  /** The best design for each objective. */
  public String bestCsv() {
    return CsvRenderer.render(best());
  }

  /** The design with the highest throughput, and again with less support. */
  public String studyCsv() {
    return CsvRenderer.render(study());
  }

  @Override
  public JsonObject json() {
    JsonObject best = new JsonObject();
    best().rows().forEach(row -> best.put(row.objective(), JsonObject.of(DESIGN, row.design())));
    return Identity.json(explored.identity())
        .put("verdict", explored.end())
        .put("sweep", json(explored.sweep()))
        .put("counts", json(explored.sweep(), explored.result()))
        .put("best", best)
        .put("pareto_front", designs(explored.result().front()))
        .put("support_study", study())
        .put(
            "run",
            new JsonObject()
                .put("seconds", explored.timing().seconds())
                .put("threads", explored.timing().threads())
                .put("designs_per_second", explored.designsPerSecond()));
  }

  private static JsonObject json(Sweep sweep) {
    DataflowHardware base = sweep.base();
    return new JsonObject()
        .put("styles", sweep.workloads().stream().map(MappedNetwork::style).toList())
        .put("pes", sweep.axes().pes().toString())
        .put("noc_bandwidth_elements_per_cycle", sweep.axes().nocBandwidth().toString())
        .put("l1_bytes", sweep.axes().l1Bytes().toString())
        .put("l2_bytes", sweep.axes().l2Bytes().toString())
        .put("simd_lanes", base.simdLanes())
        .put(
            "noc_latency_cycles",
            Optional.of(base.noc().latencyCycles()).filter(any -> base.noc().inward().isEmpty()))
        .put("noc_topology", base.noc().inward().map(Labelled::label))
        .put("noc_reduction_topology", base.noc().outward().map(Labelled::label))
        .put("noc_hop_latency_cycles", base.noc().hopLatencyCycles())
        .put("noc_energy_per_hop_pj", base.noc().links().linkPj())
        .put("offchip_bandwidth_elements_per_cycle", base.offchipBandwidthElementsPerCycle())
        .put("multicast", base.noc().multicast())
        .put("reduction", base.noc().reduction())
        .put("costs", sweep.blocks().name())
        .put("area_budget_mm2", sweep.budget().areaMm2())
        .put("power_budget_mw", sweep.budget().powerMw())
        .put("objectives", sweep.objectives());
  }

  private static JsonObject json(Sweep sweep, SweepResult result) {
    JsonObject invalid = new JsonObject();
    for (DesignStatus status : DesignStatus.values()) {
      if (status != DesignStatus.VALID) {
        invalid.put(status.name(), result.counts().of(status).toString());
      }
    }
    return new JsonObject()
        .put("designs", sweep.designs().toString())
        .put("looked_at", result.counts().total().toString())
        .put("valid", result.counts().valid().toString())
        .put("invalid_by_reason", invalid)
        .put("layers_analysed", result.tally().analyses())
        .put("first_refusal", result.tally().refusal());
  }
}
