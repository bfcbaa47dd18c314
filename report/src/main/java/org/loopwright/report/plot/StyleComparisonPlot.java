package org.loopwright.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;

/**
 * One bar for each style and one for the adaptive choice, made of the operator classes (Kwon et al.
 * 2020, Figure 4(b)).
 */
public final class StyleComparisonPlot {
  private StyleComparisonPlot() {}

  /** The plot of {@code criterion}; nothing if no layer has a class. */
  public static Optional<ChartImage> of(StyleComparison comparison, Criterion criterion) {
    String title =
        "%s: %s of each style on %d PEs"
            .formatted(comparison.network(), criterion.label(), comparison.hardware().pes());
    String axis =
        switch (criterion) {
          case LATENCY -> "latency, cycles";
          case ENERGY -> "energy";
        };
    StackedBars bars =
        new StackedBars(
                title,
                "by operator class, layers one after the other",
                "style",
                axis,
                names(comparison))
            .withTicks(value -> tick(criterion, value));
    for (OperatorClass each : comparison.operatorClasses()) {
      bars.add(each.label(), colour(each), sums(comparison, each, criterion));
    }
    return bars.image();
  }

  /** Colours that stay apart also for the colour-blind (Okabe and Ito 2008). */
  private static int colour(OperatorClass operatorClass) {
    return switch (operatorClass) {
      case EARLY -> 0xE69F00;
      case LATE -> 0x0072B2;
      case POINTWISE -> 0x009E73;
      case DEPTHWISE -> 0x56B4E9;
      case RESIDUAL -> 0xCC79A7;
      case TRANSPOSED -> 0xD55E00;
      case FULLY_CONNECTED -> 0x999999;
    };
  }

  private static List<String> names(StyleComparison comparison) {
    List<String> names = new ArrayList<>();
    for (DataflowStyle style : StyleComparison.STYLES) {
      names.add(style.label() + (mapsAll(comparison, style) ? "" : " (not all layers)"));
    }
    names.add("adaptive");
    return names;
  }

  /** A style that cannot map all layers has no bar: a shorter one would look better than it is. */
  private static List<Double> sums(
      StyleComparison comparison, OperatorClass operatorClass, Criterion criterion) {
    List<ComparedLayer> layers = comparison.layers(operatorClass);
    List<Double> sums = new ArrayList<>();
    for (DataflowStyle style : StyleComparison.STYLES) {
      boolean mapsAll = mapsAll(comparison, style);
      sums.add(mapsAll ? StyleComparison.total(layers, style, criterion).orElseThrow() : 0);
    }
    sums.add(StyleComparison.adaptiveTotal(layers, criterion));
    return sums;
  }

  private static boolean mapsAll(StyleComparison comparison, DataflowStyle style) {
    return comparison.layers().stream().allMatch(layer -> layer.in(style).isPresent());
  }

  private static String tick(Criterion criterion, double value) {
    return switch (criterion) {
      case LATENCY -> plain(value / 1e6) + " M";
      case ENERGY -> plain(value / 1e6) + " mJ";
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .round(MathContext.DECIMAL32)
        .stripTrailingZeros()
        .toPlainString();
  }
}
