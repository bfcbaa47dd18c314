package org.loopwright.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.LayerStatistic;
import org.loopwright.dataflow.search.DirectiveGoal;
import org.loopwright.dataflow.search.DirectiveSearch;
import org.loopwright.dataflow.search.DirectiveSearchControl;
import org.loopwright.dataflow.search.DirectiveSearchOptions;
import org.loopwright.dataflow.search.DirectiveSearchResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.expression.Expression;
import org.loopwright.result.SearchedLayer;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/** Searches the best dataflow of each layer; layers that are equal but for their names once. */
public final class DirectiveMapping {
  private final DataflowHardware hardware;
  private final List<Target> targets;
  private final List<ToDoubleFunction<LayerResult>> measures;
  private final DirectiveSearchOptions options;

  /**
   * A search.
   *
   * @throws IllegalArgumentException if an objective names a number that these results do not have
   */
  public DirectiveMapping(
      DataflowHardware hardware, List<Target> targets, DirectiveSearchOptions options) {
    this.hardware = hardware;
    this.targets = List.copyOf(targets);
    this.options = options;
    measures = targets.stream().map(target -> measure(target.objective())).toList();
  }

  /**
   * Layers that have a mapping, and why the others have none.
   *
   * @param layers those with a mapping, in the order of the network
   */
  public record Outcome(List<SearchedLayer> layers, List<Problem> problems) {
    public Outcome {
      layers = List.copyOf(layers);
      problems = List.copyOf(problems);
    }
  }

  /** Shows how far a search is. */
  public interface Watch {
    /** A search of one of {@code count} layers begins. */
    DirectiveSearchControl begin(String layer, int number, int count);
  }

  private static ToDoubleFunction<LayerResult> measure(Objective objective) {
    if (objective.equals(Objective.EDP)) {
      return LayerStatistic.EDP::of;
    }
    Expression formula = objective.formula().root();
    List<LayerStatistic> used =
        formula.names().distinct().map(name -> statistic(objective, name)).toList();
    if (formula instanceof Expression.Name) {
      return used.get(0)::of;
    }
    return result -> value(formula, used, result);
  }

  private static LayerStatistic statistic(Objective objective, String name) {
    return LayerStatistic.of(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the objective '%s' is not for data-centric mappings, which have no %s. %s"
                        .formatted(
                            objective.label(), name, Spelling.advice(name, names()).orElse(""))
                        .strip()));
  }

  private static List<String> names() {
    return Arrays.stream(LayerStatistic.values()).map(LayerStatistic::key).toList();
  }

  /** Infinite, and so never the best, where the formula has no value, as when it divides by 0. */
  private static double value(Expression formula, List<LayerStatistic> used, LayerResult result) {
    Map<String, Double> values = new HashMap<>();
    used.forEach(statistic -> values.put(statistic.key(), statistic.of(result)));
    try {
      return formula.evaluate(values).doubleValue();
    } catch (ArithmeticException none) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Searches all layers of a network; their own dataflows do not matter. */
  public Outcome run(DataflowNetwork shapes, Watch watch) {
    Map<Layer, DirectiveSearchResult> found = new LinkedHashMap<>();
    Map<Layer, SpecException> refused = new HashMap<>();
    List<SearchedLayer> layers = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (Layer layer : shapes.layers()) {
      number++;
      Layer nameless = layer.withName("").withDataflow(List.of());
      if (!found.containsKey(nameless) && !refused.containsKey(nameless)) {
        try {
          found.put(
              nameless, search(layer, watch.begin(layer.name(), number, shapes.layers().size())));
        } catch (SpecException nothing) {
          refused.put(nameless, nothing);
          problems.addAll(nothing.problems());
        }
      }
      if (found.containsKey(nameless)) {
        layers.add(searched(layer, found.get(nameless)));
      }
    }
    return new Outcome(layers, problems);
  }

  private SearchedLayer searched(Layer layer, DirectiveSearchResult found) {
    ToDoubleFunction<LayerResult> first = measures.get(0);
    return new SearchedLayer(
        layer.name(),
        found.best().layer().withName(layer.name()),
        first.applyAsDouble(found.best()),
        found
            .bestStyle()
            .map(
                style ->
                    new SearchedLayer.StyleValue(
                        style.style().label(), first.applyAsDouble(style.result()))),
        found.coverage());
  }

  /**
   * One search for each run of objectives up to a tolerance, within the ceilings of those before;
   * the best style is that of the first.
   */
  private DirectiveSearchResult search(Layer layer, DirectiveSearchControl control) {
    List<DirectiveGoal.Ceiling> ceilings = new ArrayList<>();
    DirectiveSearchResult result = null;
    int from = 0;
    while (from < targets.size()) {
      int to = from;
      while (to < targets.size() - 1 && targets.get(to).tolerance() == 0) {
        to++;
      }
      DirectiveGoal goal = new DirectiveGoal(measures.subList(from, to + 1), ceilings);
      DirectiveSearchResult next = DirectiveSearch.run(layer, hardware, goal, options, control);
      result =
          result == null
              ? next
              : new DirectiveSearchResult(next.best(), result.bestStyle(), next.coverage());
      for (int i = from; i <= to; i++) {
        double value = measures.get(i).applyAsDouble(result.best());
        ceilings.add(new DirectiveGoal.Ceiling(measures.get(i), targets.get(i).ceiling(value)));
      }
      from = to + 1;
    }
    return result;
  }
}
