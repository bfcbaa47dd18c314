package org.loopwright.report;

import static java.util.stream.Collectors.joining;
import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.optional;
import static org.loopwright.search.SearchVerdict.OPTIMAL;
import static org.loopwright.search.SearchVerdict.OPTIMAL_UNDER_IGNORED_CONSTRAINTS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.StorageCost;
import org.loopwright.formats.document.write.JsonTree;
import org.loopwright.formats.timeloop.LevelEntry;
import org.loopwright.formats.timeloop.LoopNestWriter;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/**
 * What the mapper found for the layers of a network.
 *
 * @param verbose whether the text has of every layer what was proved
 * @param billed whether the text has the bill
 */
public record MappingReport(MappingResult result, boolean verbose, boolean billed)
    implements Report {
  private static final String FAILED = "failed";

  /**
   * The table of layers, and the bill and what binds them if that was asked for; of a single layer
   * also its mapping, all its costs and what was proved.
   */
  @Override
  public String text() {
    List<MappedLayer> layers = result.layers();
    boolean single = layers.size() == 1;
    Stream<String> mapping = single ? mapping(layers.get(0), billed) : Stream.of();
    boolean unmapped = layers.stream().allMatch(layer -> layer.best().isEmpty());
    Stream<String> whole =
        single || unmapped || !billed
            ? Stream.of(table(layers))
            : Stream.of(table(layers), PriceReport.bill(result.bill()));
    return parts(
        mapping,
        whole,
        Stream.of(
            SearchReport.timedOut(layers),
            SearchReport.outOfSteps(layers),
            SearchReport.tooLarge(layers)),
        layers.stream().flatMap(layer -> proof(layer, single || verbose)));
  }

  /** What binds the layers, where that was asked for. */
  public Stream<ExplanationReport> explanations() {
    return result.layers().stream().flatMap(MappingReport::explanation);
  }

  private static Stream<ExplanationReport> explanation(MappedLayer layer) {
    return layer.explanation().stream().map(why -> new ExplanationReport(layer.name(), why));
  }

  /** What is wrong with the input of layers that could not be searched, each thing once. */
  public List<Problem> inputErrors() {
    return result.layers().stream()
        .filter(layer -> layer.architecture().isEmpty())
        .flatMap(layer -> layer.problems().stream())
        .distinct()
        .toList();
  }

  /** The text of a file: what was mapped, the table, the bill, and the details of every layer. */
  public String fullText() {
    String gap = System.lineSeparator();
    StringBuilder text = new StringBuilder(Identity.line(result.identity()));
    text.append(gap).append(table(result.layers()));
    inputErrors().forEach(error -> text.append(error).append(gap));
    text.append(gap).append(PriceReport.bill(result.bill()));
    for (MappedLayer layer : result.layers()) {
      if (layer.best().isPresent()) {
        text.append(gap).append("== %s ==%n%n".formatted(layer.name()));
        text.append(parts(mapping(layer, true), proof(layer, true)));
      }
    }
    return text.toString();
  }

  private static Stream<String> mapping(MappedLayer layer, boolean billed) {
    return layer.best().stream()
        .flatMap(
            best ->
                Stream.of(
                    LoopNestWriter.text(layer.architecture().orElseThrow(), best.mapping()),
                    CostReport.text(best.evaluation(), billed)));
  }

  private static Stream<String> proof(MappedLayer layer, boolean proof) {
    return Stream.concat(
        proof && layer.sameAs().isEmpty() ? Stream.of(SearchReport.proof(layer)) : Stream.of(),
        explanation(layer).map(ExplanationReport::text));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static String parts(Stream<String>... parts) {
    return Stream.of(parts)
        .flatMap(part -> part)
        .filter(part -> !part.isEmpty())
        .collect(joining(System.lineSeparator()));
  }

  /** The table of layers with its totals, and what failed. */
  static String table(List<MappedLayer> layers) {
    Table<MappedLayer> table = columns(layers);
    if (layers.size() > 1) {
      MappingResult.Totals totals = MappingResult.totals(layers);
      table =
          table
              .withFooter()
              .withFooter(
                  "total",
                  totals.mapped() + " of " + totals.layers(),
                  Quantity.count(totals.cycles()),
                  "",
                  Quantity.energy(totals.energyPj()));
    }
    String failures = SearchReport.failures(layers);
    String text = TextRenderer.render(table);
    return failures.isEmpty() ? text : text + System.lineSeparator() + failures;
  }

  @Override
  public String csv() {
    return CsvRenderer.render(columns(result.layers()));
  }

  private static Table<MappedLayer> columns(List<MappedLayer> layers) {
    List<Column<MappedLayer>> columns = new ArrayList<>();
    // Which layer, and how its search ended
    columns.add(data("layer", MappedLayer::name).withText("layer", MappingReport::times));
    columns.add(data("count", MappedLayer::count));
    columns.add(data("same_as", MappedLayer::sameAs));
    columns.add(
        data("verdict", MappingReport::verdict).withText("verdict", MappingReport::nearness));
    // What its mapping costs
    columns.add(cost("cycles", "cycles", Evaluation::cycles, Quantity::count));
    columns.add(cost("utilization", "utilization", Evaluation::utilization, Quantity::percent));
    columns.add(cost("energy_pj", "energy", Evaluation::energyPj, Quantity::energy));
    for (String level : levels(layers)) {
      columns.add(
          optional(
              level,
              layer -> layer.evaluation().map(cost -> energies(cost).getOrDefault(level, 0.0)),
              Quantity::energy));
    }
    columns.add(
        cost(
            "edp_pj_cycles",
            "EDP, pJ*cycles",
            Evaluation::energyDelayProduct,
            Quantity::significant));
    // What is proved; people see it where a layer has a bound that is not its value
    Column<MappedLayer> bound = data("bound", MappedLayer::lowerBound);
    Column<MappedLayer> gap = data("gap", MappedLayer::gap);
    boolean proving = layers.stream().anyMatch(MappingReport::isHalfProved);
    columns.add(proving ? bound.withText(boundTitle(layers), MappingReport::bound) : bound);
    columns.add(proving ? gap.withText("gap", MappingReport::gap) : gap);
    // What programs get besides
    columns.add(cost("area_um2", Evaluation::areaUm2));
    columns.add(cost("computes", Evaluation::computes));
    columns.add(cost("last_level_accesses", Evaluation::lastLevelAccesses));
    columns.add(cost("energy_per_mac_pj", Evaluation::energyPerMacPj));
    columns.add(cost("algorithmic_reuse", Evaluation::algorithmicReuse));
    columns.add(statistic("evaluated", SearchStatistics::evaluated, 0L));
    columns.add(statistic("valid", SearchStatistics::valid, 0L));
    columns.add(statistic("mapspace_size", SearchStatistics::mapspaceSize, ""));
    columns.add(
        statistic("seconds", SearchStatistics::seconds, 0.0)
            .withText("seconds", MappingReport::seconds));
    return new Table<>(columns, layers);
  }

  private static <V> Column<MappedLayer> cost(
      String key, String title, Function<Evaluation, V> value, Function<V, String> format) {
    return optional(key, title, layer -> layer.evaluation().map(value), format);
  }

  private static Column<MappedLayer> cost(String key, Function<Evaluation, ?> value) {
    return data(key, layer -> layer.evaluation().map(value));
  }

  private static Column<MappedLayer> statistic(
      String key, Function<SearchStatistics, Object> value, Object otherwise) {
    return data(
        key,
        layer -> layer.result().map(search -> value.apply(search.statistics())).orElse(otherwise));
  }

  private static String times(MappedLayer layer) {
    return layer.name() + (layer.count() > 1 ? " x" + layer.count() : "");
  }

  private static String verdict(MappedLayer layer) {
    return layer.verdict().map(Labelled::label).orElse(FAILED);
  }

  /** The verdict; for a best that is not proved optimal, how near it is to the optimum. */
  private static String nearness(MappedLayer layer) {
    if (layer.sameAs().isPresent()) {
      return "as " + layer.sameAs().get();
    }
    if (layer.best().isEmpty() || isProved(layer)) {
      return ended(layer);
    }
    int objectives = layer.best().get().objectives().size();
    List<Objective> names = layer.options().orElseThrow().goal().objectives();
    return objectives == 1
        ? nearness(layer, 0) + ignoring(layer)
        : IntStream.range(0, objectives)
                .mapToObj(i -> names.get(i).label() + " " + nearness(layer, i))
                .collect(joining(", "))
            + ignoring(layer);
  }

  private static String nearness(MappedLayer layer, int objective) {
    double gap = layer.gap(objective).orElse(1);
    return gap == 0
        ? SearchVerdict.OPTIMAL.label()
        : gap < 1 ? "within " + Quantity.gap(gap) : SearchVerdict.FOUND.label();
  }

  private static boolean isProved(MappedLayer layer) {
    return layer.verdict().filter(SearchVerdict::isProved).isPresent();
  }

  private static String ended(MappedLayer layer) {
    return layer.verdict().equals(Optional.of(OPTIMAL_UNDER_IGNORED_CONSTRAINTS))
        ? OPTIMAL.label() + ignoring(layer)
        : verdict(layer);
  }

  private static String ignoring(MappedLayer layer) {
    return layer.assumptions().isEmpty() ? "" : " under " + SearchReport.count(layer.assumptions());
  }

  /** Whether there is a bound that is not the value of the optimum. */
  private static boolean isHalfProved(MappedLayer layer) {
    return layer.certificate().isPresent() && !isProved(layer);
  }

  /** The objective is that of the first layer that was searched. */
  private static String boundTitle(List<MappedLayer> layers) {
    Objective objective =
        layers.stream()
            .flatMap(layer -> layer.options().stream())
            .map(options -> options.goal().first())
            .findFirst()
            .orElseThrow();
    return objective.label() + " at least, " + objective.unit();
  }

  private static String bound(MappedLayer layer) {
    return layer.best().isPresent() && layer.lowerBound().isPresent()
        ? Quantity.significant(layer.lowerBound().getAsDouble())
        : "";
  }

  private static String gap(MappedLayer layer) {
    return layer.gap().isPresent() ? Quantity.gap(layer.gap().getAsDouble()) : "";
  }

  private static String seconds(MappedLayer layer) {
    return layer.best().isPresent() && layer.sameAs().isEmpty()
        ? Quantity.significant(layer.result().orElseThrow().statistics().seconds())
        : "";
  }

  /**
   * Levels of the architecture, outermost first, then the arithmetic, and the networks if they take
   * energy.
   */
  private static List<String> levels(List<MappedLayer> layers) {
    return layers.stream()
        .flatMap(layer -> layer.evaluation().stream())
        .flatMap(evaluation -> energies(evaluation).keySet().stream())
        .distinct()
        .toList();
  }

  private static Map<String, Double> energies(Evaluation evaluation) {
    Map<String, Double> energies = new LinkedHashMap<>();
    for (int i = evaluation.storage().size() - 1; i >= 0; i--) {
      StorageCost level = evaluation.storage().get(i);
      if (!StorageLevel.isInternal(level.name())) {
        energies.put(level.name(), level.energyPj());
      }
    }
    energies.put(evaluation.compute().name(), evaluation.compute().energyPj());
    double networksPj = evaluation.networks().stream().mapToDouble(NetworkCost::energyPj).sum();
    if (networksPj > 0) {
      energies.put("networks", networksPj);
    }
    return energies;
  }

  @Override
  public JsonObject json() {
    List<JsonObject> layers =
        result.layers().stream().map(layer -> json(result.identity(), layer)).toList();
    return Identity.json(result.identity()).put("layers", layers).put("totals", totals(result));
  }

  /** The sums over all layers as JSON. */
  public static JsonObject totals(MappingResult result) {
    MappingResult.Totals totals = MappingResult.totals(result.layers());
    return new JsonObject()
        .put("layers", totals.layers())
        .put("mapped", totals.mapped())
        .put("cycles", totals.cycles())
        .put("energy_pj", totals.energyPj())
        .put("edp_pj_cycles", totals.energyPj() * totals.cycles())
        .put("computes", totals.computes())
        .put("bill", PriceReport.billLines(result.bill()));
  }

  /** One layer as JSON. */
  public static JsonObject json(RunIdentity identity, MappedLayer layer) {
    JsonObject json =
        new JsonObject()
            .put("workload", layer.name())
            .put("architecture", identity.architecture())
            .put("count", layer.count())
            .put("same_as", layer.sameAs())
            .put("verdict", verdict(layer))
            .putAll(assumptions(layer.assumptions()));
    layer.search().ifPresent(search -> json.putAll(json(layer, search)));
    json.put(
        "explanation",
        layer.explanation().map(why -> new ExplanationReport(layer.name(), why).json()));
    return layer.problems().isEmpty()
        ? json
        : json.put("errors", layer.problems().stream().map(Object::toString).toList());
  }

  /** The constraints that were ignored, if there are any. */
  static JsonObject assumptions(List<Problem> ignored) {
    JsonObject json = new JsonObject();
    return ignored.isEmpty()
        ? json
        : json.put("assumptions", ignored.stream().map(Object::toString).toList());
  }

  private static JsonObject json(MappedLayer layer, MappedLayer.Search search) {
    JsonObject json = new JsonObject();
    Optional<FoundMapping> best = search.result().best();
    if (best.isPresent()) {
      List<JsonObject> objectives =
          IntStream.range(0, best.get().objectives().size())
              .mapToObj(position -> objective(layer, search.options(), position))
              .toList();
      json.put("objective", objectives.get(0))
          .put("objectives", objectives)
          .putAll(found(layer.workload(), layer.architecture().orElseThrow(), best.get()));
    }
    return json.putAll(SearchReport.failure(search.result()))
        .put("search", SearchReport.json(search));
  }

  private static JsonObject objective(MappedLayer layer, SearchOptions options, int position) {
    Target target = options.goal().targets().get(position);
    return new JsonObject()
        .put("name", target.objective())
        .put("unit", target.objective().unit())
        .put("tolerance", target.tolerance())
        .put("value", layer.best().orElseThrow().objectives().get(position))
        .put("bound", layer.lowerBound(position))
        .put("gap", layer.gap(position));
  }

  /** What a mapping costs, and the mapping. */
  static JsonObject found(Workload workload, Architecture architecture, FoundMapping found) {
    return new JsonObject()
        .put("evaluation", CostReport.json(found.evaluation()))
        .put(
            "mapping",
            JsonTree.of(
                LevelEntry.list(MappingCodec.entries(workload, architecture, found.mapping()))));
  }
}
