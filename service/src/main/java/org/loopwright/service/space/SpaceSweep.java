package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.result.SpaceTally;
import org.loopwright.service.space.PointDesigns.PointDesign;
import org.loopwright.service.space.PointMapper.FirstLook;

/** Sweeps a space: shards of points in parallel, then the answers. */
public final class SpaceSweep {
  /** Points that are tried for one that can be built. */
  private static final long MAX_TRIED = 128;

  private static final double NANOS = 1e9;

  private final SpaceRequest request;
  private final SpaceControl control;
  private final ShardStore store;
  private final PointDesigns designs;
  private long done;
  private long pruned;
  private long proved;
  private double best = Double.POSITIVE_INFINITY;

  private SpaceSweep(SpaceRequest request, SpaceControl control, ShardStore store) {
    this.store = store;
    this.request = request;
    this.control = control;
    designs = new PointDesigns(request);
  }

  /** Looks at every point of the space. */
  public static SpaceResult run(SpaceRequest request, SpaceControl control) {
    return run(request, control, ShardStore.none(request.space().question()));
  }

  /** The same, but for shards that a store has already; the others are kept there. */
  public static SpaceResult run(SpaceRequest request, SpaceControl control, ShardStore store) {
    return new SpaceSweep(request, control, store).run();
  }

  /**
   * What a user should know of the designs before they are mapped, from the first that can be
   * built.
   */
  public static List<String> warnings(SpaceRequest request) {
    PointDesigns designs = new PointDesigns(request);
    DesignSpace space = request.space().question().space();
    for (long i = 0; i < Math.min(space.size(), MAX_TRIED); i++) {
      Optional<List<String>> warnings = warnings(designs, space.point(i));
      if (warnings.isPresent()) {
        return warnings.get();
      }
    }
    return List.of();
  }

  private static Optional<List<String>> warnings(PointDesigns designs, SpacePoint point) {
    try {
      PointDesign design = designs.design(point);
      Network.Layer layer = designs.networks().get(0).layers().get(0);
      Specification specification = design.files().specificationFor(layer.workload());
      List<String> texts = new ArrayList<>();
      specification.warnings().forEach(problem -> texts.add(problem.toString()));
      design.pricing().warnings(specification).forEach(text -> texts.add("warning: " + text));
      return Optional.of(texts);
    } catch (SpecException | IllegalArgumentException | ArithmeticException notBuilt) {
      return Optional.empty(); // its row says why
    }
  }

  private SpaceResult run() {
    long start = control.nanoClock().getAsLong();
    return answers(inParallel(SpaceShard.all(space()), this::outcome), start);
  }

  /** What follows from shards that were looked at elsewhere. */
  public static SpaceResult answers(
      SpaceRequest request, SpaceControl control, List<ShardOutcome> outcomes, long startNanos) {
    ShardStore none = ShardStore.none(request.space().question());
    return new SpaceSweep(request, control, none).answers(outcomes, startNanos);
  }

  private SpaceResult answers(List<ShardOutcome> outcomes, long startNanos) {
    List<PointRow> rows = outcomes.stream().flatMap(shard -> shard.rows().stream()).toList();
    SpaceTally tally =
        outcomes.stream().map(ShardOutcome::tally).reduce(SpaceTally.empty(), SpaceTally::plus);
    boolean complete = tally.points() == space().size();
    List<SpaceResult.Sensitivity> sensitivity = complete ? sensitivity(rows) : List.of();
    double seconds = (control.nanoClock().getAsLong() - startNanos) / NANOS;
    return new SpaceResult(
        request.identity(),
        request.space().question(),
        rows,
        sensitivity,
        tally,
        complete,
        new SpaceResult.Timing(seconds, control.threads()));
  }

  private DesignSpace space() {
    return request.space().question().space();
  }

  private ShardOutcome outcome(SpaceShard shard) {
    Optional<ShardOutcome> kept = store.outcome(shard);
    if (kept.isPresent()) {
      count(kept.get().tally(), kept.get().rows());
      return kept.get();
    }
    List<PointRow> rows =
        shard.run(
            request,
            designs,
            control.search(),
            row -> count(SpaceTally.of(List.of(row)), List.of(row)));
    return rows.size() == shard.size()
        ? store.keep(shard, rows)
        : ShardOutcome.of(request.space().question(), rows);
  }

  private synchronized void count(SpaceTally tally, List<PointRow> rows) {
    for (Map.Entry<PointStatus, Long> ended : tally.counts().entrySet()) {
      done += ended.getValue();
      pruned += ended.getKey().isPruned() ? ended.getValue() : 0;
    }
    proved += tally.proved();
    SpaceObjective objective = request.space().question().objectives().get(0);
    for (PointRow row : rows) {
      best = row.isValid() ? Math.min(best, SpaceResult.value(objective, row)) : best;
    }
    OptionalDouble least =
        best < Double.POSITIVE_INFINITY ? OptionalDouble.of(best) : OptionalDouble.empty();
    control.progress().accept(new SpaceProgress(space().size(), done, pruned, proved, least));
  }

  private interface Step<T, R> {
    R take(T task);
  }

  private <T, R> List<R> inParallel(List<T> tasks, Step<T, R> step) {
    ExecutorService threads = Executors.newFixedThreadPool(control.threads());
    try {
      List<Future<R>> running =
          tasks.stream().map(task -> threads.submit(() -> step.take(task))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw new IllegalStateException("a shard failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      threads.shutdownNow();
    }
  }

  /** The best point for the first objective, with every other value of each axis in turn. */
  private List<SpaceResult.Sensitivity> sensitivity(List<PointRow> rows) {
    SpaceObjective objective = request.space().question().objectives().get(0);
    Optional<PointRow> best =
        rows.stream()
            .filter(PointRow::isValid)
            .min(Comparator.comparingDouble(row -> SpaceResult.value(objective, row)));
    if (best.isEmpty()) {
      return List.of();
    }
    List<SpaceResult.Sensitivity> all = new ArrayList<>();
    int axes = request.space().question().space().axes().size();
    List<Integer> numbers = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      numbers.add(axis);
    }
    inParallel(numbers, axis -> along(axis, best.get().point().number(), rows))
        .forEach(all::addAll);
    return all;
  }

  private List<SpaceResult.Sensitivity> along(int number, long best, List<PointRow> rows) {
    SpaceAxis axis = request.space().question().space().axes().get(number);
    PointMapper mapper = new PointMapper(request, designs, control.search());
    Map<Long, PointRow> known = new HashMap<>();
    rows.forEach(row -> known.put(row.point().number(), row));
    List<SpaceResult.Sensitivity> changed = new ArrayList<>();
    for (int value = 0; value < axis.values().size(); value++) {
      SpacePoint point = space().point(space().neighbour(best, number, value));
      PointRow row = known.get(point.number());
      boolean isMapped = row != null && !row.status().isPruned();
      changed.add(
          new SpaceResult.Sensitivity(
              axis.name(),
              axis.values().get(value),
              isMapped ? row : mappedAllTheSame(mapper, point)));
    }
    return changed;
  }

  private static PointRow mappedAllTheSame(PointMapper mapper, SpacePoint point) {
    FirstLook look = mapper.look(point);
    return look.settled()
        .orElseGet(() -> mapper.map(look.open().orElseThrow(), bound -> false))
        .withoutLevels();
  }
}
