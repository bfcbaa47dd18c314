package org.loopwright.report;

import static java.util.stream.Collectors.joining;
import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.shown;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.MappedLayer;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.Target;

/** How a layer was searched, what the search did, and what it proved. */
final class SearchReport {
  /** Larger sizes of mapspaces are given by their magnitude. */
  private static final BigInteger LARGE = BigInteger.valueOf(1_000_000_000);

  /** How many times as long the next try may take. */
  private static final BigDecimal LONGER = BigDecimal.TEN;

  /** How many reasons for rejecting mappings people see. */
  private static final int MAX_REJECTS = 5;

  private SearchReport() {}

  /** The whole search as JSON: enough to repeat it. */
  static JsonObject json(MappedLayer.Search search) {
    SearchResult result = search.result();
    SearchStatistics statistics = result.statistics();
    Map<String, Long> rejected = new LinkedHashMap<>();
    statistics
        .rejected()
        .forEach(count -> rejected.put(count.reason() + " at " + count.level(), count.count()));
    return new JsonObject()
        .put("strategy", statistics.strategy())
        .put("seconds", statistics.seconds())
        .put("evaluated", statistics.evaluated())
        .put("valid", statistics.valid())
        .put("invalid_by_reason", rejected)
        .put("mapspace_size", statistics.mapspaceSize().toString())
        .putAll(request(search.options()))
        .put("interrupted", result.interrupted())
        .put("timed_out", search.isTimedOut())
        .put("out_of_steps", search.isOutOfSteps())
        .put("ties_proved", result.covered())
        .put("certificate", result.certificate().map(SearchReport::certificate));
  }

  /** What was asked for; a limit that was not set is null. */
  static JsonObject request(SearchOptions options) {
    JsonObject limits =
        new JsonObject()
            .put("search_size", options.limits().searchSize())
            .put("time_limit_seconds", options.limits().timeLimitSeconds())
            .put("victory_condition", options.limits().victoryCondition())
            .put("step_limit", options.limits().steps())
            .put("gap", options.goal().gap())
            .put("delay_cap_cycles", options.goal().caps().cycles())
            .put("energy_cap_pj", options.goal().caps().energyPj());
    return new JsonObject()
        .put("algorithm", options.algorithm())
        .put("objectives", options.goal().targets().stream().map(Target::toString).toList())
        .put("seed", options.seed())
        .put("threads", options.threads())
        .put("limits", limits);
  }

  /** A lower bound of infinity, which means that there is no mapping, is null. */
  private static JsonObject certificate(Certificate certificate) {
    return new JsonObject()
        .put("lower_bound", certificate.lowerBound())
        .put("gap", certificate.gap())
        .put("too_large", certificate.tooLarge())
        .put("nodes_expanded", certificate.expanded())
        .put(
            "pruned",
            Table.of(
                certificate.pruned(),
                data("rule", Certificate.Pruned::rule),
                data("unit", Certificate.Pruned::unit),
                data("removed", Certificate.Pruned::removed),
                data("considered", Certificate.Pruned::considered)));
  }

  /** Why there is no mapping, where there is none. */
  static JsonObject failure(SearchResult search) {
    JsonObject failure = new JsonObject();
    if (!search.infeasibilities().isEmpty()) {
      failure.put(
          "infeasible_because", search.infeasibilities().stream().map(Object::toString).toList());
    }
    return failure.put("cheapest_relaxation", search.relaxation().map(Object::toString));
  }

  /**
   * Why layers have no mapping, and the way out, for people; empty if all have one, or could not be
   * read: that is no result.
   */
  static String failures(List<MappedLayer> layers) {
    return layers.stream()
        .filter(layer -> layer.architecture().isPresent())
        .filter(layer -> layer.best().isEmpty() && layer.sameAs().isEmpty())
        .map(SearchReport::failure)
        .collect(joining(System.lineSeparator()));
  }

  private static String failure(MappedLayer layer) {
    List<String> lines = new ArrayList<>();
    layer.problems().forEach(problem -> lines.add(problem.toString()));
    layer.result().ifPresent(search -> lines.addAll(failure(layer.name(), search)));
    return lines.stream().map(line -> line + System.lineSeparator()).collect(joining());
  }

