package org.loopwright.report.html;

import java.util.List;
import org.loopwright.report.CensusReport;
import org.loopwright.report.table.Quantity;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.Distribution;

/** What a census counted, as a page: its counts, a row for each statistic, and histograms. */
public final class CensusPage {
  private CensusPage() {}

  /** The whole file. */
  public static String of(CensusReport report) {
    Census census = report.result().census();
    ReportPage page =
        ReportPage.of(
                report.result().identity(),
                "census of " + report.result().workload().name(),
                Quantity.count(census.valid()) + " mappings that can run",
                "of %,d in the mapspace".formatted(census.mapspaceSize()))
            .with(
                "Counts", new PageBlock.Verbatim("What was examined and counted", report.counts()));
    List<Distribution> filled =
        census.statistics().stream()
            .map(Census.Described::distribution)
            .filter(distribution -> !distribution.isEmpty())
            .toList();
    if (filled.isEmpty()) {
      return page.text();
    }
    page =
        page.with(
            "Statistics",
            new PageBlock.Rows<>("Over the mappings that were counted", report.table()));
    for (Distribution distribution : filled) {
      page =
          page.with(
              "Mappings by " + distribution.statistic().label(),
              histogram(distribution, report.bins()));
    }
    return page.text();
  }

  private static PageBlock histogram(Distribution distribution, int bins) {
    Distribution.Histogram histogram = distribution.histogram(bins);
    String unit = distribution.statistic().unit();
    return new PageBlock.BarChart(
        "Mappings by %s%s, from the value at a bar to that at the next%s"
            .formatted(
                distribution.statistic().label(),
                unit.isEmpty() ? "" : " in " + unit,
                histogram.isLogarithmic() ? "; bins of equal ratio" : ""),
        "mappings",
        histogram.bins().stream().map(bin -> Quantity.significant(bin.from())).toList(),
        List.of(
            new PageBlock.Series(
                "mappings", histogram.bins().stream().map(bin -> (double) bin.count()).toList())),
        false);
  }
}
