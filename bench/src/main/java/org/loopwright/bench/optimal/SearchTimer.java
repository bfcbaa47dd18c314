package org.loopwright.bench.optimal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.SearchProgress;

/** Runs the proving search for the least EDP and measures it. */
final class SearchTimer {
  private static final double NANOS = 1e9;
  static final double MIB = 1 << 20;

  private final int threads;
  private final OptionalDouble limitSeconds;

  SearchTimer(int threads, OptionalDouble limitSeconds) {
    this.threads = threads;
    this.limitSeconds = limitSeconds;
  }

  /** The last of {@code repeat} runs, with the median time of all. */
  Measurement measure(Task task, int repeat) {
    List<Double> seconds = new ArrayList<>();
    Measurement last = measure(task);
    seconds.add(last.seconds());
    for (int run = 1; run < repeat; run++) {
      last = measure(task);
      seconds.add(last.seconds());
    }
    return last.withSeconds(Quantiles.of(seconds).median());
  }

  Measurement measure(Task task) {
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    Crossing crossing = new Crossing(task.reference());
    SearchControl control = new SearchControl(System::nanoTime, () -> false, crossing::look);
    long start = System.nanoTime();
    SearchResult result;
    try {
      result = Mapper.run(task.evaluator(), task.constraints(), options(), control);
    } catch (IllegalArgumentException | ArithmeticException refused) {
      return refused(task, (System.nanoTime() - start) / NANOS, refused.getMessage());
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    Optional<Double> edp = result.best().map(best -> best.objectives().get(0));
    OptionalDouble value = edp.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    return new Measurement(
        task.name(),
        task.reference(),
        result.statistics().mapspaceSize(),
        verdict(result),
        seconds,
        value,
        optional(result.certificate().map(Certificate::lowerBound)),
        optional(result.certificate().map(Certificate::gap)),
        crossing.seconds(value, seconds),
        result.statistics().evaluated(),
        peakHeapMib());
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static Measurement refused(Task task, double seconds, String why) {
    OptionalDouble none = OptionalDouble.empty();
    return new Measurement(
        task.name(),
        task.reference(),
        BigInteger.ZERO,
        "refused: " + why,
        seconds,
        none,
        none,
        none,
        none,
        0,
        peakHeapMib());
  }

  private SearchOptions options() {
    return new SearchOptions(
        SearchAlgorithm.OPTIMAL,
        SearchGoal.of(List.of(Objective.EDP)),
        new SearchLimits(OptionalLong.empty(), limitSeconds, OptionalLong.empty()),
        threads,
        1);
  }

  private static String verdict(SearchResult result) {
    return switch (result.verdict()) {
      case INFEASIBLE -> "infeasible";
      case BUDGET_SPENT -> "budget spent";
      case OPTIMAL, OPTIMAL_UNDER_IGNORED_CONSTRAINTS -> Measurement.OPTIMAL;
      case FOUND -> "found";
    };
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** The pools may peak at different times, so this is an upper bound. */
  private static double peakHeapMib() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MIB;
  }

  /** Watches for the moment at which the search is as good as the reference. */
  private static final class Crossing {
    private final double goal;
    private double seconds = Double.NaN;

    Crossing(OptionalDouble reference) {
      goal = reference.orElse(Double.NEGATIVE_INFINITY);
    }

    void look(SearchProgress progress) {
      boolean passed = !progress.best().isEmpty() && progress.best().get(0) <= goal;
      if (passed && Double.isNaN(seconds)) {
        seconds = progress.seconds();
      }
    }

    /** At the latest at the end, if the result is as good. */
    OptionalDouble seconds(OptionalDouble result, double end) {
      if (result.isEmpty() || result.getAsDouble() > goal) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(Double.isNaN(seconds) ? end : seconds);
    }
  }
}
