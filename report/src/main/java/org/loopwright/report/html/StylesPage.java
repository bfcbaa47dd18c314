package org.loopwright.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.report.StyleComparisonReport;
import org.loopwright.report.html.PageBlock.Series;

/** Styles side by side, as a page. */
public final class StylesPage {
  private StylesPage() {}

  /** The whole file. */
  public static String of(StyleComparisonReport report) {
    StyleComparison comparison = report.comparison();
    ReportPage page =
        ReportPage.of(
            report.identity(), "styles side by side", comparison.hardware().pes() + " PEs");
    for (Criterion criterion : Criterion.values()) {
      String name = criterion.label().substring(0, 1).toUpperCase(Locale.ROOT);
      page =
          page.with(
              name + criterion.label().substring(1),
              new PageBlock.Paragraph(report.summary(criterion)),
              chart(comparison, criterion),
              new PageBlock.Rows<>(
                  "Sums over the layers of each operator class", report.groups(criterion)));
    }
    return page.with("Layers", new PageBlock.Rows<>("The best styles of each", report.layers()))
        .text();
  }

  /** A style that cannot map all layers has no bar: a shorter one would look better than it is. */
  private static PageBlock chart(StyleComparison comparison, Criterion criterion) {
    List<DataflowStyle> styles =
        StyleComparison.STYLES.stream().filter(style -> mapsAll(comparison, style)).toList();
    List<String> names = new ArrayList<>(styles.stream().map(DataflowStyle::label).toList());
    names.add("adaptive");
    List<Series> series = new ArrayList<>();
    for (OperatorClass each : comparison.operatorClasses()) {
      List<ComparedLayer> layers = comparison.layers(each);
      List<Double> sums = new ArrayList<>();
      for (DataflowStyle style : styles) {
        sums.add(StyleComparison.total(layers, style, criterion).orElseThrow());
      }
      sums.add(StyleComparison.adaptiveTotal(layers, criterion));
      series.add(new Series(each.label(), sums));
    }
    return new PageBlock.BarChart(
        "Of each style that maps all layers, by operator class",
        criterion.unit(),
        names,
        series,
        true);
  }

  private static boolean mapsAll(StyleComparison comparison, DataflowStyle style) {
    return comparison.layers().stream().allMatch(layer -> layer.in(style).isPresent());
  }
}
