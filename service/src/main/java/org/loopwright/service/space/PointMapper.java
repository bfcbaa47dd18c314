package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.formats.Specification;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.expression.Formula;
import org.loopwright.model.network.Network;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointLevel;
import org.loopwright.result.PointRow;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.LeastCosts;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.CountLimit;
import org.loopwright.service.space.PointDesigns.PointDesign;

/**
 * Takes points one after the other: builds each, bounds it, and maps its layers unless the bounds
 * settle the matter. One thread's own.
 */
final class PointMapper {
  private final SpaceRequest request;
  private final PointDesigns designs;
  private final ShapeMapper shapes;

  PointMapper(SpaceRequest request, PointDesigns designs, SearchControl control) {
    this.request = request;
    this.designs = designs;
    shapes = new ShapeMapper(control);
  }

  /**
   * A layer on the design of a point.
   *
   * @param least what it takes at the least, at first without what only a closer look tells
   */
  record BoundLayer(
      String network,
      Network.Layer layer,
      Specification specification,
      Evaluator evaluator,
      DesignNumbers numbers,
      LeastCosts least) {
    BoundLayer withLeast(LeastCosts other) {
      return new BoundLayer(network, layer, specification, evaluator, numbers, least.and(other));
    }
  }

  /**
   * A point that could be built.
   *
   * @param bound no mapping takes less
   */
  record OpenPoint(
      SpacePoint point, PointDesign design, List<BoundLayer> layers, PointTotals bound) {}

  /** A point after its first look: open, or settled. */
  record FirstLook(Optional<OpenPoint> open, Optional<PointRow> settled) {
    private static FirstLook settled(PointRow row) {
      return new FirstLook(Optional.empty(), Optional.of(row));
    }
  }

  /** Builds a point and bounds it; settled where it is no design, or over a budget. */
  FirstLook look(SpacePoint point) {
    try {
      Optional<Formula> broken = request.space().question().space().broken(point);
      if (broken.isPresent()) {
        return FirstLook.settled(
            PointRow.rejected(point, PointStatus.EXCLUDED, broken.get().text()));
      }
      OpenPoint open = open(point);
      Optional<String> over = overBudget(open.bound, /* isBound= */ true);
      return over.isEmpty()
          ? new FirstLook(Optional.of(open), Optional.empty())
          : FirstLook.settled(unmapped(open, PointStatus.BOUND_OVER_BUDGET, over.get()));
    } catch (SpecException wrong) {
      return FirstLook.settled(PointRow.rejected(point, PointStatus.INVALID, reason(wrong)));
    } catch (ArithmeticException tooLarge) {
      return FirstLook.settled(
          PointRow.rejected(point, PointStatus.INVALID, CountLimit.explain(tooLarge)));
    } catch (IllegalArgumentException wrong) {
      return FirstLook.settled(PointRow.rejected(point, PointStatus.INVALID, reason(wrong)));
    }
  }

  /** The message without its place, which differs from point to point in nothing that matters. */
  private String reason(SpecException wrong) {
    return designs.placeless(
        wrong.problems().stream()
            .filter(Problem::isError)
            .findFirst()
            .map(problem -> problem.location().path() + ": " + problem.message())
            .orElse(wrong.getMessage()));
  }

  private String reason(IllegalArgumentException wrong) {
    return designs.placeless(String.valueOf(wrong.getMessage()));
  }

  private OpenPoint open(SpacePoint point) {
    PointDesign design = designs.design(point);
    List<BoundLayer> layers = new ArrayList<>();
    PriceList prices = null;
    for (Network network : designs.networks()) {
      for (Network.Layer layer : network.layers()) {
        Specification specification = design.files().specificationFor(layer.workload());
        prices = prices == null ? design.pricing().prices(specification) : prices;
        layers.add(bound(network.name(), layer, specification, prices));
      }
    }
    if (request.space().question().budget(PointTotals.POWER).isPresent()
        && design.cycleSeconds().isEmpty()) {
      throw new IllegalArgumentException(
          "its power is not known: the design states no global_cycle_seconds");
    }
    double areaUm2 = layers.isEmpty() ? 0 : layers.get(0).evaluator.areaUm2();
    PointTotals bound = sum(layers, new PointTotals(0, 0, areaUm2, design.cycleSeconds()));
    return new OpenPoint(point, design, layers, bound);
  }

