package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.space.PointDesigns.PointDesign;
import org.loopwright.service.space.PointMapper.FirstLook;

/** Sweeps a space: shards of points in parallel, then the answers. */
public final class SpaceSweep {
  /** Points of a shard: enough that they share much, few enough that little is lost. */
  private static final long MAX_SHARD = 128;

  private static final long MIN_SHARD = 8;
  private static final long SHARDS = 16;
  private static final double NANOS = 1e9;

  private final SpaceRequest request;
  private final SpaceControl control;
  private final ShardStore store;
  private final PointDesigns designs;
  private long done;
  private long pruned;
  private long proved;

  private SpaceSweep(SpaceRequest request, SpaceControl control, ShardStore store) {
    this.store = store;
    this.request = request;
    this.control = control;
    designs = new PointDesigns(request);
  }

  /** Looks at every point of the space. */
  public static SpaceResult run(SpaceRequest request, SpaceControl control) {
    return run(request, control, ShardStore.NONE);
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
    for (long i = 0; i < Math.min(space.size(), MAX_SHARD); i++) {
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
    List<PointRow> rows = new ArrayList<>();
    inParallel(shards(), this::rows).forEach(rows::addAll);
    List<SpaceResult.Sensitivity> sensitivity = sensitivity(rows);
    double seconds = (control.nanoClock().getAsLong() - start) / NANOS;
    return new SpaceResult(
        request.identity(),
        request.space().question(),
        rows,
        sensitivity,
        origins(rows),
        rows.size() == request.space().question().space().size(),
        new SpaceResult.Timing(seconds, control.threads()));
  }

  private List<PointRow> rows(SpaceShard shard) {
    Optional<List<PointRow>> kept = store.rows(shard);
    if (kept.isPresent()) {
      kept.get().forEach(this::count);
      return kept.get();
    }
    List<PointRow> rows = shard.run(request, designs, control.search(), this::count);
    if (rows.size() == shard.size()) {
      store.keep(shard, rows);
    }
    return rows;
  }

  private synchronized void count(PointRow row) {
    done++;
    pruned += row.status().isPruned() ? 1 : 0;
    proved += row.totals().isPresent() && row.proved() ? 1 : 0;
    control
        .progress()
        .accept(new SpaceProgress(request.space().question().space().size(), done, pruned, proved));
  }

  /** The size depends on the space alone, so that the rows do. */
  private List<SpaceShard> shards() {
    long points = request.space().question().space().size();
    long size = Math.max(MIN_SHARD, Math.min(MAX_SHARD, points / SHARDS));
    List<SpaceShard> shards = new ArrayList<>();
    for (long first = 0; first < points; first += size) {
      shards.add(new SpaceShard(first, Math.min(size, points - first)));
    }
    return shards;
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
    if (best.isEmpty() || rows.size() < request.space().question().space().size()) {
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
    List<SpaceResult.Sensitivity> changed = new ArrayList<>();
    for (int value = 0; value < axis.values().size(); value++) {
      long point = request.space().question().space().neighbour(best, number, value);
      PointRow row = rows.get(Math.toIntExact(point));
      changed.add(
          new SpaceResult.Sensitivity(
              axis.name(),
              axis.values().get(value),
              row.status().isPruned() ? mappedAllTheSame(mapper, row) : row));
    }
    return changed;
  }

  private static PointRow mappedAllTheSame(PointMapper mapper, PointRow row) {
    FirstLook look = mapper.look(row.point());
    return look.open().map(open -> mapper.map(open, bound -> false)).orElse(row);
  }

  private static Map<PointLayer.Origin, Long> origins(List<PointRow> rows) {
    Map<PointLayer.Origin, Long> origins = new EnumMap<>(PointLayer.Origin.class);
    rows.stream()
        .flatMap(row -> row.layers().stream())
        .forEach(layer -> origins.merge(layer.origin(), 1L, Long::sum));
    return origins;
  }
}