  private static List<String> failure(String name, SearchResult search) {
    SearchStatistics statistics = search.statistics();
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (search.verdict()) {
          case OPTIMAL, OPTIMAL_UNDER_IGNORED_CONSTRAINTS, FOUND -> name + ": found";
          case BUDGET_SPENT ->
              "%s: no valid mapping among %s of %s; there may be one"
                  .formatted(
                      name, Quantity.count(statistics.evaluated()), statistics.mapspaceSize());
          case INFEASIBLE -> name + ": there is no valid mapping (proved)";
        });
    search
        .infeasibilities()
        .forEach(reason -> lines.add("  " + StorageLevel.withoutInternalNames(reason.toString())));
    statistics.rejected().stream()
        .limit(MAX_REJECTS)
        .map(
            rejects ->
                "  %s rejected: %s at %s"
                    .formatted(
                        Quantity.count(rejects.count()),
                        rejects.reason(),
                        StorageLevel.withoutInternalNames(rejects.level())))
        .forEach(lines::add);
    search.relaxation().ifPresent(nearest -> lines.add("  nearest: " + nearest));
    return lines;
  }

  /**
   * What a proving search proved and removed, for people; of one that proved nothing, the values of
   * objectives that no table has.
   */
  static String proof(MappedLayer layer) {
    return layer
        .search()
        .map(
            search ->
                search
                    .result()
                    .certificate()
                    .map(proved -> proof(layer, search, proved) + ignored(layer.assumptions()))
                    .orElseGet(() -> unproved(layer, search.options().goal().objectives())))
        .orElse("");
  }

  private static String unproved(MappedLayer layer, List<Objective> objectives) {
    return IntStream.range(0, layer.best().isEmpty() ? 0 : objectives.size())
        .filter(position -> !Objective.STANDARD.contains(objectives.get(position)))
        .mapToObj(position -> claim(layer, objectives.get(position), position))
        .map(line -> line + System.lineSeparator())
        .collect(joining());
  }

  /** Which constraints were ignored, for people; empty if none. */
  static String ignored(List<Problem> assumptions) {
    return assumptions.isEmpty()
        ? ""
        : assumptions.stream()
            .map(one -> "  %s: %s%n".formatted(one.location(), one.message()))
            .collect(joining("", "this holds without %s:%n".formatted(count(assumptions)), ""));
  }

  /** Prints, for example, {@code 2 ignored constraints}. */
  static String count(List<Problem> assumptions) {
    return assumptions.size() == 1
        ? "1 ignored constraint"
        : assumptions.size() + " ignored constraints";
  }

  private static String proof(
      MappedLayer layer, MappedLayer.Search search, Certificate certificate) {
    SearchStatistics statistics = search.result().statistics();
    int threads = search.options().threads();
    String extent =
        statistics.strategy().equals(SearchAlgorithm.IMPERFECT.label())
            ? " without residuals, and those with"
            : "; nodes expanded " + Quantity.count(certificate.expanded());
    return claim(layer, search, certificate)
        + "%nspace %s mappings%s; mappings evaluated %s; %s s on %d %s%n"
            .formatted(
                size(statistics.mapspaceSize()),
                extent,
                Quantity.count(statistics.evaluated()),
                Quantity.significant(statistics.seconds()),
                threads,
                threads == 1 ? "thread" : "threads")
        + (certificate.pruned().isEmpty() ? "" : rules(certificate));
  }

  /** A sentence for each objective; further lines are no sentences of their own. */
  private static String claim(
      MappedLayer layer, MappedLayer.Search search, Certificate certificate) {
    List<Objective> objectives = search.options().goal().objectives();
    if (layer.best().isEmpty()) {
      return certificate.lowerBound() == Double.POSITIVE_INFINITY
          ? "proved: there is no valid mapping" + within(search.options().goal().caps())
          : "proved: %s; no mapping was found yet"
              .formatted(atLeast(objectives.get(0), certificate.lowerBound()));
    }
    String claims =
        IntStream.range(0, layer.best().get().objectives().size())
            .mapToObj(position -> claim(layer, objectives.get(position), position))
            .collect(joining(System.lineSeparator()));
    boolean open = search.result().verdict().isProved() && !search.result().covered();
    return open ? claims + "; energy and delay of equals are not proved" : claims;
  }

  private static String claim(MappedLayer layer, Objective objective, int position) {
    String found =
        "found " + Quantity.significant(layer.best().orElseThrow().objectives().get(position));
    OptionalDouble bound = layer.lowerBound(position);
    return bound.isPresent()
        ? "proved: %s; %s, gap %s"
            .formatted(
                atLeast(objective, bound.getAsDouble()),
                found,
                Quantity.gap(layer.gap(position).orElseThrow()))
        : "not proved: %s, %s %s".formatted(objective.label(), found, objective.unit());
  }

  private static String atLeast(Objective objective, double bound) {
    return "%s is at least %s %s"
        .formatted(objective.label(), Quantity.significant(bound), objective.unit())
        .strip();
  }

  /** The caps that no mapping keeps; empty where there is none. */
  private static String within(SearchCaps caps) {
    List<String> limits = new ArrayList<>();
    caps.cycles().ifPresent(cap -> limits.add(Quantity.plain(cap) + " cycles"));
    caps.energyPj().ifPresent(cap -> limits.add(Quantity.energy(cap)));
    return limits.isEmpty() ? "" : " within " + String.join(" and ", limits);
  }

  private static String rules(Certificate certificate) {
    return TextRenderer.render(
        Table.of(
            certificate.pruned(),
            shown("removed by rule", rule -> "  " + rule.rule()),
            shown("removed", Certificate.Pruned::removed, Quantity::count),
            shown("of", Certificate.Pruned::considered, Quantity::count),
            shown(
                "share",
                rule -> rule.considered() == 0 ? 0 : (double) rule.removed() / rule.considered(),
                Quantity::percent),
            shown("", Certificate.Pruned::unit)));
  }

  private static String size(BigInteger mappings) {
    return mappings.compareTo(LARGE) < 0
        ? Quantity.count(mappings.longValueExact())
        : new BigDecimal(mappings, new MathContext(2, RoundingMode.HALF_UP))
            .toString()
            .replace("E+", "e");
  }

  /** Which layers a time limit ended, and the way on; empty if none. */
  static String timedOut(List<MappedLayer> layers) {
    String names = names(layers, MappedLayer::isTimedOut);
    if (names.isEmpty()) {
      return "";
    }
    BigDecimal seconds =
        layers.stream()
            .filter(layer -> layer.isTimedOut() && layer.sameAs().isEmpty())
            .map(layer -> layer.options().orElseThrow().limits().timeLimitSeconds())
            .map(limit -> BigDecimal.valueOf(limit.orElseThrow()))
            .findFirst()
            .orElseThrow();
    return ("the time limit of %s s ended the search of %s before the proof; to search on, give%n"
            + "--time-limit %s, or --search optimal for as long as the proof takes%n")
        .formatted(plain(seconds), names, plain(seconds.multiply(LONGER)));
  }

  /** Which layers a limit of steps ended, and the way on; empty if none. */
  static String outOfSteps(List<MappedLayer> layers) {
    String names = names(layers, MappedLayer::isOutOfSteps);
    if (names.isEmpty()) {
      return "";
    }
    long steps =
        layers.stream()
            .filter(layer -> layer.isOutOfSteps() && layer.sameAs().isEmpty())
            .mapToLong(layer -> layer.options().orElseThrow().limits().steps().orElseThrow())
            .findFirst()
            .orElseThrow();
    return ("the limit of %d steps ended the search of %s before the proof; to search on, give%n"
            + "--step-limit %d, or none for as long as the proof takes%n")
        .formatted(steps, names, steps * LONGER.longValueExact());
  }

  private static String plain(BigDecimal seconds) {
    return seconds.stripTrailingZeros().toPlainString();
  }

  /** Which layers are too large to be proved, and the way on; empty if none. */
  static String tooLarge(List<MappedLayer> layers) {
    String names =
        names(layers, layer -> layer.certificate().filter(Certificate::tooLarge).isPresent());
    return names.isEmpty()
        ? ""
        : ("the proof for %s would take too much memory: the result is the best of a sample;%n"
                + "to search on, give --search hybrid, or constraints that leave fewer factors%n")
            .formatted(names);
  }

  private static String names(List<MappedLayer> layers, Predicate<MappedLayer> which) {
    return layers.stream()
        .filter(layer -> layer.sameAs().isEmpty())
        .filter(which)
        .map(MappedLayer::name)
        .collect(joining(", "));
  }
}