  /** A layer with what no mapping of it takes less of, at once. */
  private static BoundLayer bound(
      String network, Network.Layer layer, Specification specification, PriceList prices) {
    Architecture architecture = specification.architecture();
    Evaluator evaluator = new Evaluator(layer.workload(), architecture, prices);
    return new BoundLayer(
        network,
        layer,
        specification,
        evaluator,
        DesignNumbers.of(architecture, prices, specification.constraints()),
        new LeastCosts(
            least(evaluator, specification, Objective.ENERGY),
            least(evaluator, specification, Objective.DELAY),
            0));
  }

  private static double least(
      Evaluator evaluator, Specification specification, Objective objective) {
    return Mapper.lowerBound(evaluator, specification.constraints(), objective).orElse(0);
  }

  /** The budget that some totals, or what they are a bound of, are over. */
  private Optional<String> overBudget(PointTotals totals, boolean isBound) {
    SpaceQuestion space = request.space().question();
    if (isOver(space.budget(PointTotals.AREA), totals.areaUm2())) {
      return Optional.of("area over budget");
    }
    if (isOver(space.budget(PointTotals.ENERGY), totals.energyPj())) {
      return Optional.of("energy over budget");
    }
    if (isOver(space.budget(PointTotals.CYCLES), totals.cycles())) {
      return Optional.of("cycles over budget");
    }
    // More cycles take less power, so a bound of energy and cycles is none of power.
    return !isBound && isOver(space.budget(PointTotals.POWER), totals.powerMw().orElse(0))
        ? Optional.of("power over budget")
        : Optional.empty();
  }

  private static boolean isOver(OptionalDouble budget, double value) {
    return budget.isPresent() && value > budget.getAsDouble();
  }

  /** A point that is not mapped as a whole. */
  static PointRow unmapped(OpenPoint open, PointStatus status, String reason) {
    return new PointRow(
        open.point,
        status,
        Optional.empty(),
        Optional.of(open.bound),
        /* proved= */ status.isPruned(),
        reason,
        List.of());
  }

  /** A point that is no better than another, by its bound. */
  static PointRow dominated(OpenPoint open) {
    return unmapped(open, PointStatus.DOMINATED, "another point is at least as good in everything");
  }

  /** Asks whether what is known of a point, ever more, settles the matter. */
  interface Pruning {
    boolean isNoBetter(PointTotals bound);
  }

  /** Maps the layers of a point, one by one, as long as it may matter. */
  PointRow map(OpenPoint open, Pruning pruning) {
    try {
      return mapped(open, pruning);
    } catch (ArithmeticException tooLarge) {
      return unmapped(open, PointStatus.FAILED, CountLimit.explain(tooLarge));
    } catch (SpecException wrong) {
      return unmapped(open, PointStatus.FAILED, reason(wrong));
    } catch (IllegalArgumentException wrong) {
      return unmapped(open, PointStatus.FAILED, reason(wrong));
    }
  }

  /**
   * Looks closer at each layer, then maps them one by one, those first that are soon done. Each
   * step takes the place of what the layer takes at the least, until all is known or nothing
   * matters.
   */
  private PointRow mapped(OpenPoint open, Pruning pruning) {
    Known known = new Known(open);
    for (int i = 0; i < open.layers.size(); i++) {
      if (pruning.isNoBetter(known.bound())) {
        return dominated(known.point());
      }
      known.lookCloser(i);
    }
    for (int i : known.soonestFirst()) {
      if (pruning.isNoBetter(known.bound())) {
        return dominated(known.point());
      }
      BoundLayer layer = known.layers.get(i);
      MappedShape mapped =
          shapes.map(layer.specification, layer.evaluator, layer.numbers, options(layer));
      if (mapped.evaluation().isEmpty()) {
        boolean infeasible = mapped.verdict() == SearchVerdict.INFEASIBLE;
        return unmapped(
            known.point(),
            infeasible ? PointStatus.INFEASIBLE : PointStatus.NOT_FOUND,
            "layer %s has no mapping%s"
                .formatted(layer.layer.name(), infeasible ? "" : " that was found in time"));
      }
      known.put(i, mapped);
    }
    PointTotals totals = totals(known.rows(), open.bound);
    Optional<String> over = overBudget(totals, /* isBound= */ false);
    return new PointRow(
        open.point,
        over.isPresent() ? PointStatus.OVER_BUDGET : PointStatus.VALID,
        Optional.of(totals),
        Optional.of(open.bound),
        known.proved,
        over.orElse(""),
        known.rows());
  }

