package org.loopwright.service;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.Specification;
import org.loopwright.formats.timeloop.StatedConstraints;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.Explanation;
import org.loopwright.result.Explanation.DroppedConstraint;
import org.loopwright.result.Explanation.Effect;
import org.loopwright.result.Explanation.RelaxedLimit;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.mapspace.MapSpace;

/**
 * Finds what binds a mapping: searches again with each limit of the hardware wider in turn, then
 * with each constraint of the files left out in turn, all else the same. An access costs the same
 * energy as before, also in a larger memory, so what is won is what the limit takes, not what a
 * larger design would give.
 *
 * <p>The mapping as it is stays valid with any limit wider and any constraint left out. Where the
 * search ends at a worse one, because it proves nothing or because data move otherwise over a
 * larger array, nothing is won.
 */
public final class LimitStudy {
  private final Specification specification;
  private final StatedConstraints stated;
  private final PriceList prices;
  private final MappedLayer layer;
  private final SearchOptions options;
  private final double value;
  private final SearchWatch watch;
  private final List<HardwareLimit> limits;
  private final List<RelaxedLimit> relaxed = new ArrayList<>();
  private final List<DroppedConstraint> dropped = new ArrayList<>();
  private int begun;

  private LimitStudy(MappingRequest request, MappedLayer layer, SearchWatch watch) {
    this.layer = layer;
    this.watch = watch;
    specification = request.specification(layer.workload());
    stated = request.files().statedConstraints(specification);
    prices = request.pricing().prices(specification);
    options = layer.options().orElseThrow();
    value = layer.best().orElseThrow().objectives().get(0);
    limits = HardwareLimit.of(specification.architecture());
  }

  /** Explains the layers that have a mapping, each shape once. */
  public static MappingResult explain(
      MappingRequest request, MappingResult result, SearchWatch watch) {
    List<MappedLayer> explained = new ArrayList<>();
    for (MappedLayer layer : result.layers()) {
      if (layer.best().isPresent() && layer.sameAs().isEmpty()) {
        LimitStudy study = new LimitStudy(request, layer, watch);
        explained.add(layer.withExplanation(study.explain()));
      } else {
        explained.add(layer);
      }
    }
    return result.withLayers(explained);
  }

  private Explanation explain() {
    for (HardwareLimit limit : limits) {
      widen(limit);
    }
    for (int statement = 0; statement < stated.size(); statement++) {
      drop(statement);
    }
    return new Explanation(
        options.goal().first(),
        value,
        layer.lowerBound(),
        relaxed,
        dropped,
        relaxed.size() == limits.size() && dropped.size() == stated.size());
  }

  private void widen(HardwareLimit limit) {
    search(limit.name(), limit.wider(), constraints(limit))
        .map(
            effect ->
                new RelaxedLimit(limit.name(), limit.unit(), limit.from(), limit.to(), effect))
        .ifPresent(relaxed::add);
  }

  /** As many units must work as before, not the same part of more. */
  private Constraints constraints(HardwareLimit limit) {
    Constraints given = specification.constraints();
    Architecture before = specification.architecture();
    return new Constraints(given.levels(), given.minParallelism() / limit.unitsRatio(before));
  }

  private void drop(int statement) {
    Constraints without = without(statement);
    String text = stated.text(statement);
    Optional<Effect> effect =
        isAsBefore(without)
            ? Optional.of(effect(layer.result().orElseThrow()))
            : search("without " + text, specification.architecture(), without);
    effect
        .map(known -> new DroppedConstraint(stated.location(statement), text, known))
        .ifPresent(dropped::add);
  }

  private Constraints without(int statement) {
    BitSet others = new BitSet();
    others.set(0, stated.size());
    others.clear(statement);
    return stated.of(others);
  }

  /** Without a constraint there are at least as many mappings; if not more, they are the same. */
  private boolean isAsBefore(Constraints without) {
    Constraints given = specification.constraints();
    return without.minParallelism() == given.minParallelism()
        && space(without).size().equals(space(given).size());
  }

  private MapSpace space(Constraints constraints) {
    return MapSpace.of(workload(), specification.architecture(), constraints);
  }

  private Workload workload() {
    return specification.workload().orElseThrow();
  }

  /** Searches again; nothing once the user wants to stop. */
  private Optional<Effect> search(String name, Architecture hardware, Constraints constraints) {
    if (watch.isCancelled()) {
      return Optional.empty();
    }
    SearchControl control =
        watch.begin(layer.name() + ", " + name, ++begun, limits.size() + stated.size(), options);
    SearchResult result =
        Mapper.run(new Evaluator(workload(), hardware, prices), constraints, options, control);
    watch.end();
    return result.interrupted() ? Optional.empty() : Optional.of(effect(result));
  }

  private Effect effect(SearchResult result) {
    double found =
        result.best().map(best -> best.objectives().get(0)).orElse(Double.POSITIVE_INFINITY);
    double best = Math.min(value, found);
    OptionalDouble bound =
        result.covered()
            ? OptionalDouble.of(best)
            : result.certificate().stream()
                .mapToDouble(proof -> Math.min(best, proof.lowerBound()))
                .findFirst();
    return new Effect(best, bound, layer.result().orElseThrow().covered() && result.covered());
  }
}
