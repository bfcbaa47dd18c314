package org.loopwright.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.report.Explanation;
import org.loopwright.report.Explanation.RelaxedLimit;
import org.loopwright.report.MappedLayer;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.mapper.Mapper;

/**
 * Finds what binds a mapping: searches again with each limit of the hardware wider in turn, all
 * else the same. An access costs the same energy as before, also in a larger memory, so what is won
 * is what the limit takes, not what a larger design would give.
 *
 * <p>The mapping as it is stays valid with any limit wider. Where the search ends at a worse one,
 * because it proves nothing or because data move otherwise over a larger array, nothing is won.
 */
public final class LimitStudy {
  private final Specification specification;
  private final PriceList prices;
  private final MappedLayer layer;
  private final SearchOptions options;
  private final double value;

  private LimitStudy(Specification specification, PriceList prices, MappedLayer layer) {
    this.specification = specification;
    this.prices = prices;
    this.layer = layer;
    options = layer.options().orElseThrow();
    value = layer.best().orElseThrow().objectives().get(0);
  }

  /**
   * Explains the layers that have a mapping, but those that are as an earlier one.
   *
   * @param cancelled once it is true, no further search is begun
   */
  public static List<MappedLayer> explain(
      SpecificationFiles files,
      Pricing pricing,
      List<MappedLayer> layers,
      BooleanSupplier cancelled,
      NetworkMapping.Watch watch) {
    List<MappedLayer> explained = new ArrayList<>();
    for (MappedLayer layer : layers) {
      if (layer.best().isPresent() && layer.sameAs().isEmpty()) {
        Specification specification = files.specificationFor(layer.workload());
        LimitStudy study = new LimitStudy(specification, pricing.prices(specification), layer);
        explained.add(layer.explained(study.explain(cancelled, watch)));
      } else {
        explained.add(layer);
      }
    }
    return explained;
  }

  private Explanation explain(BooleanSupplier cancelled, NetworkMapping.Watch watch) {
    List<HardwareLimit> limits = HardwareLimit.of(specification.architecture());
    List<RelaxedLimit> relaxed = new ArrayList<>();
    for (HardwareLimit limit : limits) {
      if (!cancelled.getAsBoolean()) {
        String name = layer.name() + ", " + limit.name();
        SearchControl control = watch.begin(name, relaxed.size() + 1, limits.size(), options);
        SearchResult result = search(limit, control);
        watch.end(layer);
        if (!result.interrupted()) {
          relaxed.add(relaxed(limit, result));
        }
      }
    }
    return new Explanation(
        options.objectives().get(0), value, relaxed, relaxed.size() == limits.size());
  }

  private SearchResult search(HardwareLimit limit, SearchControl control) {
    Evaluator evaluator =
        new Evaluator(specification.workload().orElseThrow(), limit.wider(), prices);
    return Mapper.run(evaluator, constraints(limit), options, control);
  }

  /** As many units must work as before, not the same part of more. */
  private Constraints constraints(HardwareLimit limit) {
    Constraints given = specification.constraints();
    Architecture before = specification.architecture();
    return new Constraints(given.levels(), given.minParallelism() / limit.unitsRatio(before));
  }

  private RelaxedLimit relaxed(HardwareLimit limit, SearchResult result) {
    double found =
        result.best().map(best -> best.objectives().get(0)).orElse(Double.POSITIVE_INFINITY);
    boolean proved = layer.search().orElseThrow().covered() && result.covered();
    return new RelaxedLimit(
        limit.name(), limit.unit(), limit.from(), limit.to(), Math.min(value, found), proved);
  }
}