  /** What is known of a point whose layers are looked at. */
  private final class Known {
    private final OpenPoint open;
    private final List<BoundLayer> layers;
    private final PointLayer[] rows;
    private boolean proved = true;

    Known(OpenPoint open) {
      this.open = open;
      layers = new ArrayList<>(open.layers);
      rows = new PointLayer[layers.size()];
    }

    PointTotals bound() {
      return sum(layers, open.bound);
    }

    OpenPoint point() {
      return new OpenPoint(open.point, open.design, layers, bound());
    }

    void lookCloser(int number) {
      BoundLayer layer = layers.get(number);
      shapes
          .least(layer.specification, layer.evaluator, layer.numbers, options(layer))
          .ifPresent(least -> layers.set(number, layer.withLeast(least)));
    }

    /** The layers, those of few subproblems first. */
    List<Integer> soonestFirst() {
      return IntStream.range(0, layers.size())
          .boxed()
          .sorted(Comparator.comparingLong(number -> layers.get(number).least.subproblems()))
          .toList();
    }

    void put(int number, MappedShape mapped) {
      BoundLayer layer = layers.get(number);
      Evaluation evaluation = mapped.evaluation().orElseThrow();
      LeastCosts taken = new LeastCosts(evaluation.energyPj(), (double) evaluation.cycles(), 0);
      layers.set(
          number,
          new BoundLayer(
              layer.network,
              layer.layer,
              layer.specification,
              layer.evaluator,
              layer.numbers,
              taken));
      proved &=
          mapped.verdict().isProved() || mapped.gap().orElse(1) <= options(layer).goal().gap();
      rows[number] =
          new PointLayer(
              layer.network,
              layer.layer.name(),
              layer.layer.count(),
              evaluation.energyPj(),
              evaluation.cycles(),
              mapped.verdict(),
              mapped.gap(),
              mapped.origin(),
              PointLevel.of(evaluation));
    }

    List<PointLayer> rows() {
      return List.of(rows);
    }
  }

  /** The sums of what layers take at the least, with area and cycle of a point. */
  private static PointTotals sum(List<BoundLayer> layers, PointTotals point) {
    double energyPj = 0;
    double cycles = 0;
    for (BoundLayer layer : layers) {
      energyPj += layer.layer.count() * layer.least.energyPj();
      cycles += layer.layer.count() * layer.least.cycles();
    }
    return new PointTotals(energyPj, cycles, point.areaUm2(), point.cycleSeconds());
  }

  /** Summed from the layers, not from the bounds that they took the place of. */
  private static PointTotals totals(List<PointLayer> layers, PointTotals bound) {
    double energyPj = 0;
    double cycles = 0;
    for (PointLayer layer : layers) {
      energyPj += layer.count() * layer.energyPj();
      cycles += (double) layer.count() * layer.cycles();
    }
    return new PointTotals(energyPj, cycles, bound.areaUm2(), bound.cycleSeconds());
  }

  private SearchOptions options(BoundLayer layer) {
    SearchOptions standard =
        new SearchOptions(
            SearchAlgorithm.AUTO,
            SearchDefaults.options().goal(),
            SearchLimits.NONE,
            1,
            SearchDefaults.options().seed());
    SearchOptions given = request.space().search().orElse(standard);
    return SearchDefaults.decided(request.options().apply(given), layer.layer.workload());
  }
}
