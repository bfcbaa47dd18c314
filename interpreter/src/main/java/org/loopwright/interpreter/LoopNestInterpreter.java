package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.interpreter.Execution.BusiestCounts;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;
import org.loopwright.model.count.NetworkCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * Runs a mapping point by point and counts every word that moves. It is the arbiter of the analysis
 * (Parashar et al. 2019, section VI-A): slow, and meant to be seen right.
 *
 * <ul>
 *   <li><b>Tile.</b> Between two steps of the loops outside a level, each instance of it that keeps
 *       a data space holds the points that its own iterations touch. An arithmetic unit needs the
 *       one point of its operation.
 *   <li><b>Delta.</b> At a step an instance takes in the points of its new tile that were not in
 *       the one just before. Older tiles are forgotten. Arithmetic units keep nothing, so they take
 *       in their point at every step.
 *   <li><b>Multicast.</b> Receivers below one sender that lack exactly the same points at the same
 *       step share one read of the sender. Points that only some of a receiver's points share with
 *       another's (a halo) are read for each.
 *   <li><b>Forwarding.</b> A receiver whose delta is exactly what a neighbour took in one step ago
 *       may get it from there. Below each instance of the level just outside the receivers it is
 *       done, or not, step by step: done if that leaves fewer words to ask for.
 *   <li><b>Bypass.</b> A level that does not keep the data space passes the requests of those below
 *       it on outward, each different request once.
 *   <li><b>Results</b> move as operands do, outward: what an instance lets go of at a step is
 *       counted as what it takes in. Of the receivers that share a request the partial sums are
 *       added on the way. The first time an instance meets a point there is no partial sum to read
 *       or to bring back; every later time there is.
 *   <li><b>Switches.</b> Reuse that the hardware or the mapping forgoes is not made: each receiver
 *       below a network without multicast has a read of its own, and its partial sums are not added
 *       on the way; a level without temporal reuse takes in its whole tile at each step; one that
 *       does not coalesce hands on what it is asked for, as a bypassed one does.
 *   <li><b>Residuals.</b> Steps are those of the instance that works most, the first one. An
 *       instance whose part of a step lies beyond the end of a dimension does nothing in it, and
 *       keeps what it holds.
 * </ul>
 */
public final class LoopNestInterpreter {
  private final Workload workload;
  private final Architecture architecture;
  private final Mapping mapping;
  private final LoopNest nest;

  private LoopNestInterpreter(Workload workload, Architecture architecture, Mapping mapping) {
    this.workload = workload;
    this.architecture = architecture;
    this.mapping = mapping;
    nest = LoopNest.of(workload, mapping);
  }

  /** Runs {@code mapping}; averages per instance are rounded down. */
  public static AccessCounts run(Workload workload, Architecture architecture, Mapping mapping) {
    return execute(workload, architecture, mapping).counts();
  }

  /** Runs {@code mapping}; the result has the totals that the averages come from, too. */
  public static Execution execute(Workload workload, Architecture architecture, Mapping mapping) {
    mapping.requireFits(workload, architecture);
    return new LoopNestInterpreter(workload, architecture, mapping).execute(true);
  }

  /** Runs {@code mapping} on hardware whose neighbours pass nothing to each other. */
  public static Execution executeWithoutLinks(
      Workload workload, Architecture architecture, Mapping mapping) {
    mapping.requireFits(workload, architecture);
    return new LoopNestInterpreter(workload, architecture, mapping).execute(false);
  }

  /**
   * The work of a run: operation points x data spaces x levels, the arithmetic being one. A run
   * touches about as many points. {@link Long#MAX_VALUE} if it is more than a {@code long} can
   * hold.
   */
  public static long work(Workload workload, Architecture architecture) {
    try {
      long spaces = workload.dataSpaces().size();
      long levels = architecture.storage().size() + 1L;
      return Math.multiplyExact(workload.operations(), Math.multiplyExact(spaces, levels));
    } catch (ArithmeticException tooMuch) {
      return Long.MAX_VALUE;
    }
  }

  private Execution execute(boolean linked) {
    List<DataSpaceRun> runs = new ArrayList<>();
    List<TransferTotals> transfers = new ArrayList<>();
    List<BusiestCounts> busiest = new ArrayList<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      DataSpaceRun run = DataSpaceRun.of(workload, architecture, mapping, nest, dataSpace, linked);
      runs.add(run);
      transfers.addAll(run.totals());
      busiest.addAll(run.busiest());
    }
    return new Execution(counts(runs), transfers, busiest);
  }

  private AccessCounts counts(List<DataSpaceRun> runs) {
    List<LevelCounts> levels = new ArrayList<>();
    List<NetworkCounts> networks = new ArrayList<>();
    for (int level = 0; level < architecture.storage().size(); level++) {
      Map<String, DataSpaceCounts> storage = new LinkedHashMap<>();
      Map<String, TransferCounts> transfers = new LinkedHashMap<>();
      for (DataSpaceRun run : runs) {
        run.storage(level).ifPresent(counts -> storage.put(run.dataSpace().name(), counts));
        run.network(level).ifPresent(counts -> transfers.put(run.dataSpace().name(), counts));
      }
      String name = architecture.storage().get(level).name();
      levels.add(new LevelCounts(name, storage));
      networks.add(new NetworkCounts(name, architecture.innerName(level), transfers));
    }
    List<long[]> steps = nest.stepsOutside(LoopNest.ARITHMETIC);
    long units = nest.workingInstancesOf(LoopNest.ARITHMETIC);
    return new AccessCounts(operations(steps), units, steps.size(), levels, networks);
  }

  private long operations(List<long[]> steps) {
    List<long[]> units = nest.instancesOf(LoopNest.ARITHMETIC);
    return steps.stream()
        .mapToLong(
            step -> units.stream().filter(unit -> nest.runs(LoopNest.plus(step, unit))).count())
        .sum();
  }
}
