package org.loopwright.service.space;

import java.util.ArrayList;
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
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.result.SpaceTally;
import org.loopwright.search.SearchControl;
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
    return answers(
        inParallel(SpaceShard.all(space()), this::outcome),
        lines -> inParallel(lines, line -> line(request, designs, control.search(), line)),
        start);
  }

  /** Maps points that bounds left out; those of a line share what they can, lines nothing. */
  public interface LineMapper {
    /** The rows of the points of each line, given by their numbers, in their order. */
    List<List<PointRow>> map(List<List<Long>> lines);
  }

  /**
   * What follows from shards that were looked at elsewhere.
   *
   * @param mapper maps points there, too
   */
  public static SpaceResult answers(
      SpaceRequest request,
      SpaceControl control,
      List<ShardOutcome> outcomes,
      LineMapper mapper,
      long startNanos) {
    ShardStore none = ShardStore.none(request.space().question());
    return new SpaceSweep(request, control, none).answers(outcomes, mapper, startNanos);
  }

  private SpaceResult answers(List<ShardOutcome> outcomes, LineMapper mapper, long startNanos) {
    List<PointRow> rows = outcomes.stream().flatMap(shard -> shard.rows().stream()).toList();
    SpaceTally tally =
        outcomes.stream().map(ShardOutcome::tally).reduce(SpaceTally.empty(), SpaceTally::plus);
    boolean complete = tally.points() == space().size();
    List<SpaceResult.Sensitivity> sensitivity = complete ? sensitivity(rows, mapper) : List.of();
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
  private List<SpaceResult.Sensitivity> sensitivity(List<PointRow> rows, LineMapper mapper) {
    return AxisLines.of(space(), request.space().question().objectives().get(0), rows)
        .map(lines -> lines.sensitivity(mapper.map(lines.open())))
        .orElse(List.of());
  }

  /** Maps points next to each other that bounds left out, without levels. */
  static List<PointRow> line(
      SpaceRequest request, PointDesigns designs, SearchControl control, List<Long> points) {
    PointMapper mapper = new PointMapper(request, designs, control);
    DesignSpace space = request.space().question().space();
    List<PointRow> rows = new ArrayList<>();
    for (long point : points) {
      FirstLook look = mapper.look(space.point(point));
      rows.add(
          look.settled()
              .orElseGet(() -> mapper.map(look.open().orElseThrow(), bound -> false))
              .withoutLevels());
    }
    return rows;
  }
}
