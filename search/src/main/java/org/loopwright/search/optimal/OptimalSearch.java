package org.loopwright.search.optimal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.goal.LeastCosts;
import org.loopwright.search.goal.RunConstants;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.optimal.Roots.Root;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/**
 * Branch and bound over a whole mapspace. The mapspace is split into subproblems, one for each
 * choice of spatial factors and of what is kept where; each is bounded, first quickly, then by
 * tables over its tile shapes, and what is left is walked from the outside in
 * (docs/optimal-search.md has the proof). The result does not depend on the number of threads.
 */
public final class OptimalSearch {
  private static final long PROGRESS_MILLIS = 100;

  /** Tile shapes at a cut; a subproblem of more would take too much memory. */
  private static final long MAX_SHAPES = 300_000;

  private final SearchGoal goal;
  private final int threads;
  private final OptionalLong stepLimit;
  private final Deadline deadline;
  private final double floor;
  private final SearchProblem problem;
  private final Incumbents best;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Worker> workers = new ArrayList<>();
  private Roots.Listing listing;

  /** Whether some subproblem is too large for the memory. */
  private volatile boolean tooLarge;

  /**
   * Prepares a search.
   *
   * @param stepLimit steps to stop after, on one thread whatever their number, as the order of
   *     steps must not depend on a clock; what is listed before the first step is listed whole
   * @param minUnits arithmetic units that must work
   * @param floor no mapping has a first objective below this; the bound until the search knows
   *     better
   */
  public OptimalSearch(
      Evaluator evaluator,
      MapSpace space,
      SearchGoal goal,
      int threads,
      OptionalLong stepLimit,
      long minUnits,
      double floor,
      Deadline deadline) {
    this.floor = floor;
    this.goal = goal;
    this.threads = stepLimit.isPresent() ? 1 : threads;
    this.stepLimit = stepLimit;
    this.deadline = deadline;
    problem = new SearchProblem(evaluator, space, goal, minUnits);
    CostLimits limits = new CostLimits(goal, RunConstants.of(evaluator));
    best = new Incumbents(limits, goal.ranking().size(), space.newMapping(), this::isOver);
  }

  private boolean isOver() {
    return tooLarge || isOutOfSteps() || deadline.isOver();
  }

  private boolean isOutOfSteps() {
    return stepLimit.isPresent() && counts().steps() >= stepLimit.getAsLong();
  }

  /** Takes a valid mapping to start from. */
  public void offer(PackedMapping mapping) {
    CandidateEvaluator evaluator = problem.newCandidateEvaluator();
    if (evaluator.evaluate(mapping)) {
      best.offer(evaluator.values(), mapping, Integer.MAX_VALUE);
    }
  }

  /**
   * Searches until the best is proved, or the time is up.
   *
   * @return whether it came to the end
   */
  public boolean run(Consumer<SearchProgress> progress) {
    listing = Roots.list(problem, best);
    List<Thread> running = new ArrayList<>();
    int[] numbers = numbers();
    for (int i = 0; i < threads; i++) {
      Worker worker = new Worker(numbers);
      workers.add(worker);
      running.add(new Thread(worker, "optimal-" + i));
    }
    running.forEach(thread -> thread.setDaemon(true));
    running.forEach(Thread::start);
    running.forEach(thread -> await(thread, progress));
    boolean complete = !isOver();
    for (Worker worker : workers) {
      if (worker.failure != null) {
        throw new IllegalStateException("a search thread failed", worker.failure);
      }
    }
    return complete;
  }

  /**
   * What the best mapping takes at the least, by the quick bounds of the subproblems that may have
   * something as good as the mapping that was offered; none is solved. Nothing is known where there
   * was no time to list them.
   */
  public LeastCosts leastCosts() {
    Roots.Listing all = Roots.list(problem, best);
    if (!all.isComplete() || all.groups().isEmpty()) {
      return LeastCosts.UNKNOWN;
    }
    double energyPj = Double.POSITIVE_INFINITY;
    double cycles = Double.POSITIVE_INFINITY;
    long subproblems = 0;
    for (List<Root> group : all.groups()) {
      for (Root root : group) {
        energyPj = Math.min(energyPj, root.cost() * (1 - CostLimits.ROUNDING));
        cycles = Math.min(cycles, root.cycles());
        subproblems++;
      }
    }
    return new LeastCosts(Math.max(0, energyPj), cycles, subproblems);
  }

