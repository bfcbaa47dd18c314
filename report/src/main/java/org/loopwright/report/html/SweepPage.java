package org.loopwright.report.html;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.explore.Design;
import org.loopwright.explore.SweepResult;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.SweepReport;
import org.loopwright.report.html.PageBlock.KeyFigure;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.result.ExploreResult;

/** A sweep of designs as a page: the best, and the designs of the front and around it. */
public final class SweepPage {
  private static final String MARK = "on_pareto_front";

  private SweepPage() {}

  /** The whole file. */
  public static String of(ExploreResult explored) {
    SweepReport report = new SweepReport(explored);
    SweepResult result = explored.result();
    String objectives =
        explored.sweep().objectives().stream().map(Labelled::label).collect(joining(", "));
    ReportPage page =
        ReportPage.of(
                explored.identity(),
                "sweep of designs",
                "objectives " + objectives,
                "costs " + explored.sweep().blocks().name())
            .with("", figures(explored));
    if (result.best().isEmpty()) {
      return page.with("Designs", new PageBlock.Paragraph("No design is valid.")).text();
    }
    page =
        page.with("Best designs", new PageBlock.Rows<>("One row an objective", report.best()))
            .with(
                "Designs",
                new PageBlock.PointCloud<>(
                    "Designs of the Pareto front, marked, and a sample of the other valid ones",
                    designs(result),
                    "area_um2",
                    "throughput_macs_per_cycle",
                    Optional.of("pes"),
                    Optional.of(MARK)))
            .with(
                "Pareto front",
                new PageBlock.Rows<>(
                    "Designs that no other beats in all objectives and area",
                    SweepReport.designs(result.front())));
    return explored.study().isEmpty()
        ? page.text()
        : page.with(
                "With less support",
                new PageBlock.Rows<>(
                    "The design with the highest throughput, with and without multicast and"
                        + " reduction",
                    report.study()))
            .text();
  }

  private static PageBlock figures(ExploreResult explored) {
    SweepResult result = explored.result();
    return new PageBlock.KeyFigures(
        List.of(
            new KeyFigure(
                "designs",
                "%,d".formatted(explored.sweep().designs()),
                "the product of all axes and styles"),
            new KeyFigure(
                "looked at", "%,d".formatted(result.counts().total()), "counts of result.json"),
            new KeyFigure(
                "valid",
                "%,d".formatted(result.counts().valid()),
                "those within the budgets, with buffers that hold what they need"),
            new KeyFigure(
                "on the Pareto front",
                Quantity.count(result.front().size()),
                "no other is better in all objectives and area"),
            new KeyFigure(
                "budget",
                "%s mm2, %s mW"
                    .formatted(
                        Quantity.plain(explored.sweep().budget().areaMm2()),
                        Quantity.plain(explored.sweep().budget().powerMw())),
                "--max-area and --max-power")));
  }

  /** The front and the sample, each design once, with whether it is on the front. */
  private static Table<Design> designs(SweepResult result) {
    Set<Design> front = new HashSet<>(result.front());
    Set<Design> all = new LinkedHashSet<>(result.front());
    all.addAll(result.sample().designs());
    List<Column<Design>> columns = new ArrayList<>(SweepReport.designs(List.of()).columns());
    columns.add(Column.fact(MARK, "front", front::contains, yes -> yes ? "yes" : ""));
    return new Table<>(columns, all);
  }
}
