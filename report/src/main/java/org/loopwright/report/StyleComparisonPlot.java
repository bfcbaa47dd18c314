package org.loopwright.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.comparison.ComparedLayer;
import org.loopwright.dataflow.comparison.Criterion;
import org.loopwright.dataflow.comparison.OperatorClass;
import org.loopwright.dataflow.comparison.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;

/**
 * One bar for each style and one for the adaptive choice, made of the operator classes (Kwon et al.
 * 2020, Figure 4(b)).
 */
public final class StyleComparisonPlot {
  private final StackedBars bars;

  private StyleComparisonPlot(StackedBars bars) {
    this.bars = bars;
  }

  /** The plot of {@code criterion}. */
  public static StyleComparisonPlot of(StyleComparison comparison, Criterion criterion) {
    String title =
        "%s: %s of each style on %d PEs"
            .formatted(comparison.network(), criterion.label(), comparison.hardware().pes());
    StackedBars bars =
        new StackedBars(title, "style", criterion.label() + ", " + criterion.unit(), names());
    for (OperatorClass each : comparison.operatorClasses()) {
      bars.add(each.label(), colour(each), sums(comparison.layers(each), criterion));
    }
    return new StyleComparisonPlot(bars);
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

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    StyleComparison.STYLES.forEach(style -> names.add(style.label()));
    names.add("adaptive");
    return names;
  }

  /** A style that cannot map all layers of the class has no bar. */
  private static List<Double> sums(List<ComparedLayer> layers, Criterion criterion) {
    List<Double> sums = new ArrayList<>();
    for (DataflowStyle style : StyleComparison.STYLES) {
      sums.add(StyleComparison.total(layers, style, criterion).orElse(0));
    }
    sums.add(StyleComparison.adaptiveTotal(layers, criterion));
    return sums;
  }

  public void writeSvg(OutputStream to) throws IOException {
    bars.writeSvg(to);
  }

  public void writePng(OutputStream to) throws IOException {
    bars.writePng(to);
  }
}
