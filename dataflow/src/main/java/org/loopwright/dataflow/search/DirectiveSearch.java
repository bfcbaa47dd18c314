package org.loopwright.dataflow.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.search.DirectiveSearchResult.Coverage;
import org.loopwright.dataflow.search.DirectiveSearchResult.End;
import org.loopwright.dataflow.search.DirectiveSearchResult.StyledResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Searches the best dataflow of a layer on given hardware. A space of up to {@value #SMALL}
 * mappings is looked through as a whole, a larger one climbed in each skeleton; the five ready-made
 * styles take part, so the result is never worse than they are. Skeletons are shared among threads
 * and taken in their order, and of equals the first stays, so the result is the same for any number
 * of threads, unless a time limit or the user ends the search.
 */
public final class DirectiveSearch {
  private static final int SMALL = 300_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Layer shape;
  private final DataflowHardware hardware;
  private final DirectiveGoal goal;
  private final DirectiveSearchOptions options;
  private final DirectiveSearchControl control;
  private final DirectiveSpace space;
  private final boolean isComplete;
  private final long deadline;

  private volatile End ended = End.ITSELF;
  private RankedMapping best;
  private RankedMapping nearest;
  private long evaluated;
  private long leftOut;

  private DirectiveSearch(
      Layer shape,
      DataflowHardware hardware,
      DirectiveGoal goal,
      DirectiveSearchOptions options,
      DirectiveSearchControl control) {
    this.shape = shape;
    this.hardware = hardware;
    this.goal = goal;
    this.options = options;
    this.control = control;
    space = new DirectiveSpace(shape, hardware.pes());
    isComplete = options.all() || space.size().compareTo(BigInteger.valueOf(SMALL)) <= 0;
    deadline =
        options.timeLimitSeconds().isEmpty()
            ? Long.MAX_VALUE
            : control.nanoClock().getAsLong()
                + (long) (options.timeLimitSeconds().getAsDouble() * NANOS_PER_SECOND);
  }

  /**
   * The best mapping of {@code shape}, whose own dataflow does not matter.
   *
   * @throws SpecException if no mapping runs on the hardware
   */
  public static DirectiveSearchResult run(
      Layer shape,
      DataflowHardware hardware,
      DirectiveGoal goal,
      DirectiveSearchOptions options,
      DirectiveSearchControl control) {
    return new DirectiveSearch(shape, hardware, goal, options, control).run();
  }

  private DirectiveSearchResult run() {
    Optional<StyledResult> bestStyle = bestStyle();
    searchSkeletons();
    if (best == null) {
      throw new SpecException(nothingRuns());
    }
    boolean complete = isComplete && ended == End.ITSELF;
    return new DirectiveSearchResult(
        best.result(), bestStyle, new Coverage(space.size(), evaluated, leftOut, complete, ended));
  }

  private Optional<StyledResult> bestStyle() {
    Optional<StyledResult> bestStyle = Optional.empty();
    for (DataflowStyle style : StyleComparison.STYLES) {
      try {
        Layer mapped = style.orForProducts(shape.type()).map(shape, hardware.pes());
        LayerResult result = DataflowAnalysis.analyze(mapped, hardware);
        evaluated++;
        if (offer(new RankedMapping(result, goal.rank(result)))) {
          bestStyle = Optional.of(new StyledResult(style.orForProducts(shape.type()), result));
        }
      } catch (SpecException refused) {
        // A style that cannot map the layer on this array takes no part.
        leftOut++;
      }
    }
    return bestStyle;
  }

  /** Takes a mapping if it is the best so far. */
  private boolean offer(RankedMapping mapping) {
    if (mapping.isBetterThan(nearest)) {
      nearest = mapping;
    }
    if (!mapping.isFeasible() || !mapping.isBetterThan(best)) {
      return false;
    }
    best = mapping;
    return true;
  }

  private void searchSkeletons() {
    List<DirectiveSkeleton> skeletons = space.skeletons();
    ExecutorService workers =
        Executors.newFixedThreadPool(options.threads(), DirectiveSearch::daemon);
    try {
      List<Future<DirectiveEvaluator>> searched = new ArrayList<>();
      for (int i = 0; i < skeletons.size(); i++) {
        DirectiveSkeleton skeleton = skeletons.get(i);
        long seed = options.seed() + i;
        searched.add(workers.submit(() -> search(skeleton, seed)));
      }
      for (int i = 0; i < searched.size(); i++) {
        add(result(searched.get(i)));
        double value = best == null ? Double.POSITIVE_INFINITY : goal.first(best.result());
        control.watch().accept(new DirectiveSearchControl.Progress(i + 1, searched.size(), value));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "directives");
    thread.setDaemon(true);
    return thread;
  }

  private DirectiveEvaluator search(DirectiveSkeleton skeleton, long seed) {
    DirectiveEvaluator evaluator = new DirectiveEvaluator(space, hardware, goal, this::isStopped);
    if (isComplete) {
      DirectiveEnumeration.run(space, skeleton, evaluator);
    } else {
      DirectiveClimb.run(space, skeleton, evaluator, seed);
    }
    return evaluator;
  }

  private boolean isStopped() {
    if (control.cancelled().getAsBoolean()) {
      ended = End.USER;
    } else if (deadline != Long.MAX_VALUE && control.nanoClock().getAsLong() >= deadline) {
      ended = ended == End.USER ? End.USER : End.TIME_LIMIT;
    }
    return ended != End.ITSELF;
  }

  private void add(DirectiveEvaluator searched) {
    evaluated += searched.evaluated();
    leftOut += searched.leftOut();
    if (searched.best() != null) {
      offer(searched.best());
    }
  }

  private static DirectiveEvaluator result(Future<DirectiveEvaluator> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while directives were searched", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a search over directives failed", failed.getCause());
    }
  }

  private Problem nothingRuns() {
    String why =
        nearest == null
            ? "has no legal mapping on " + hardware.pes() + " PEs"
            : ("has no mapping that fits: the nearest one needs %d bytes of L1 in each PE, of %d,"
                    + " and %d bytes of L2, of %d")
                .formatted(
                    nearest.result().l1NeedBytes(),
                    hardware.l1SizeBytes(),
                    nearest.result().l2NeedBytes(),
                    hardware.l2SizeBytes());
    return Problem.error(shape.origin().location(), "layer " + shape.name() + " " + why)
        .withAdvice("Give more of what is short.");
  }
}
