package org.loopwright.search.optimal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Certificate.Pruned;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.search.mapspace.MapSpace;

/**
 * Branch and bound over a whole mapspace. The mapspace is split into subproblems, one for each
 * choice of spatial factors and of what is kept where; each is bounded, first quickly, then by
 * tables over its tile shapes, and what is left is walked from the outside in
 * (docs/optimal-search.md has the proof). The result does not depend on the number of threads.
 */
public final class OptimalSearch {
  private static final long PROGRESS_MILLIS = 100;

  /** Tile shapes at a cut; a subproblem of more would take too much memory. */
  private static final long MOST_SHAPES = 300_000;

  private final MapSpace space;
  private final SearchGoal goal;
  private final int threads;
  private final Deadline deadline;
  private final double floor;
  private final MappingProblem problem;
  private final Incumbents best;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Worker> workers = new ArrayList<>();
  private Roots.Listing listing;

  /** Whether some subproblem is too large for the memory. */
  private volatile boolean tooLarge;

  /**
   * Prepares a search.
   *
   * @param leastUnits arithmetic units that must work
   * @param floor no mapping has a first objective below this; told until the search knows better
   */
  public OptimalSearch(
      Evaluator evaluator,
      MapSpace space,
      SearchGoal goal,
      int threads,
      long leastUnits,
      double floor,
      Deadline deadline) {
    this.space = space;
    this.floor = floor;
    this.goal = goal;
    this.threads = threads;
    this.deadline = deadline;
    problem = new MappingProblem(evaluator, space, goal, leastUnits);
    best = new Incumbents(goal, problem.objectives, space.newMapping(), this::isOver);
  }

  private boolean isOver() {
    return tooLarge || deadline.isOver();
  }

