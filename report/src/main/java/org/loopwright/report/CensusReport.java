package org.loopwright.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.CensusResult;
import org.loopwright.search.RejectCount;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.Census.Described;
import org.loopwright.search.census.Census.Extreme;
import org.loopwright.search.census.CensusOptions;
import org.loopwright.search.census.Distribution;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/**
 * What a census counted: a row for each statistic, and histograms.
 *
 * @param bins of each histogram
 */
public record CensusReport(CensusResult result, int bins) implements Report {
  private static final List<Double> QUANTILES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
  private static final List<Double> SHOWN_QUANTILES = List.of(0.05, 0.5, 0.95);
  private static final List<Double> NEAR = List.of(0.01, 0.05, 0.1);
  private static final int MAX_REJECTS = 3;
  private static final int BAR_WIDTH = 50;

  /** What was counted, the table, and the histogram of the first statistic. */
  @Override
  public String text() {
    return Stream.of(
            Identity.line(result.identity()) + counts(),
            isEmpty() ? "" : TextRenderer.render(table()),
            distributions().findFirst().map(this::histogram).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(joining(System.lineSeparator()));
  }

  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  private Census census() {
    return result.census();
  }

  private CensusOptions options() {
    return census().options();
  }

  private boolean isEmpty() {
    return distributions().findAny().isEmpty();
  }

  private Stream<Distribution> distributions() {
    return census().statistics().stream()
        .map(Described::distribution)
        .filter(distribution -> !distribution.isEmpty());
  }

  /** How many mappings were examined, can run, and are counted, in lines. */
  public String counts() {
    Census census = census();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s points of the mapspace %s in %s s%s"
            .formatted(
                Quantity.count(census.examined()),
                census.mapspaceSize(),
                options().samples().isPresent()
                    ? "drawn with seed " + options().seed()
                    : "examined",
                Quantity.significant(census.seconds()),
                census.interrupted() ? " (interrupted)" : ""));
    census.infeasibilities().forEach(reason -> lines.add("  none: " + reason));
    census.rejected().stream().limit(MAX_REJECTS).map(CensusReport::rejected).forEach(lines::add);
    lines.add("  %s can run%s".formatted(Quantity.count(census.valid()), share(census)));
    if (!options().conditions().isEmpty()) {
      lines.add(
          "  %s of those meet %s"
              .formatted(Quantity.count(census.matching()), String.join(", ", conditions())));
    }
    if (!options().within().isEmpty()) {
      lines.add(
          "  %s of those are within %s of the best"
              .formatted(Quantity.count(census.rows().size()), String.join(", then ", within())));
    }
    String gap = System.lineSeparator();
    return String.join(gap, lines) + gap + SearchReport.ignored(result.assumptions());
  }

  private static String share(Census census) {
    return census.examined() == 0
        ? ""
        : " (" + Quantity.percent((double) census.valid() / census.examined()) + ")";
  }

  private static String rejected(RejectCount reject) {
    return "  %s cannot: %s at %s"
        .formatted(
            Quantity.count(reject.count()),
            reject.reason(),
            StorageLevel.withoutInternalNames(reject.level()));
  }

  private List<String> conditions() {
    return options().conditions().stream().map(Objective::label).toList();
  }

  private List<String> within() {
    return options().within().stream().map(Target::toString).toList();
  }

  /** A row for each statistic that a mapping has. */
  public Table<Distribution> table() {
    List<Column<Distribution>> columns = new ArrayList<>();
    columns.add(
        Column.fact(
            "statistic", "statistic", each -> each.statistic().label(), CensusReport::plain));
    columns.add(Column.fact("unit", "unit", each -> each.statistic().unit(), CensusReport::plain));
    columns.add(Column.data("mappings", Distribution::count));
    columns.add(number("best", "best", Distribution::best));
    for (double quantile : QUANTILES) {
      Column<Distribution> column =
          Column.data("quantile_" + quantile, each -> each.quantile(quantile));
      columns.add(
          SHOWN_QUANTILES.contains(quantile)
              ? column.withText(
                  quantile == 0.5 ? "median" : percent(quantile),
                  each -> Quantity.significant(each.quantile(quantile)))
              : column);
    }
    columns.add(number("worst", "worst", Distribution::worst));
    columns.add(number("greatest_over_least", "greatest/least", Distribution::spread));
    for (double near : NEAR) {
      columns.add(
          Column.fact(
              "within_" + near + "_of_best",
              "within " + percent(near),
              each -> (long) each.near(near),
              Quantity::count));
    }
    return new Table<>(columns, distributions().toList());
  }

