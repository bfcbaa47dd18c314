package org.loopwright.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.search.strategy.ImperfectSearch;

/**
 * The search over mappings with residual factors: first as hybrid, over perfect ones, then on from
 * the best of them. What it gives is never worse than the perfect mapping of the same seed, and
 * comes with what no mapping can do without.
 */
final class ImperfectMapper {
  private final SearchTask task;
  private final OptionalDouble lowerBound;

  private ImperfectMapper(SearchTask task) {
    this.task = task;
    lowerBound = CompulsoryBound.of(task, task.options().goal().first());
  }

  static SearchResult run(SearchTask task) {
    PackedMapping.requireCountableResiduals(task.evaluator().workload());
    return new ImperfectMapper(task).run();
  }

  /** Each half of the search has one half of the time limit. */
  private SearchResult run() {
    OptionalDouble limit = task.options().limits().timeLimitSeconds();
    SearchTask half =
        limit.isPresent()
            ? task.with(
                task.options()
                    .withLimits(limits -> limits.withTimeLimitSeconds(limit.getAsDouble() / 2)))
            : task;
    SearchResult perfect = SearchAlgorithm.HYBRID.run(half.with(watched(0)));
    if (perfect.interrupted()) {
      return result(perfect, Optional.empty(), perfect.best());
    }
    Optional<PackedMapping> start = perfect.best().map(found -> task.packed(found.mapping()));
    SearchResult imperfect =
        SampledSearch.run(
            half.with(watched(perfect.statistics().seconds())),
            SearchAlgorithm.IMPERFECT.label(),
            new ImperfectSearch(start));
    boolean wins = imperfect.best().filter(found -> wins(found, perfect)).isPresent();
    return result(perfect, Optional.of(imperfect), wins ? imperfect.best() : perfect.best());
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
    PackedMapping counted = task.packed(best.mapping());
    counted.imperfect(true);
    CandidateEvaluator evaluator =
        new CandidateEvaluator(task.evaluator(), task.options().goal(), 0);
    return !evaluator.evaluate(counted) || value < evaluator.objective(0);
  }

  private SearchControl watched(double secondsBefore) {
    SearchControl control = task.control();
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
        progress.best(),
        lowerBound,
        progress.seconds() + secondsBefore);
  }

  private SearchResult result(
      SearchResult perfect, Optional<SearchResult> imperfect, Optional<FoundMapping> best) {
    SearchStatistics first = perfect.statistics();
    Optional<SearchStatistics> second = imperfect.map(SearchResult::statistics);
    SearchStatistics statistics =
        new SearchStatistics(
            SearchAlgorithm.IMPERFECT.label(),
            first.mapspaceSize(),
            first.evaluated() + second.map(SearchStatistics::evaluated).orElse(0L),
            first.valid() + second.map(SearchStatistics::valid).orElse(0L),
            second.map(SearchStatistics::rejected).orElse(first.rejected()),
            first.seconds() + second.map(SearchStatistics::seconds).orElse(0.0));
    return SearchResult.builder(statistics)
        .interrupted(
            perfect.interrupted() || imperfect.filter(SearchResult::interrupted).isPresent())
        .best(best)
        .relaxation(imperfect.flatMap(SearchResult::relaxation))
        .certificate(certificate(best))
        .build();
  }

  /** Empty where the objective has no bound. */
  private Optional<Certificate> certificate(Optional<FoundMapping> best) {
    return lowerBound.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Certificate(
                lowerBound.getAsDouble(),
                best.map(found -> gap(found.objectives().get(0))).orElse(1.0),
                false,
                0,
                List.of()));
  }

  private double gap(double value) {
    return value == 0 ? 0 : Math.max(0, (value - lowerBound.getAsDouble()) / value);
  }
}
