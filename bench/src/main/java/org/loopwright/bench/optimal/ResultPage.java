package org.loopwright.bench.optimal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Measurements as text: Markdown for people, CSV for programs. */
final class ResultPage {
  /** A page has its results between these two lines. */
  private static final String BEGIN = "<!-- results: written by OptimalSearchBenchmark -->";

  private static final String END = "<!-- end of results -->";

  private static final List<String> COLUMNS =
      List.of(
          "pair",
          "mapspace",
          "seconds",
          "edp_pj_cycles",
          "verdict",
          "lower_bound_pj_cycles",
          "gap",
          "reference_edp_pj_cycles",
          "reference_over_ours",
          "passed_reference_seconds",
          "evaluated",
          "peak_heap_mib");

  private ResultPage() {}

  /** Puts {@code text} between the two markers of a page. */
  static void replace(Path page, String text) throws IOException {
    String old = Files.readString(page);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " needs a line " + BEGIN + " and after it a line " + END);
    }
    String before = old.substring(0, begin + BEGIN.length());
    Files.writeString(page, before + "\n\n" + text + "\n" + old.substring(end));
  }

  static String csv(List<Measurement> measurements) {
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader(COLUMNS.toArray(String[]::new)).get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (Measurement each : measurements) {
        printer.printRecord(
            each.pair(),
            each.mapspace(),
            each.seconds(),
            plain(each.edp()),
            each.verdict(),
            plain(each.lowerBound()),
            plain(each.gap()),
            plain(each.reference()),
            plain(each.improvement()),
            plain(each.passedReferenceSeconds()),
            each.evaluated(),
            each.peakHeapMib());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String plain(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  /** A table of the pairs, with what holds of all of them above it. */
  static String markdown(List<Measurement> measurements) {
    List<String> lines = new ArrayList<>(summary(measurements));
    lines.add("");
    lines.add(
        "| pair | mapspace | seconds | EDP, pJ x cycles | verdict | bound | gap | reference EDP |"
            + " reference / ours | passed it after, s | peak heap, MiB |");
    lines.add("|---|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|");
    measurements.forEach(each -> lines.add(row(each)));
    return String.join("\n", lines);
  }

  /** One measurement as a row of the table. */
  static String row(Measurement of) {
    List<String> cells =
        List.of(
            of.pair(),
            format("%.2e", OptionalDouble.of(of.mapspace().doubleValue())),
            format("%.3f", OptionalDouble.of(of.seconds())),
            format("%.6e", of.edp()),
            of.verdict(),
            format("%.6e", of.lowerBound()),
            format("%.4f", of.gap()),
            format("%.6e", of.reference()),
            format("%.3f", of.improvement()),
            format("%.3f", of.passedReferenceSeconds()),
            format("%.0f", OptionalDouble.of(of.peakHeapMib())));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String format(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }

  private static List<String> summary(List<Measurement> all) {
    Quantiles seconds = Quantiles.of(all.stream().map(Measurement::seconds).toList());
    long optimal = all.stream().filter(Measurement::isOptimal).count();
    double heap = all.stream().mapToDouble(Measurement::peakHeapMib).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d searches, %d proved optimal. Seconds: median %.3f, most %.3f, total %.1f. Most heap: %.0f"
                + " MiB.",
            all.size(),
            optimal,
            seconds.median(),
            seconds.most(),
            all.stream().mapToDouble(Measurement::seconds).sum(),
            heap));
    List<Double> improvements =
        all.stream().flatMapToDouble(each -> stream(each.improvement())).boxed().toList();
    if (!improvements.isEmpty()) {
      lines.add("");
      lines.add(against(all, Quantiles.of(improvements)));
    }
    return lines;
  }

  private static DoubleStream stream(OptionalDouble value) {
    return value.isPresent() ? DoubleStream.of(value.getAsDouble()) : DoubleStream.empty();
  }

  private static String against(List<Measurement> all, Quantiles improvement) {
    long compared = all.stream().filter(each -> each.reference().isPresent()).count();
    long worse = compared - improvement.sorted().stream().filter(ratio -> ratio >= 1).count();
    String quality =
        String.format(
            Locale.ROOT,
            "The reference found a mapping for %d of them; ours is worse, or there is none, on %d. EDP of the reference"
                + " over ours: least %.3f, quartiles %.3f, %.3f, %.3f, most %.3f.",
            compared,
            worse,
            improvement.least(),
            improvement.at(0.25),
            improvement.median(),
            improvement.at(0.75),
            improvement.most());
    List<Double> passed =
        all.stream()
            .flatMapToDouble(each -> stream(each.passedReferenceSeconds()))
            .boxed()
            .toList();
    return passed.isEmpty()
        ? quality
        : quality
            + String.format(
                Locale.ROOT,
                " Its EDP was reached after a median of %.3f s, at most %.3f s.",
                Quantiles.of(passed).median(),
                Quantiles.of(passed).most());
  }
}
