package org.loopwright.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.StorageCost;
import org.loopwright.search.RejectCount;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.goal.Objective;

/**
 * What the mapper found, for people: a table of layers with cycles, energy by level and
 * utilization, and the totals.
 */
public final class NetworkText {
  private static final int MOST_REJECTS = 5;

  private NetworkText() {}

  /** The bill of the whole network: how often what happens, what it costs, and who says so. */
  public static String bill(List<MappedLayer> layers) {
    return PriceText.bill(NetworkBill.of(layers));
  }

  /** The table of all layers, what failed, and the totals. */
  public static String of(List<MappedLayer> layers) {
    List<String> levels = levels(layers);
    List<String> header =
        new ArrayList<>(List.of("layer", "verdict", "cycles", "utilization", "energy"));
    header.addAll(levels);
    header.add("EDP, pJ*cycles");
    boolean proving = layers.stream().anyMatch(NetworkText::isHalfProved);
    if (proving) {
      header.addAll(bounds(layers));
    }
    header.add("seconds");
    TextTable table = new TextTable(header.toArray(String[]::new));
    for (MappedLayer layer : layers) {
      table.row(row(layer, levels, proving));
    }
    if (layers.size() > 1) {
      totals(table, layers);
    }
    String failures = failures(layers);
    return failures.isEmpty() ? table.toString() : table + System.lineSeparator() + failures;
  }

  /** What is proved of an optimum need not be said beside its value. */
  private static boolean isHalfProved(MappedLayer layer) {
    return layer.certificate().isPresent()
        && layer.search().filter(SearchResult::covered).isEmpty();
  }

  /** Why layers have no mapping; empty if all have one. */
  static String failures(List<MappedLayer> layers) {
    return layers.stream()
        .filter(layer -> layer.best().isEmpty() && layer.sameAs().isEmpty())
        .map(NetworkText::failure)
        .collect(joining(System.lineSeparator()));
  }

  /** Levels of the architecture, outermost first, then the arithmetic. */
  private static List<String> levels(List<MappedLayer> layers) {
    for (MappedLayer layer : layers) {
      if (layer.evaluation().isPresent()) {
        return new ArrayList<>(energies(layer.evaluation().get()).keySet());
      }
    }
    return List.of();
  }

  private static Map<String, Double> energies(Evaluation evaluation) {
    Map<String, Double> energies = new LinkedHashMap<>();
    for (int i = evaluation.storage().size() - 1; i >= 0; i--) {
      StorageCost level = evaluation.storage().get(i);
      energies.put(level.name(), level.energyPj());
    }
    energies.put(evaluation.compute().name(), evaluation.compute().energyPj());
    return energies;
  }

  /** Columns of what is proved; the objective is that of the first layer that was searched. */
  private static List<String> bounds(List<MappedLayer> layers) {
    Objective objective =
        layers.stream()
            .flatMap(layer -> layer.options().stream())
            .map(options -> options.goal().first())
            .findFirst()
            .orElseThrow();
    return List.of(objective.label() + " at least, " + objective.unit(), "gap");
  }

  /** The verdict; of a best that is not proved to be the optimum how near it is. */
  private static String verdict(MappedLayer layer) {
    double gap = layer.gap().orElse(1);
    return gap > 0 && gap < 1 ? "within " + Quantity.gap(gap) : layer.verdict();
  }

  private static String[] row(MappedLayer layer, List<String> levels, boolean proving) {
    List<String> cells = new ArrayList<>();
    cells.add(layer.name() + (layer.count() > 1 ? " x" + layer.count() : ""));
    cells.add(layer.sameAs().map(name -> "as " + name).orElse(verdict(layer)));
    if (layer.evaluation().isPresent()) {
      Evaluation evaluation = layer.evaluation().get();
      cells.add(Quantity.count(evaluation.cycles()));
      cells.add(Quantity.percent(evaluation.utilization()));
      cells.add(Quantity.energy(evaluation.energyPj()));
      Map<String, Double> energies = energies(evaluation);
      levels.forEach(level -> cells.add(Quantity.energy(energies.getOrDefault(level, 0.0))));
      cells.add(Quantity.significant(evaluation.energyDelayProduct()));
      if (proving) {
        cells.add(text(layer.lowerBound(), Quantity::significant));
        cells.add(text(layer.gap(), Quantity::gap));
      }
      cells.add(
          layer.sameAs().isPresent()
              ? ""
              : Quantity.significant(layer.search().orElseThrow().statistics().seconds()));
    }
    return cells.toArray(String[]::new);
  }

  private static String text(OptionalDouble number, DoubleFunction<String> writing) {
    return number.isPresent() ? writing.apply(number.getAsDouble()) : "";
  }

  private static void totals(TextTable table, List<MappedLayer> layers) {
    NetworkTotals totals = NetworkTotals.of(layers);
    table.gap();
    table.row(
        "total",
        totals.mapped() + " of " + totals.layers(),
        Quantity.count(totals.cycles()),
        "",
        Quantity.energy(totals.energyPj()));
  }

  /** Why a layer has no mapping, and the way out. */
  private static String failure(MappedLayer layer) {
    StringBuilder text = new StringBuilder();
    layer.problems().forEach(problem -> line(text, problem.toString()));
    layer.search().ifPresent(search -> failure(text, layer.name(), search));
    return text.toString();
  }

  private static void failure(StringBuilder text, String name, SearchResult search) {
    SearchStatistics statistics = search.statistics();
    switch (search.verdict()) {
      case OPTIMAL, FOUND -> line(text, name + ": found");
      case BUDGET_SPENT ->
          line(
              text,
              name
                  + ": no valid mapping among "
                  + Quantity.count(statistics.evaluated())
                  + " of "
                  + statistics.mapspaceSize()
                  + "; there may be one");
      case INFEASIBLE -> line(text, name + ": there is no valid mapping (proved)");
    }
    search.infeasibilities().forEach(reason -> line(text, "  " + reason));
    statistics.rejected().stream()
        .limit(MOST_REJECTS)
        .forEach(count -> line(text, "  " + reject(count)));
    search.relaxation().ifPresent(nearest -> line(text, "  nearest: " + nearest));
  }

  private static String reject(RejectCount count) {
    return Quantity.count(count.count()) + " rejected: " + count.reason() + " at " + count.level();
  }

  private static void line(StringBuilder text, String words) {
    text.append(words).append(System.lineSeparator());
  }
}
