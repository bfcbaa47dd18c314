package org.loopwright.report.html;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.loopwright.cost.Evaluation;
import org.loopwright.report.ComparisonReport;
import org.loopwright.report.html.PageBlock.KeyFigure;
import org.loopwright.report.html.PageBlock.Series;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.DesignComparison;
import org.loopwright.result.DesignComparison.ComparedDesign;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;

/** A network on several designs side by side, as a page. */
public final class ComparisonPage {
  private ComparisonPage() {}

  /** The whole file. */
  public static String of(ComparisonReport report) {
    return page(report).text();
  }

  /** The sections of the page. */
  public static ReportPage page(ComparisonReport report) {
    DesignComparison comparison = report.comparison();
    List<String> names = comparison.designs().stream().map(ComparedDesign::name).toList();
    ReportPage page =
        ReportPage.of(
                comparison.base().result().identity().withArchitecture(Optional.empty()),
                "designs side by side",
                names.stream().collect(joining(", ")))
            .with("", figures(comparison))
            .with("Energy by component", components(comparison, names))
            .with(
                "Layers",
                layers(comparison, "Energy of each layer, once", "pJ", Evaluation::energyPj),
                layers(comparison, "Cycles of each layer, once", "cycles", Evaluation::cycles),
                new PageBlock.Rows<>("Each layer on each design, once", report.table()));
    for (ComparedDesign other : comparison.others()) {
      page =
          page.with(
              "%s against %s".formatted(other.name(), comparison.base().name()),
              new PageBlock.Verbatim("What makes the difference", report.reasons(other)),
              new PageBlock.Rows<>(
                  "Difference of the bills, action by action, all layers",
                  report.differences(other)));
    }
    return page;
  }

  private static PageBlock figures(DesignComparison comparison) {
    List<KeyFigure> figures = new ArrayList<>();
    for (ComparedDesign design : comparison.designs()) {
      MappingResult.Totals totals = MappingResult.totals(design.result().layers());
      String whole = design.isComplete() ? "" : ", without layers that have no mapping";
      figures.add(
          new KeyFigure(
              design.name(),
              "%s, %s cycles"
                  .formatted(Quantity.energy(totals.energyPj()), Quantity.count(totals.cycles())),
              "sums of the layers, each as often as it occurs" + whole));
    }
    return new PageBlock.KeyFigures(figures);
  }

  private static PageBlock components(DesignComparison comparison, List<String> names) {
    List<Series> series = new ArrayList<>();
    for (String component : comparison.components()) {
      series.add(
          new Series(
              component,
              comparison.designs().stream().map(design -> design.energyPj(component)).toList()));
    }
    return new PageBlock.BarChart(
        "Energy of all layers on each design", "pJ", names, series, /* stacked= */ true);
  }

  private static PageBlock layers(
      DesignComparison comparison,
      String caption,
      String unit,
      ToDoubleFunction<Evaluation> value) {
    List<Series> series = new ArrayList<>();
    for (ComparedDesign design : comparison.designs()) {
      series.add(
          new Series(
              design.name(),
              comparison.layers().stream()
                  .map(
                      layer ->
                          design
                              .mapped(layer)
                              .flatMap(MappedLayer::evaluation)
                              .map(value::applyAsDouble)
                              .orElse(Double.NaN))
                  .toList()));
    }
    return new PageBlock.BarChart(caption, unit, comparison.layers(), series, /* stacked= */ false);
  }
}
