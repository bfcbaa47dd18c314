package org.loopwright.report.explore;

import java.util.List;
import java.util.Locale;
import org.loopwright.explore.Design;
import org.loopwright.explore.DesignStatus;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.SweepResult;

/** The result of a sweep for a terminal. */
public final class SweepText {
  private static final double UM2_PER_MM2 = 1e6;

  private SweepText() {}

  public static String of(SweepReport report) {
    StringBuilder text = new StringBuilder();
    SweepResult result = report.result();
    counts(report, text);
    if (result.best().isEmpty()) {
      return text.toString();
    }
    line(text, "");
    head("best for", text);
    for (int i = 0; i < result.best().size(); i++) {
      row(report.sweep().objectives().get(i).label(), result.best().get(i), text);
    }
    line(text, "%n%d designs on the Pareto front", result.front().size());
    study(report.study(), text);
    return text.toString();
  }

  private static void counts(SweepReport report, StringBuilder text) {
    SweepResult result = report.result();
    if (!result.covers(report.sweep())) {
      line(text, "stopped early: the best of the part that is done");
    }
    line(text, "%,16d designs, of which looked at", report.sweep().designs());
    line(text, "%,16d", result.counts().total());
    for (DesignStatus outcome : DesignStatus.values()) {
      line(text, "%,16d %s", result.counts().of(outcome), outcome.text());
    }
    result.refusal().ifPresent(refusal -> line(text, "first refusal: %s", refusal));
  }

  private static void study(List<SpatialReuseAblation.Row> study, StringBuilder text) {
    if (study.isEmpty()) {
      return;
    }
    line(text, "%nhighest throughput, with buffers as needed:");
    head("variant", text);
    study.forEach(row -> row(row.variant(), row.design(), text));
    for (SpatialReuseAblation.Row row : study.subList(1, study.size())) {
      line(
          text,
          "%-16s throughput x %.3f, energy x %.3f",
          row.variant(),
          row.throughputRatio(),
          row.energyRatio());
    }
  }

  private static void head(String first, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-16s %-19s %7s %6s %8s %9s %14s %9s %14s %9s %9s%n",
            first,
            "style",
            "PEs",
            "NoC",
            "L1 B",
            "L2 B",
            "cycles",
            "MAC/cyc",
            "energy nJ",
            "mm2",
            "mW"));
  }

  private static void row(String first, Design design, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-16s %-19s %7d %6d %8d %9d %14d %9.2f %14.1f %9.3f %9.2f%n",
            first,
            design.style(),
            design.pes(),
            design.nocBandwidth(),
            design.l1Bytes(),
            design.l2Bytes(),
            design.runtimeCycles(),
            design.macsPerCycle(),
            design.energyNj(),
            design.areaUm2() / UM2_PER_MM2,
            design.powerMw()));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
