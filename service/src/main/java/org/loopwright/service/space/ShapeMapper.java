package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.PointLayer.Origin;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.GrowingObjective;
import org.loopwright.search.goal.LeastCosts;
import org.loopwright.search.goal.RunConstants;
import org.loopwright.search.goal.SearchGoal;

/**
 * Maps layers on one design after the other and computes nothing twice. A layer on hardware that is
 * the same to it is looked up. Where a design that can do no worse ({@link DesignNumbers}) has an
 * optimum that takes as little here, it is the optimum here, too. Else the search begins with the
 * best mapping that a design of the same structure has. One thread's own.
 */
final class ShapeMapper {
  /** Sums of the same numbers differ by less than this share. */
  private static final double ROUNDING = 1e-12;

  /** Layers that are alike but for their names are one. */
  private static final String NAMELESS = "layer";

  private final SearchControl control;
  private final Map<Problem, MappedShape> done = new HashMap<>();
  private final Map<Family, List<Solved>> families = new HashMap<>();

  ShapeMapper(SearchControl control) {
    this.control = control;
  }

  /** A layer on a design, and what is asked for. */
  private record Problem(Workload shape, DesignNumbers design, SearchGoal goal) {}

  /** Layers on designs with the same mappings. */
  private record Family(Workload shape, Object structure) {}

  private record Solved(
      SearchGoal goal, DesignNumbers design, Mapping mapping, Evaluation evaluation) {}

  /** The best mapping of a layer on a design. */
  MappedShape map(
      Specification specification,
      Evaluator evaluator,
      DesignNumbers design,
      SearchOptions options) {
    SearchGoal goal = options.goal();
    Workload shape = evaluator.workload().withName(NAMELESS);
    Problem problem = new Problem(shape, design, goal);
    MappedShape same = done.get(problem);
    if (same != null) {
      return same.from(Origin.SHARED);
    }
    List<Solved> family =
        families.computeIfAbsent(new Family(shape, design.structure()), key -> new ArrayList<>());
    Optional<GrowingObjective> objective =
        GrowingObjective.of(goal.first(), RunConstants.of(evaluator));
    MappedShape mapped =
        (objective.isPresent() && options.algorithm().proves() && goal.gap() == 0
                ? carried(family, goal, evaluator, design, objective.get())
                : Optional.<MappedShape>empty())
            .orElseGet(() -> searched(family, evaluator, specification, options, objective));
    mapped = underAssumptions(mapped, specification);
    done.put(problem, mapped);
    if (mapped.mapping().isPresent() && mapped.verdict().isProved()) {
      family.add(
          new Solved(goal, design, mapped.mapping().get(), mapped.evaluation().orElseThrow()));
    }
    return mapped;
  }

  /**
   * What the best mapping of a layer on a design takes at the least, without a search; empty where
   * that is not known. The best is as good as any that designs of the same structure have, which
   * makes the bound close.
   */
  Optional<LeastCosts> least(
      Specification specification,
      Evaluator evaluator,
      DesignNumbers design,
      SearchOptions options) {
    SearchGoal goal = options.goal();
    boolean endsWithTheBest =
        options.algorithm() == SearchAlgorithm.OPTIMAL
            && goal.gap() == 0
            && goal.targets().stream().allMatch(target -> target.tolerance() == 0);
    Optional<GrowingObjective> objective =
        GrowingObjective.of(goal.first(), RunConstants.of(evaluator));
    if (!endsWithTheBest || objective.isEmpty()) {
      return Optional.empty();
    }
    Family family = new Family(evaluator.workload().withName(NAMELESS), design.structure());
    Optional<Mapping> known =
        start(families.getOrDefault(family, List.of()), evaluator, objective.get());
    return Mapper.leastCosts(known, evaluator, specification.constraints(), options, control);
  }

  private static MappedShape underAssumptions(MappedShape mapped, Specification specification) {
    return specification.ignoredConstraints().isEmpty()
        ? mapped
        : new MappedShape(
            mapped.mapping(),
            mapped.evaluation(),
            mapped.verdict().underIgnoredConstraints(),
            mapped.gap(),
            mapped.lowerBound(),
            mapped.origin());
  }

  private static Optional<MappedShape> carried(
      List<Solved> family,
      SearchGoal goal,
      Evaluator evaluator,
      DesignNumbers design,
      GrowingObjective objective) {
    for (Solved solved : family) {
      if (solved.goal.equals(goal)
          && solved.design.relaxes(design)
          && evaluator.evaluate(solved.mapping) instanceof Verdict.Valid valid
          && isAsGood(valid.evaluation(), solved.evaluation)) {
        return Optional.of(
            new MappedShape(
                Optional.of(solved.mapping),
                Optional.of(valid.evaluation()),
                SearchVerdict.OPTIMAL,
                OptionalDouble.of(0),
                OptionalDouble.of(value(objective, valid.evaluation()) * (1 - ROUNDING)),
                Origin.CARRIED));
      }
    }
    return Optional.empty();
  }

  private static boolean isAsGood(Evaluation here, Evaluation there) {
    return here.cycles() <= there.cycles() && here.energyPj() <= there.energyPj() * (1 + ROUNDING);
  }

  private static double value(GrowingObjective objective, Evaluation evaluation) {
    return objective.value(evaluation.energyPj(), (double) evaluation.cycles());
  }

  private MappedShape searched(
      List<Solved> family,
      Evaluator evaluator,
      Specification specification,
      SearchOptions options,
      Optional<GrowingObjective> objective) {
    Optional<Mapping> start = objective.flatMap(some -> start(family, evaluator, some));
    SearchResult result =
        start.isPresent()
            ? Mapper.from(start.get(), evaluator, specification.constraints(), options, control)
            : Mapper.run(evaluator, specification.constraints(), options, control);
    return new MappedShape(
        result.best().map(FoundMapping::mapping),
        result.best().map(FoundMapping::evaluation),
        result.verdict(),
        result.best().isPresent() ? result.gap(0) : OptionalDouble.empty(),
        result.certificate().map(Certificate::lowerBound).stream()
            .mapToDouble(Double::doubleValue)
            .findFirst(),
        Origin.SEARCHED);
  }

  /** The best here of the mappings that designs of the same structure have. */
  private static Optional<Mapping> start(
      List<Solved> family, Evaluator evaluator, GrowingObjective objective) {
    double least = Double.POSITIVE_INFINITY;
    Mapping best = null;
    for (Mapping mapping : family.stream().map(Solved::mapping).distinct().toList()) {
      if (evaluator.evaluate(mapping) instanceof Verdict.Valid valid) {
        double value = value(objective, valid.evaluation());
        if (value < least) {
          least = value;
          best = mapping;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
