package org.loopwright.search.mapper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.analysis.PackedMapping;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.Certificate;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.MapperSearch;
import org.loopwright.search.MappingJudge;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchProgress;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchResult.Verdict;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.strategy.ImperfectSearch;

/**
 * The search over mappings with residual factors: first as hybrid, over perfect ones, then on from
 * the best of them. What it gives is never worse than the perfect mapping of the same seed, and
 * comes with what no mapping can do without.
 */
final class ImperfectMapper {
  private final Evaluator evaluator;
  private final Constraints constraints;
  private final SearchOptions options;
  private final SearchControl control;
  private final double lowerBound;

  private ImperfectMapper(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    this.evaluator = evaluator;
    this.constraints = constraints;
    this.options = options;
    this.control = control;
    lowerBound = new CompulsoryBound(evaluator, constraints).of(options.objectives().get(0));
  }

  static SearchResult run(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    PackedMapping.requireCountableResiduals(evaluator.workload());
    return new ImperfectMapper(evaluator, constraints, options, control).run();
  }

  /** Of a time limit each half of the search has one half. */
  private SearchResult run() {
    OptionalDouble limit = options.timeLimitSeconds();
    SearchOptions half =
        options
            .withAlgorithm(SearchAlgorithm.HYBRID)
            .withTimeLimitSeconds(
                limit.isPresent() ? OptionalDouble.of(limit.getAsDouble() / 2) : limit);
    SearchResult perfect = MapperSearch.run(evaluator, constraints, half, watched(0));
    if (perfect.interrupted()) {
      return result(perfect, Optional.empty(), perfect.best());
    }
    Optional<PackedMapping> start = perfect.best().map(found -> packed(found.mapping()));
    SearchResult imperfect =
        MapperSearch.run(
            evaluator,
            constraints,
            half,
            watched(perfect.statistics().seconds()),
            new ImperfectSearch(start));
    boolean wins = imperfect.best().filter(found -> wins(found, perfect)).isPresent();
    return result(perfect, Optional.of(imperfect), wins ? imperfect.best() : perfect.best());
  }

  private PackedMapping packed(Mapping mapping) {
    return PackedMapping.of(evaluator.workload(), evaluator.architecture(), mapping);
  }

  /**
   * Whether a mapping is better than the best perfect one, whichever engine counts that: they count
   * sliding windows differently, and that must not look like a gain.
   */
  private boolean wins(FoundMapping found, SearchResult perfect) {
    if (perfect.best().isEmpty()) {
      return true;
    }
    FoundMapping best = perfect.best().get();
    double value = found.objectives().get(0);
    if (value >= best.objectives().get(0) || found.mapping().isPerfect()) {
      return value < best.objectives().get(0);
    }
    PackedMapping counted = packed(best.mapping());
    counted.imperfect(true);
    MappingJudge judge =
        new MappingJudge(evaluator.session(), options.objectives(), options.caps(), 0);
    return !judge.judge(counted) || value < judge.objective(0);
  }

  private SearchControl watched(double secondsBefore) {
    return new SearchControl(
        control.nanoClock(),
        control.cancelled(),
        progress -> control.progress().accept(bounded(progress, secondsBefore)));
  }

  private SearchProgress bounded(SearchProgress progress, double secondsBefore) {
    return new SearchProgress(
        progress.evaluated(),
        progress.valid(),
        progress.validSinceBest(),
        progress.mapspaceSize(),
        progress.best(),
        OptionalDouble.of(lowerBound),
        progress.seconds() + secondsBefore);
  }

  private SearchResult result(
      SearchResult perfect, Optional<SearchResult> imperfect, Optional<FoundMapping> best) {
    double gap = best.map(found -> gap(found.objectives().get(0))).orElse(1.0);
    SearchStatistics first = perfect.statistics();
    Optional<SearchStatistics> second = imperfect.map(SearchResult::statistics);
    return new SearchResult(
        best.isPresent() ? Verdict.FOUND : Verdict.BUDGET_SPENT,
        false,
        perfect.interrupted() || imperfect.filter(SearchResult::interrupted).isPresent(),
        best,
        List.of(),
        best.isPresent() ? Optional.empty() : imperfect.flatMap(SearchResult::relaxation),
        Optional.of(new Certificate(lowerBound, gap, false, 0, List.of())),
        new SearchStatistics(
            SearchAlgorithm.IMPERFECT.label(),
            first.mapspaceSize(),
            first.evaluated() + second.map(SearchStatistics::evaluated).orElse(0L),
            first.valid() + second.map(SearchStatistics::valid).orElse(0L),
            second.map(SearchStatistics::rejected).orElse(first.rejected()),
            options.seed(),
            options.threads(),
            first.seconds() + second.map(SearchStatistics::seconds).orElse(0.0)));
  }

  private double gap(double value) {
    return value == 0 ? 0 : Math.max(0, (value - lowerBound) / value);
  }
}
