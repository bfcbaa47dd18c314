package org.loopwright.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.loopwright.model.diagnostics.VisibleText;

/** The look of all plots. */
final class ChartStyle {
  private static final String FAMILY = Font.SANS_SERIF;
  private static final Color INK = new Color(0x1c2430);
  private static final Color SOFT = new Color(0x566070);
  private static final Color GRID = new Color(0xe0e6ec);
  private static final double PADDING = 12;

  /** Not 12, which VectorGraphics2D takes for the size of any reader and leaves out. */
  private static final int SMALL = 13;

  private static final int LABEL = 14;

  /** Room around the numbers of an axis, so that they are few. */
  private static final RectangleInsets AROUND_NUMBERS = new RectangleInsets(9, 6, 9, 6);

  /** Values that differ by less than this part of the largest are not drawn apart any further. */
  private static final double MIN_RANGE = 0.02;

  private static final List<Color> RAMP =
      IntStream.of(0x440154, 0x46327e, 0x365c8d, 0x277f8e, 0x1fa187, 0x4ac16d, 0xa0da39, 0xfde725)
          .mapToObj(Color::new)
          .toList();

  private ChartStyle() {}

  /** Colours from little to much: dark blue over green to yellow, also in grey. */
  static List<Color> ramp() {
    return RAMP;
  }

  /**
   * A chart with a title.
   *
   * @param subtitle what else it is about; empty for none
   * @param legend whether there are several series to name
   */
  static JFreeChart chart(String title, String subtitle, Plot plot, boolean legend) {
    JFreeChart chart =
        new JFreeChart(VisibleText.of(title), new Font(FAMILY, Font.BOLD, 17), plot, legend);
    chart.getTitle().setPaint(INK);
    if (!subtitle.isEmpty()) {
      TextTitle small = new TextTitle(VisibleText.of(subtitle), font(SMALL));
      small.setPaint(SOFT);
      chart.addSubtitle(0, small);
    }
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(PADDING, PADDING, PADDING, PADDING));
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    if (legend) {
      LegendTitle names = chart.getLegend();
      names.setPosition(RectangleEdge.RIGHT);
      names.setFrame(BlockBorder.NONE);
      names.setItemFont(font(SMALL));
      names.setItemPaint(INK);
    }
    return chart;
  }

  private static Font font(int size) {
    return new Font(FAMILY, Font.PLAIN, size);
  }

  static Color grid() {
    return GRID;
  }

  static BasicStroke gridLine() {
    return new BasicStroke(1);
  }

  /** An axis of numbers with ticks at 1, 2, 2.5 and 5 times powers of ten. */
  static NumberAxis numbers(String name) {
    NumberAxis axis = new NumberAxis(name);
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    plain(axis);
    axis.setTickLabelInsets(AROUND_NUMBERS);
    return axis;
  }

  /** An axis of numbers that need not begin at 0, on which noise stays small. */
  static NumberAxis range(String name, double greatest) {
    NumberAxis axis = numbers(name);
    axis.setAutoRangeIncludesZero(false);
    if (greatest > 0) {
      axis.setAutoRangeMinimumSize(MIN_RANGE * greatest);
    }
    return axis;
  }

  /** A logarithmic axis with a tick at each power of ten. */
  static LogAxis logarithms(String name) {
    LogAxis axis = new LogAxis(name);
    axis.setBaseSymbol("10");
    plain(axis);
    axis.setNumberFormatOverride(pattern("#,##0.######"));
    return axis;
  }

  static void plain(Axis axis) {
    axis.setLabelFont(font(LABEL));
    axis.setTickLabelFont(font(SMALL));
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(SOFT);
    axis.setTickMarkPaint(SOFT);
  }

  /** A pattern of {@link DecimalFormat}, the same in every country. */
  static NumberFormat pattern(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** Texts for numbers. */
  static NumberFormat texts(DoubleFunction<String> text) {
    return new Texts(text);
  }

  static Shape circle(double size) {
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  /** A format of the JDK that is a function. */
  private static final class Texts extends NumberFormat {
    private static final long serialVersionUID = 1L;

    private final transient DoubleFunction<String> text;

    Texts(DoubleFunction<String> text) {
      this.text = text;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
      return to.append(text.apply(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
      return format((double) number, to, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
      throw new UnsupportedOperationException("plots read nothing");
    }
  }
}