  /** Takes a valid mapping to start from. */
  public void offer(PackedMapping mapping) {
    CandidateEvaluator evaluator = problem.candidateEvaluator();
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
              best.isPresent() ? Arrays.stream(best.objectives()).boxed().toList() : List.of(),
              OptionalDouble.of(lowerBound()),
              deadline.seconds()));
    }
  }

  /** One thread's share: groups of subproblems, one after the other. */
  private final class Worker implements Runnable {
    private final int[] numbers;
    private final LeafJudge judge;
    private final Descent descent;
    private long quick;
    private long separate;
    private long tables;
    private long tabled;
    private volatile double atWork = Double.POSITIVE_INFINITY;
    private Throwable failure;

    Worker(int[] numbers) {
      this.numbers = numbers;
      judge = new LeafJudge(problem.candidateEvaluator(), space.newMapping(), best);
      descent = new Descent(problem, best, judge);
    }

    @Override
    public void run() {
      try {
        int group = next.getAndIncrement();
        while (group < numbers.length) {
          List<Root> roots = listing.groups().get(group);
          atWork = roots.get(0).bound() * (1 - Incumbents.ROUNDING);
          if (!isOver()) {
            solve(roots, numbers[group]);
          }
          if (isOver()) {
            return;
          }
          atWork = Double.POSITIVE_INFINITY;
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
      if (TemporalLattice.size(roots.get(0).skeleton()) > MOST_SHAPES) {
        tooLarge = true;
        return;
      }
      SkeletonModel model = new SkeletonModel(problem, roots.get(0).skeleton());
      double[] ceilings = ceilings(model, roots);
      for (int i = 0; i < roots.size() && !isOver(); i++) {
        Root root = roots.get(i);
        double limit = best.costLimit(root.cycles());
        if (root.cost() >= limit) {
          quick++;
        } else if (root.fixed() + model.separately(root.residency())[0] >= limit) {
          separate++;
        } else {
          solve(model, root, first + i, ceilings);
        }
      }
    }

    private void solve(SkeletonModel model, Root root, int number, double[] ceilings) {
      tables++;
      Subproblem subproblem = new Subproblem(model, root.residency(), ceilings, false);
      if (isBelow(root, subproblem)) {
        subproblem = new Subproblem(model, root.residency(), ceilings, true);
      }
      if (isBelow(root, subproblem)) {
        descent.run(subproblem, number, root.fixed(), root.cycles());
      } else {
        tabled++;
      }
    }

    /**
     * By storage level: what everything inside the cut above it must stay below to matter to any of
     * some roots of one skeleton; limits only fall.
     */
    private double[] ceilings(SkeletonModel model, List<Root> roots) {
      double[] ceilings = new double[problem.levels];
      Arrays.fill(ceilings, Double.NEGATIVE_INFINITY);
      for (Root root : roots) {
        double left = best.costLimit(root.cycles()) - root.fixed();
        if (root.cost() - root.fixed() < left && !isOver()) {
          double[] outside = model.separately(root.residency());
          for (int level = 0; level < ceilings.length && outside[0] < left; level++) {
            ceilings[level] = Math.max(ceilings[level], left - outside[level]);
          }
        }
      }
      return ceilings;
    }

    private boolean isBelow(Root root, Subproblem subproblem) {
      return root.fixed() + subproblem.bound() < best.costLimit(root.cycles());
    }
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
    return workers.stream().mapToLong(worker -> worker.descent.evaluated).sum();
  }

  /** Those of them that can run. */
  public long valid() {
    return workers.stream().mapToLong(worker -> worker.judge.valid).sum();
  }

  /** No mapping has a first objective below this. */
  private double lowerBound() {
    double bound = best.objectives()[0] * (1 - goal.gap());
    if (listing == null || !listing.complete()) {
      return Math.min(bound, floor);
    }
    for (Worker worker : workers) {
      bound = Math.min(bound, worker.atWork);
    }
    int group = next.get();
    return group < listing.groups().size()
        ? Math.min(bound, listing.groups().get(group).get(0).bound() * (1 - Incumbents.ROUNDING))
        : bound;
  }

  /** What is proved. */
  public Certificate certificate() {
    double bound = Math.max(0, lowerBound());
    double found = best.objectives()[0];
    double gap = bound >= found ? 0 : best.isPresent() ? Math.max(0, (found - bound) / found) : 1;
    long expanded = workers.stream().mapToLong(worker -> worker.descent.expanded).sum();
    return new Certificate(bound, gap, tooLarge, expanded, pruned());
  }

  private List<Pruned> pruned() {
    long roots = listing.groups().stream().mapToLong(List::size).sum();
    long all = (long) Math.min(listing.considered(), Long.MAX_VALUE);
    long late = workers.stream().mapToLong(worker -> worker.quick).sum();
    long separate = workers.stream().mapToLong(worker -> worker.separate).sum();
    long tables = workers.stream().mapToLong(worker -> worker.tables).sum();
    long tabled = workers.stream().mapToLong(worker -> worker.tabled).sum();
    long steps = workers.stream().mapToLong(worker -> worker.descent.considered).sum();
    long kept = workers.stream().mapToLong(worker -> worker.descent.kept).sum();
    long mirrored = (long) Math.min(listing.mirrored(), Long.MAX_VALUE);
    return List.of(
        new Pruned("symmetry", "subproblems", mirrored, all),
        new Pruned("quick bound", "subproblems", all - mirrored - roots + late, all - mirrored),
        new Pruned("level bound", "subproblems", separate, separate + tables),
        new Pruned("tile tables", "subproblems", tabled, tables),
        new Pruned("order bound", "partial mappings", steps - kept, steps));
  }

  /** Whether the search can be asked about a workload; it refuses any other. */
  public static boolean takes(Workload workload) {
    return workload.dataSpaces().size() <= MappingProblem.MOST_DATA_SPACES;
  }

  /** Spaces of no more mappings are searched without a sample to start from. */
  public static boolean isSmall(MapSpace space) {
    return space.size().compareTo(BigInteger.valueOf(300_000)) <= 0;
  }
}
