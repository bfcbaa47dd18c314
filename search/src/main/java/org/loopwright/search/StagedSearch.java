package org.loopwright.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.search.goal.Target;

/**
 * A search for a list of objectives. One search does for objectives of which a later one only
 * decides between equals. After an objective with a tolerance a further search begins, over the
 * mappings that are as good as the best of the one before; so it does where the next objective can
 * be proved and the one before cannot, or the other way round.
 *
 * <p>No stage ends with less than it began with: the best of the stage before is as good as itself.
 * What a stage proves holds for the list, too, if the stage before ended without proof: its best is
 * then no better than the true one, and the tolerance above it leaves more mappings.
 */
final class StagedSearch {
  private static final double NANOS = 1e9;

  private final SearchTask task;
  private final SearchGoal goal;
  private final List<Stage> stages;
  private final long start;
  private final List<SearchResult> done = new ArrayList<>();
  private SearchCaps caps;
  private Optional<FoundMapping> best;

  /** Objectives that one search is after, and how it searches. */
  private record Stage(SearchAlgorithm algorithm, List<Target> targets) {
    private boolean isFollowedBy(SearchAlgorithm next) {
      return algorithm == next && targets.get(targets.size() - 1).tolerance() == 0;
    }
  }

  private StagedSearch(SearchTask task) {
    this.task = task;
    goal = task.options().goal();
    caps = goal.caps();
    stages = stages(task.options());
    start = task.control().nanoClock().getAsLong();
    best = task.start();
  }

  static SearchResult run(SearchTask task) {
    return new StagedSearch(task).run();
  }

  private static List<Stage> stages(SearchOptions options) {
    List<Stage> stages = new ArrayList<>();
    for (Target target : options.goal().targets()) {
      SearchAlgorithm algorithm = algorithm(options, target);
      if (!stages.isEmpty() && stages.get(stages.size() - 1).isFollowedBy(algorithm)) {
        stages.get(stages.size() - 1).targets.add(target);
      } else {
        stages.add(new Stage(algorithm, new ArrayList<>(List.of(target))));
      }
    }
    return stages;
  }

  /** What cannot be proved is sampled. */
  private static SearchAlgorithm algorithm(SearchOptions options, Target target) {
    boolean sampled = options.algorithm().proves() && !target.objective().isProvable();
    return sampled ? SearchAlgorithm.HYBRID : options.algorithm();
  }

  private SearchResult run() {
    for (Stage stage : stages) {
      if (done.isEmpty() || (best.isPresent() && !last().interrupted())) {
        run(stage);
      }
    }
    return done.size() == 1 && stages.size() == 1 ? done.get(0) : combined();
  }

  private SearchResult last() {
    return done.get(done.size() - 1);
  }

  private void run(Stage stage) {
    SearchTask next = task(stage);
    SearchResult result = stage.algorithm.run(next);
    if (best.isEmpty() || result.best().filter(found -> isNoWorse(found, next)).isPresent()) {
      best = result.best();
    }
    done.add(result.withBounds(bounds(next, result)));
    if (best.isPresent()) {
      List<Double> values = values(next, best.get());
      for (int i = 0; i < stage.targets.size(); i++) {
        Target target = stage.targets.get(i);
        caps = caps.withCeiling(target.objective(), target.ceiling(values.get(i)));
      }
    }
  }

  private SearchTask task(Stage stage) {
    SearchOptions options =
        task.options()
            .withAlgorithm(stage.algorithm)
            .withGoal(given -> given.withTargets(stage.targets).withCaps(caps))
            .withLimits(this::share);
    SearchTask next = task.with(options).with(best);
    return done.isEmpty() ? next : next.with(silent(task.control()));
  }

  /** Of the time that is left, the same for each stage that is to come. */
  private SearchLimits share(SearchLimits limits) {
    OptionalDouble limit = limits.timeLimitSeconds();
    if (limit.isEmpty() || stages.size() == 1) {
      return limits;
    }
    double seconds = (task.control().nanoClock().getAsLong() - start) / NANOS;
    double left = Math.max(Double.MIN_VALUE, limit.getAsDouble() - seconds);
    return limits.withTimeLimitSeconds(left / (stages.size() - done.size()));
  }

  /** Its progress has no values, which would be of another objective than the first. */
  private static SearchControl silent(SearchControl control) {
    return new SearchControl(
        control.nanoClock(),
        control.cancelled(),
        progress ->
            control
                .progress()
                .accept(
                    new SearchProgress(
                        progress.evaluated(),
                        progress.valid(),
                        progress.validSinceBest(),
                        List.of(),
                        OptionalDouble.empty(),
                        progress.seconds())));
  }

  private boolean isNoWorse(FoundMapping found, SearchTask stage) {
    return Incumbent.compare(ranking(stage, found), ranking(stage, best.orElseThrow())) <= 0;
  }

  private static double[] ranking(SearchTask task, FoundMapping found) {
    CandidateEvaluator evaluator =
        new CandidateEvaluator(task.evaluator(), task.options().goal(), 0);
    evaluator.evaluate(task.packed(found.mapping()));
    return evaluator.values();
  }

  private static List<Double> values(SearchTask task, FoundMapping found) {
    return Arrays.stream(ranking(task, found))
        .limit(task.options().goal().targets().size())
        .boxed()
        .toList();
  }

  /** What a search proved; where it proves, what no mapping can do without, at the least. */
  private static List<OptionalDouble> bounds(SearchTask task, SearchResult result) {
    List<OptionalDouble> bounds = new ArrayList<>(result.bounds());
    for (int i = 1; result.certificate().isPresent() && i < bounds.size(); i++) {
      if (bounds.get(i).isEmpty()) {
        bounds.set(i, CompulsoryBound.of(task, task.options().goal().objectives().get(i)));
      }
    }
    return bounds;
  }

  private SearchResult combined() {
    SearchResult first = done.get(0);
    if (best.isEmpty()) {
      return first;
    }
    List<OptionalDouble> bounds =
        new ArrayList<>(done.stream().flatMap(each -> each.bounds().stream()).toList());
    while (bounds.size() < goal.targets().size()) {
      bounds.add(OptionalDouble.empty());
    }
    FoundMapping found = best.get();
    return SearchResult.builder(statistics())
        .covered(done.size() == stages.size() && done.stream().allMatch(SearchResult::covered))
        .interrupted(done.stream().anyMatch(SearchResult::interrupted))
        .best(
            Optional.of(new FoundMapping(found.mapping(), found.evaluation(), values(task, found))))
        .certificate(first.certificate().map(this::certificate))
        .bounds(bounds)
        .build();
  }

  private SearchStatistics statistics() {
    List<SearchStatistics> all = done.stream().map(SearchResult::statistics).toList();
    return new SearchStatistics(
        all.stream().map(SearchStatistics::strategy).distinct().collect(Collectors.joining(", ")),
        all.get(0).mapspaceSize(),
        all.stream().mapToLong(SearchStatistics::evaluated).sum(),
        all.stream().mapToLong(SearchStatistics::valid).sum(),
        all.get(0).rejected(),
        all.stream().mapToDouble(SearchStatistics::seconds).sum());
  }

  private Certificate certificate(Certificate first) {
    List<Certificate> all = done.stream().flatMap(each -> each.certificate().stream()).toList();
    return new Certificate(
        first.lowerBound(),
        first.gap(),
        all.stream().anyMatch(Certificate::tooLarge),
        all.stream().mapToLong(Certificate::expanded).sum(),
        first.pruned());
  }
}
