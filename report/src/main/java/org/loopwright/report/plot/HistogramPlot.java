package org.loopwright.report.plot;

import java.util.List;
import java.util.Optional;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.CensusResult;
import org.loopwright.search.census.Distribution;

/** How many mappings have how much of a statistic. */
public final class HistogramPlot {
  private static final int RGB = 0x0072B2;

  private HistogramPlot() {}

  /** The plot of a distribution; nothing if it is empty. */
  public static Optional<ChartImage> of(CensusResult result, Distribution distribution, int bins) {
    if (distribution.isEmpty()) {
      return Optional.empty();
    }
    List<Distribution.Bin> filled = distribution.histogram(bins).bins();
    String unit = distribution.statistic().unit();
    StackedBars bars =
        new StackedBars(
                PlotTitles.title(result.identity(), result.workload().name()),
                PlotTitles.subtitle(
                    result.identity(), "mappings of " + result.workload().name() + " that can run"),
                distribution.statistic().label() + (unit.isEmpty() ? "" : " (" + unit + "), from"),
                "mappings",
                filled.stream().map(bin -> Quantity.significant(bin.from())).toList())
            .withNumbers("#,##0")
            .withSlantedNames();
    bars.add("mappings", RGB, filled.stream().map(bin -> (double) bin.count()).toList());
    return bars.image();
  }
}
