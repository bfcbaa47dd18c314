package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.formats.Specification;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.service.space.PointMapper.BoundLayer;
import org.loopwright.service.space.PointMapper.OpenPoint;

/**
 * Points of one structure with a common bound. The bound comes from a {@link RelaxedDesign}, which
 * no point of the box is better than: the least energy and the least cycles of its mappings, found
 * by two searches for each layer, are bounds of all. A part of a box inherits the bound before it
 * has its own: its prices are no less than the box's, so every mapping costs at least what the
 * cheapest of the box costs, and what compulsory accesses cost more by the difference of prices
 * (min(a + b) is at least min a + min b).
 *
 * @param points at least one
 * @param layers what is known of each layer on all of them
 * @param isSolved whether the bound is the box's own
 */
record DesignBox(List<OpenPoint> points, List<LayerBound> layers, boolean isSolved) {
  /** Bounds of energy are found up to this share: a closer look takes long and settles little. */
  private static final double ENERGY_GAP = 0.003;

  /** What no point of a box takes less of for a layer. */
  record LayerBound(
      RelaxedDesign design, double energyPj, double cycles, Optional<Mapping> cheapest) {}

  DesignBox {
    points = List.copyOf(points);
    layers = List.copyOf(layers);
  }

  /** A box with the bounds of its points alone. */
  static DesignBox of(List<OpenPoint> points) {
    List<LayerBound> layers = new ArrayList<>();
    for (int i = 0; i < points.get(0).layers().size(); i++) {
      layers.add(
          new LayerBound(
              relaxed(points, i),
              least(points, i, BoundLayer::leastEnergyPj),
              least(points, i, BoundLayer::leastCycles),
              Optional.empty()));
    }
    return new DesignBox(points, layers, false);
  }

  private interface Part {
    double of(BoundLayer layer);
  }

  private static double least(List<OpenPoint> points, int layer, Part part) {
    return points.stream()
        .mapToDouble(point -> part.of(point.layers().get(layer)))
        .min()
        .orElseThrow();
  }

  private static RelaxedDesign relaxed(List<OpenPoint> points, int layer) {
    return RelaxedDesign.of(
        points.stream().map(point -> point.layers().get(layer).priced()).toList());
  }

  /** No point of the box takes less of anything. */
  PointTotals bound() {
    double energyPj = 0;
    double cycles = 0;
    for (int i = 0; i < layers.size(); i++) {
      long count = points.get(0).layers().get(i).layer().count();
      energyPj += count * layers.get(i).energyPj;
      cycles += count * layers.get(i).cycles;
    }
    double areaUm2 =
        points.stream().mapToDouble(point -> point.bound().areaUm2()).min().orElseThrow();
    OptionalDouble cycleSeconds = points.get(0).bound().cycleSeconds();
    return new PointTotals(energyPj, cycles, areaUm2, cycleSeconds);
  }

  /** The same with bounds of its own, by searches. */
  DesignBox solved(ShapeMapper shapes) {
    List<LayerBound> own = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      own.add(solved(i, shapes));
    }
    return new DesignBox(points, own, true);
  }

  private LayerBound solved(int number, ShapeMapper shapes) {
    BoundLayer layer = points.get(0).layers().get(number);
    LayerBound inherited = layers.get(number);
    RelaxedDesign design = inherited.design;
    Evaluator evaluator =
        new Evaluator(layer.layer().workload(), design.architecture(), design.prices());
    if (inherited
        .cheapest
        .filter(one -> isEnough(one, evaluator, inherited.energyPj))
        .isPresent()) {
      return inherited;
    }
    DesignNumbers numbers =
        DesignNumbers.relaxed(
            points.stream().map(point -> point.layers().get(number).numbers()).toList());
    Specification limits = layer.specification();
    MappedShape cheapest =
        shapes.map(limits, evaluator, numbers, options(Objective.ENERGY, ENERGY_GAP));
    double cycles = inherited.cycles;
    if (inherited.cheapest.isEmpty()) {
      // Prices do not matter to the fastest, capacities rarely do: parts of the box inherit it
      MappedShape fastest = shapes.map(limits, evaluator, numbers, options(Objective.DELAY, 0));
      cycles = Math.max(cycles, finite(fastest.lowerBound()));
    }
    return new LayerBound(
        design,
        Math.max(inherited.energyPj, finite(cheapest.lowerBound())),
        cycles,
        cheapest.mapping());
  }

  /** Where there is no mapping at all, each point is left to say so. */
  private static double finite(OptionalDouble bound) {
    return bound.orElse(0) < Double.POSITIVE_INFINITY ? bound.orElse(0) : 0;
  }

  /** Whether a mapping shows that a search could raise a bound of energy by little only. */
  private static boolean isEnough(Mapping mapping, Evaluator evaluator, double energyPj) {
    return evaluator.evaluate(mapping) instanceof Verdict.Valid valid
        && valid.evaluation().energyPj() * (1 - ENERGY_GAP) <= energyPj;
  }

  private static SearchOptions options(Objective objective, double gap) {
    return new SearchOptions(
        SearchAlgorithm.OPTIMAL,
        SearchGoal.of(List.of(objective), SearchCaps.NONE, gap),
        SearchLimits.NONE.withTimeLimitSeconds(SearchDefaults.TIME_LIMIT_SECONDS),
        1,
        SearchDefaults.options().seed());
  }

  /** The box in parts, along the axis whose halves have the highest bounds. */
  List<DesignBox> split() {
    List<DesignBox> best = List.of();
    double highest = -1;
    for (String axis : points.get(0).point().values().keySet()) {
      List<List<OpenPoint>> halves = halves(axis);
      if (halves.size() > 1) {
        List<DesignBox> parts = halves.stream().map(this::part).toList();
        double sum = parts.stream().mapToDouble(part -> part.bound().energyPj()).sum();
        // Of axes that make no difference to the prices the last, which is the fastest
        if (sum >= highest) {
          highest = sum;
          best = parts;
        }
      }
    }
    return best;
  }

  private List<List<OpenPoint>> halves(String axis) {
    Map<String, List<OpenPoint>> byValue = new LinkedHashMap<>();
    for (OpenPoint point : points) {
      byValue
          .computeIfAbsent(point.point().values().get(axis), value -> new ArrayList<>())
          .add(point);
    }
    if (byValue.size() == 1) {
      return List.of(points);
    }
    List<OpenPoint> low = new ArrayList<>();
    List<OpenPoint> high = new ArrayList<>();
    int seen = 0;
    for (List<OpenPoint> some : byValue.values()) {
      (seen < byValue.size() / 2 ? low : high).addAll(some);
      seen++;
    }
    return List.of(low, high);
  }

  private DesignBox part(List<OpenPoint> some) {
    List<LayerBound> inherited = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      LayerBound whole = layers.get(i);
      BoundLayer layer = some.get(0).layers().get(i);
      RelaxedDesign design = relaxed(some, i);
      Evaluator difference =
          new Evaluator(
              layer.layer().workload(), design.architecture(), design.pricesAbove(whole.design));
      double morePj = PointMapper.least(difference, layer.specification(), Objective.ENERGY);
      inherited.add(
          new LayerBound(
              design,
              Math.max(whole.energyPj + morePj, least(some, i, BoundLayer::leastEnergyPj)),
              Math.max(whole.cycles, least(some, i, BoundLayer::leastCycles)),
              whole.cheapest));
    }
    return new DesignBox(some, inherited, false);
  }
}