  private static Column<Distribution> number(
      String key, String title, ToDoubleFunction<Distribution> value) {
    return Column.fact(key, title, value::applyAsDouble, Quantity::significant);
  }

  private static String plain(String text) {
    return text;
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(100 * share);
  }

  private String histogram(Distribution distribution) {
    Distribution.Histogram histogram = distribution.histogram(bins);
    long most = histogram.bins().stream().mapToLong(Distribution.Bin::count).max().orElse(1);
    Table<Distribution.Bin> table =
        Table.of(
            histogram.bins(),
            Column.shown("from", Distribution.Bin::from, Quantity::significant),
            Column.shown("to", Distribution.Bin::to, Quantity::significant),
            Column.shown("mappings", Distribution.Bin::count, Quantity::count),
            Column.shown("", bin -> bar(bin.count(), most)));
    Objective statistic = distribution.statistic();
    return "%s%s%s%n%s"
        .formatted(
            statistic.label(),
            statistic.unit().isEmpty() ? "" : ", " + statistic.unit(),
            histogram.isLogarithmic() ? " (bins of equal ratio)" : "",
            TextRenderer.render(table));
  }

  /** A bar that is not empty unless its bin is. */
  private static String bar(long count, long most) {
    long length = count * BAR_WIDTH / most;
    String bar = "#".repeat((int) Math.max(length, Math.min(1, count)));
    return bar + " ".repeat(BAR_WIDTH - bar.length());
  }

  @Override
  public JsonObject json() {
    Census census = census();
    JsonObject counted =
        new JsonObject()
            .put("mapspace_size", census.mapspaceSize().toString())
            .put("samples", options().samples())
            .put("seed", options().seed())
            .put("threads", options().threads())
            .put("where", conditions())
            .put("within", within())
            .put("examined", census.examined())
            .put("valid", census.valid())
            .put("matching", census.matching())
            .put("counted", census.rows().size())
            .put("interrupted", census.interrupted())
            .put("seconds", census.seconds());
    return Identity.json(result.identity())
        .put("workload", result.workload().name())
        .putAll(MappingReport.assumptions(result.assumptions()))
        .put("census", counted)
        .put("rejected", census.rejected().stream().map(CensusReport::json).toList())
        .put("infeasible_because", infeasibilities())
        .put("statistics", census.statistics().stream().map(this::json).toList());
  }

  private Optional<List<String>> infeasibilities() {
    return Optional.of(census().infeasibilities().stream().map(Object::toString).toList())
        .filter(reasons -> !reasons.isEmpty());
  }

  private static JsonObject json(RejectCount reject) {
    return new JsonObject()
        .put("reason", reject.reason())
        .put("level", reject.level())
        .put("count", reject.count());
  }

  private JsonObject json(Described described) {
    Distribution distribution = described.distribution();
    JsonObject json =
        new JsonObject()
            .put("name", distribution.statistic().label())
            .put("unit", distribution.statistic().unit())
            .put("better", distribution.isBetterLarge() ? "large" : "small")
            .put("mappings", distribution.count())
            .put("without_value", distribution.withoutValue());
    if (distribution.isEmpty()) {
      return json;
    }
    return json.put("least", distribution.least())
        .put("greatest", distribution.greatest())
        .put("greatest_over_least", distribution.spread())
        .put("best", distribution.best())
        .put("worst", distribution.worst())
        .put("quantiles", quantiles(distribution))
        .put("near_best", NEAR.stream().map(share -> near(distribution, share)).toList())
        .put("histogram", json(distribution.histogram(bins)))
        .put("best_mapping", described.best().map(this::json))
        .put("worst_mapping", described.worst().map(this::json));
  }

  private static Map<String, Double> quantiles(Distribution distribution) {
    Map<String, Double> quantiles = new LinkedHashMap<>();
    QUANTILES.forEach(share -> quantiles.put(share.toString(), distribution.quantile(share)));
    return quantiles;
  }

  private static JsonObject near(Distribution distribution, double share) {
    return new JsonObject().put("share", share).put("mappings", distribution.near(share));
  }

  private static JsonObject json(Distribution.Histogram histogram) {
    return new JsonObject()
        .put("scale", histogram.isLogarithmic() ? "logarithmic" : "linear")
        .put("bins", histogram.bins().stream().map(CensusReport::json).toList());
  }

  private static JsonObject json(Distribution.Bin bin) {
    return new JsonObject().put("from", bin.from()).put("to", bin.to()).put("count", bin.count());
  }

  private JsonObject json(Extreme extreme) {
    return new JsonObject()
        .put("point", extreme.point())
        .putAll(MappingReport.found(result.workload(), result.architecture(), extreme.mapping()));
  }
}