  /** By group: the number of its first root among all. */
  private int[] numbers() {
    int[] numbers = new int[listing.groups().size()];
    for (int group = 1; group < numbers.length; group++) {
      numbers[group] = numbers[group - 1] + listing.groups().get(group - 1).size();
    }
    return numbers;
  }

  private void await(Thread thread, Consumer<SearchProgress> progress) {
    while (thread.isAlive()) {
      try {
        thread.join(PROGRESS_MILLIS);
      } catch (InterruptedException interrupted) {
        deadline.cancel();
      }
      progress.accept(
          new SearchProgress(
              evaluated(),
              valid(),
              0,
              best.isPresent() ? objectives() : List.of(),
              OptionalDouble.of(lowerBound()),
              deadline.seconds()));
    }
  }

  /** One thread's share: groups of subproblems, one after the other. */
  private final class Worker implements Runnable {
    private final int[] numbers;
    private final GroupSolver solver = new GroupSolver(problem, best);
    private volatile double bound = Double.POSITIVE_INFINITY;
    private Throwable failure;

    /**
     * A worker.
     *
     * @param numbers by group, of its first root
     */
    Worker(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public void run() {
      try {
        int group = next.getAndIncrement();
        while (group < numbers.length) {
          List<Root> roots = listing.groups().get(group);
          bound = bound(roots);
          if (!isOver()) {
            solve(roots, numbers[group]);
          }
          if (isOver()) {
            return;
          }
          bound = Double.POSITIVE_INFINITY;
          group = next.getAndIncrement();
        }
      } catch (OutOfMemoryError full) {
        tooLarge = true;
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
        deadline.cancel();
      }
    }

    private void solve(List<Root> roots, int first) {
      if (TemporalLattice.size(roots.get(0).skeleton()) > MAX_SHAPES) {
        tooLarge = true;
      } else {
        solver.solve(roots, first);
      }
    }
  }

  /** No mapping of a group has a first objective below this. */
  private static double bound(List<Root> roots) {
    return roots.get(0).bound() * (1 - CostLimits.ROUNDING);
  }

  public boolean isPresent() {
    return best.isPresent();
  }

  /** The best mapping, if there is one. */
  public PackedMapping mapping() {
    return best.mapping();
  }

  /** Its objectives, as the goal asks for them. */
  public List<Double> objectives() {
    return Arrays.stream(best.objectives()).limit(goal.objectives().size()).boxed().toList();
  }

  /** Mappings evaluated. */
  public long evaluated() {
    return counts().evaluated;
  }

  /** Those of them that can run. */
  public long valid() {
    return counts().valid;
  }

  private SearchCounts counts() {
    SearchCounts all = new SearchCounts();
    workers.forEach(worker -> all.add(worker.solver.counts()));
    return all;
  }

  /** No mapping has a first objective below this. */
  private double lowerBound() {
    double bound = best.objectives()[0] * (1 - goal.gap());
    if (listing == null || !listing.isComplete()) {
      return Math.min(bound, floor);
    }
    for (Worker worker : workers) {
      bound = Math.min(bound, worker.bound);
    }
    int group = next.get();
    return group < listing.groups().size()
        ? Math.min(bound, bound(listing.groups().get(group)))
        : bound;
  }

  /** What is proved. */
  public Certificate certificate() {
    double bound = Math.max(0, lowerBound());
    double found = best.objectives()[0];
    double gap = bound >= found ? 0 : best.isPresent() ? Math.max(0, (found - bound) / found) : 1;
    SearchCounts counts = counts();
    return new Certificate(bound, gap, tooLarge, counts.expanded, counts.pruned(listing));
  }

  /** Whether the search can be asked about a workload; it refuses any other. */
  public static boolean takes(Workload workload) {
    return workload.dataSpaces().size() <= SearchProblem.MAX_DATA_SPACES;
  }

  /** Spaces of no more mappings are searched without a sample to start from. */
  public static boolean isSmall(MapSpace space) {
    return space.size().compareTo(BigInteger.valueOf(300_000)) <= 0;
  }
}
