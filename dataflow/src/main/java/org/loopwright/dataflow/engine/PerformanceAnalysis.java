package org.loopwright.dataflow.engine;

import java.util.List;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Delay and traffic of a cluster hierarchy. A case of one level takes as long to compute as the
 * slowest unit of the level below needs for its tile; ingress, compute and egress of successive
 * iterations overlap (double buffering), so an iteration takes as long as the slowest of the three,
 * and only the first has nothing to overlap with.
 */
public final class PerformanceAnalysis {
  private static final int OUTERMOST = 0;

  private final ClusterHierarchy hierarchy;
  private final DataflowHardware hardware;
  private final Interconnect interconnect;
  private final LevelReuse[] reuse;
  private final TileMemory[] known;
  private LevelStatistics firstInnermost;
  private int deepestIdle = -1;

  private PerformanceAnalysis(ClusterHierarchy hierarchy, DataflowHardware hardware) {
    this.hierarchy = hierarchy;
    this.hardware = hardware;
    this.interconnect = Interconnect.of(hardware);
    List<ClusterLevel> levels = hierarchy.levels();
    this.reuse = new LevelReuse[levels.size()];
    this.known = new TileMemory[levels.size()];
    for (int i = 0; i < reuse.length; i++) {
      reuse[i] =
          new LevelReuse(levels.get(i), hierarchy.coupling(), hierarchy.windowSpans(), hardware);
      known[i] = new TileMemory();
    }
  }

  /**
   * Analyses all levels.
   *
   * @throws IdleLevelException if a level has nothing to compute
   * @throws ArithmeticException if a count does not fit into 64 bits
   */
  public static HierarchyStatistics analyze(ClusterHierarchy hierarchy, DataflowHardware hardware) {
    PerformanceAnalysis analysis = new PerformanceAnalysis(hierarchy, hardware);
    long[] layer = hierarchy.levels().get(OUTERMOST).bounds();
    LevelStatistics outermost = analysis.analyze(OUTERMOST, layer);
    if (outermost.iterations == 0 || analysis.firstInnermost == null) {
      throw new IdleLevelException(analysis.deepestIdle);
    }
    return new HierarchyStatistics(outermost, analysis.firstInnermost);
  }

  private LevelStatistics analyze(int depth, long[] tile) {
    LevelStatistics statistics = new LevelStatistics();
    LevelReuse level = reuse[depth];
    IterationCases cases = new IterationCases(hierarchy.levels().get(depth), tile);
    boolean measured = false;
    while (cases.next()) {
      if (!measured) {
        BufferNeeds.measure(statistics, level, cases, tile, hierarchy);
      }
      measured |= analyzeCase(depth, level, cases, statistics);
    }
    if (statistics.iterations == 0) {
      deepestIdle = Math.max(deepestIdle, depth);
    }
    if (depth == reuse.length - 1 && firstInnermost == null) {
      firstInnermost = statistics;
    }
    return statistics;
  }

  /** Adds one case to the statistics; false if its tile holds no whole window and is skipped. */
  private boolean analyzeCase(
      int depth, LevelReuse level, IterationCases cases, LevelStatistics statistics) {
    long repeats = cases.repeats();
    long partialSums = level.partialSums(cases);
    int output = LayerTensor.OUTPUT.index();
    long allPartialSums = Math.multiplyExact(repeats, partialSums);
    add(statistics.downstreamWrites, output, allPartialSums);
    add(statistics.downstreamReads, output, allPartialSums);
    long critical = level.criticalPartialSums(cases);
    if (critical <= 0) {
      add(statistics.upstreamWrites, output, Math.multiplyExact(repeats, level.egress(cases)));
      return false;
    }
    long compute = computeDelay(depth, level, cases, critical, repeats, statistics);
    UnsharedTraffic below = unshared(depth, level, cases);
    long ingress = operandTraffic(level, cases, repeats, allPartialSums, below, statistics);
    long egress = outputTraffic(level, cases, repeats, below, statistics);
    statistics.arithmeticIntensity = (double) partialSums / ingress;
    statistics.macs = Math.addExact(statistics.macs, allPartialSums);
    addDelays(depth, cases, statistics, new CaseTraffic(repeats, ingress, egress, compute));
    return true;
  }

  /** What lack of multicast and reduction inside a unit adds to what the unit exchanges. */
  private UnsharedTraffic unshared(int depth, LevelReuse level, IterationCases cases) {
    boolean none = depth == reuse.length - 1 || (hardware.multicast() && hardware.reduction());
    return none ? UnsharedTraffic.NONE : unit(depth, level, cases, false).unshared;
  }

  private static long operandTraffic(
      LevelReuse level,
      IterationCases cases,
      long repeats,
      long partialSums,
      UnsharedTraffic below,
      LevelStatistics statistics) {
    long ingress = 0;
    for (LayerTensor tensor : BufferNeeds.OPERANDS) {
      int t = tensor.index();
      long volume = below.sent(tensor, level.ingress(tensor, cases));
      long tile = statistics.upstreamWrites[t];
      statistics.unshared.measure(tensor, Math.min(tile, level.distinct(tensor, cases)), volume);
      long moved = Math.multiplyExact(repeats, volume);
      ingress = Math.addExact(ingress, volume);
      add(statistics.upstreamReads, t, moved);
      add(statistics.downstreamWrites, t, moved);
      add(statistics.downstreamReads, t, partialSums);
    }
    return ingress;
  }

  /**
   * Without reduction, what is written beyond the results is added to them in the buffer above,
   * which reads them for it (Kwon et al. 2020, Table 1: temporal reduction is a read, a
   * modification and a write).
   */
  private long outputTraffic(
      LevelReuse level,
      IterationCases cases,
      long repeats,
      UnsharedTraffic below,
      LevelStatistics statistics) {
    int output = LayerTensor.OUTPUT.index();
    long egress = level.egress(cases);
    if (!hardware.reduction()) {
      egress = Math.multiplyExact(egress, below.sumsOfResult());
      long extra = Math.max(0, egress - level.results(cases));
      add(statistics.upstreamReads, output, Math.multiplyExact(repeats, extra));
      statistics.unshared.measureSums(
          Math.multiplyExact(level.reducingUnits(cases), below.sumsOfResult()));
    }
    add(statistics.upstreamWrites, output, Math.multiplyExact(repeats, egress));
    return egress;
  }

  private static void add(long[] counts, int i, long count) {
    counts[i] = Math.addExact(counts[i], count);
  }

  /** Cycles that the units compute, and the PEs at work meanwhile. */
  private long computeDelay(
      int depth,
      LevelReuse level,
      IterationCases cases,
      long critical,
      long repeats,
      LevelStatistics statistics) {
    if (depth == reuse.length - 1) {
      statistics.activePeSum += (double) level.activeUnits(cases) * repeats;
      long lanes = hardware.simdLanes();
      return critical / lanes + (critical % lanes != 0 ? 1 : 0);
    }
    int spatial = hierarchy.levels().get(depth).firstSpatial();
    long units = level.activeUnits(cases);
    long delay = 0;
    double pes = 0;
    if (cases.hasPartialUnit(spatial)) {
      LevelStatistics last = unit(depth, level, cases, true);
      delay = last.runtime;
      pes = last.averageActivePes();
      units--;
    }
    if (units > 0) {
      LevelStatistics whole = unit(depth, level, cases, false);
      delay = Math.max(delay, whole.runtime);
      pes += whole.averageActivePes() * units;
    }
    statistics.activePeSum += (pes == 0 ? level.activeUnits(cases) : pes) * repeats;
    return delay;
  }

  /** The statistics of a unit, computed once for each tile that the level above hands down. */
  private LevelStatistics unit(int depth, LevelReuse level, IterationCases cases, boolean last) {
    int key = level.unitTileKey(cases, last);
    LevelStatistics statistics = known[depth].find(key);
    if (statistics == null) {
      statistics = analyze(depth + 1, level.unitTile(cases, last));
      known[depth].put(key, statistics);
    }
    return statistics;
  }

  private void addDelays(
      int depth, IterationCases cases, LevelStatistics statistics, CaseTraffic traffic) {
    long ingress = interconnect.delay(traffic.ingress());
    long egress = interconnect.delay(traffic.egress());
    long compute = traffic.compute();
    long repeats = traffic.repeats();
    long offchip = 0;
    if (depth == OUTERMOST) {
      if (compute == 0) {
        throw new IdleLevelException(Math.max(deepestIdle, depth));
      }
      offchip = OffchipTraffic.delay(statistics, hardware);
      OffchipTraffic.require(statistics, compute);
    }
    long longest = Math.max(offchip, Math.max(egress, Math.max(compute, ingress)));
    long iteration =
        cases.isInitial() ? Math.max(offchip, Math.addExact(compute, ingress)) : longest;
    long cycles = Math.multiplyExact(repeats, iteration);
    statistics.runtime = Math.addExact(statistics.runtime, cycles);
    statistics.iterations = Math.addExact(statistics.iterations, repeats);
    if (longest == compute) {
      statistics.computeBound += cycles;
    } else if (longest == ingress) {
      statistics.ingressBound += cycles;
    } else if (longest == egress) {
      statistics.egressBound += cycles;
    } else {
      statistics.offchipBound += cycles;
    }
    long busy = compute == 0 ? 1 : compute;
    addBandwidth(statistics, repeats, Math.max(traffic.ingress(), traffic.egress()), busy);
    statistics.ingressDelays.add(ingress, repeats);
    statistics.egressDelays.add(egress, repeats);
    statistics.computeDelays.add(busy, repeats);
  }

  private static void addBandwidth(
      LevelStatistics statistics, long repeats, long moved, long busy) {
    statistics.peakBandwidth = Math.max(statistics.peakBandwidth, moved / busy);
    statistics.bandwidthSum =
        Math.addExact(statistics.bandwidthSum, Math.multiplyExact(repeats, moved) / busy);
  }

  /** What one case moves and computes in an iteration. */
  private record CaseTraffic(long repeats, long ingress, long egress, long compute) {}
}
