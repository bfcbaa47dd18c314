package org.loopwright.dataflow.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.dataflow.engine.LevelRun.IterationCase;
import org.loopwright.dataflow.engine.LevelTotals.IterationCycles;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * The analysis of one cluster level on the tiles that it is handed. The tiles that it hands to the
 * level below are analysed there once each: they differ only in the directives that are short.
 */
final class LevelAnalysis {
  private static final List<LayerTensor> OPERANDS = List.of(LayerTensor.INPUT, LayerTensor.FILTER);

  private final ClusterHierarchy hierarchy;
  private final DataflowHardware hardware;
  private final int depth;
  private final ClusterLevel level;
  private final LevelReuse reuse;
  private final LevelHops hops;
  private final long inwardLatency;
  private final long outwardLatency;

  /** The level below; null at the innermost, whose units are PEs. */
  private final LevelAnalysis below;

  /** The statistics of the level below on the tiles that it has been handed, by key. */
  private final LevelStatistics[] units;

  /** What the units do for the tiles that they have been handed, by key; if it is to be kept. */
  private final Map<Integer, LevelRun> runs = new HashMap<>();

  private final List<IterationCase> met = new ArrayList<>();
  private boolean keepsRuns;

  private LevelStatistics first;
  private boolean wasIdle;

  LevelAnalysis(
      ClusterHierarchy hierarchy, DataflowHardware hardware, int depth, LevelAnalysis below) {
    this.hierarchy = hierarchy;
    this.hardware = hardware;
    this.depth = depth;
    this.below = below;
    level = hierarchy.levels().get(depth);
    reuse = new LevelReuse(level, hierarchy.layer(), hierarchy.coupling(), hardware.noc());
    hops = new LevelHops(hardware.noc(), level, reuse);
    inwardLatency = hardware.noc().inwardLatencyCycles(level.units());
    outwardLatency = hardware.noc().outwardLatencyCycles(level.units());
    units = new LevelStatistics[below == null ? 0 : 1 << level.directives()];
  }

  /** Keeps what this level does, and those below. */
  void keepRuns() {
    keepsRuns = true;
    if (below != null) {
      below.keepRuns();
    }
  }

  /** What the level did for the tile that it met last. */
  LevelRun lastRun() {
    return new LevelRun(depth, met);
  }

  /** The statistics of the tile that the level met first, if it met any. */
  Optional<LevelStatistics> first() {
    return Optional.ofNullable(first);
  }

  /** Whether the level computed nothing on some tile. */
  boolean wasIdle() {
    return wasIdle;
  }

  /**
   * The deepest level, from this one in, that computed nothing on some tile; 0 if there is none.
   */
  int deepestIdle() {
    int deeper = below == null ? 0 : below.deepestIdle();
    return deeper == 0 && wasIdle ? depth : deeper;
  }

  /** Adds up all iterations on a tile with the given extents by dimension. */
  EngineResult analyze(long[] tile) {
    IterationCases cases = new IterationCases(level, tile);
    LevelTotals totals = new LevelTotals(tileVolumes(tile));
    met.clear();
    while (cases.next()) {
      Optional<EngineResult.Refusal> refusal = add(cases, totals);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    wasIdle |= totals.isIdle();
    LevelStatistics statistics = totals.statistics();
    first = first == null ? statistics : first;
    return new EngineResult.Analysed(statistics);
  }

  private TensorCounts tileVolumes(long[] tile) {
    boolean hasFilter = hierarchy.coupling().hasFilter();
    return new TensorCounts(
        volume(LayerTensor.INPUT, tile),
        hasFilter ? volume(LayerTensor.FILTER, tile) : 0,
        volume(LayerTensor.OUTPUT, tile));
  }

  private long volume(LayerTensor tensor, long[] tile) {
    LayerDimensionSet coupled = hierarchy.coupling().of(tensor);
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.maps(i, coupled)) {
        LayerDimension dimension = level.dimension(i);
        long extent = tile[dimension.index()];
        if (tensor == LayerTensor.OUTPUT && dimension.isWindowed()) {
          long taps = tile[dimension.window().index()];
          extent = extent - hierarchy.layer().windowSpan(dimension, taps) + 1;
        }
        volume = Math.multiplyExact(volume, extent);
      }
    }
    return volume;
  }

  /** Adds one case, unless the hierarchy cannot be analysed. */
  private Optional<EngineResult.Refusal> add(IterationCases cases, LevelTotals totals) {
    // Up to the first case that computes something, buffers are empty.
    if (totals.isIdle()) {
      Optional<EngineResult.Refusal> overgrown = overgrown(cases);
      if (overgrown.isPresent()) {
        return overgrown;
      }
      totals.addNeeds(reuse, cases);
    }
    // A tile without a whole window computes nothing, and is skipped.
    long repeats = cases.repeats();
    long partialSums = reuse.partialSums(cases);
    totals.addPartialSums(Math.multiplyExact(repeats, partialSums));
    long critical = reuse.criticalPartialSums(cases);
    if (critical <= 0) {
      totals.addOutput(repeats, 0, reuse.egress(cases));
      return Optional.empty();
    }
    // The units below take their time, before this level can.
    Optional<EngineResult.Refusal> refusal = analyzeUnits(cases).or(() -> overgrown(cases));
    if (refusal.isPresent()) {
      return refusal;
    }
    UnitWork work = work(cases, critical);
    if (depth == 0 && work.cycles == 0) {
      return Optional.of(new EngineResult.Idle(deepestIdle()));
    }
    UnsharedTraffic inside = unshared(cases);
    long ingress = addOperands(cases, repeats, inside, totals);
    long egress = addOutput(cases, repeats, inside, totals);
    if (hardware.noc().links().isKnown()) {
      totals.addHops(repeats, hops(cases, inside));
    }
    totals.addWork(repeats, partialSums, work.activePes, ingress);
    totals.addDelays(
        delays(ingress, work.cycles, egress, totals),
        cases.isInitial(),
        repeats,
        Math.max(ingress, egress));
    if (keepsRuns) {
      met.add(met(cases, ingress, egress, totals));
    }
    return Optional.empty();
  }

  private IterationCase met(IterationCases cases, long ingress, long egress, LevelTotals totals) {
    return new IterationCase(
        cases.name(level),
        cases.repeats(),
        cases.isInitial(),
        ingress,
        egress,
        IterationCase.Delays.of(totals.lastDelays()),
        below == null ? Optional.empty() : Optional.of(slowest(cases)));
  }

  /** What the unit does that takes longest. */
  private LevelRun slowest(IterationCases cases) {
    LevelRun whole = runs.get(reuse.unitTileKey(cases, false));
    LevelRun partial =
        cases.hasPartialUnit(level.firstSpatial())
            ? runs.get(reuse.unitTileKey(cases, true))
            : null;
    if (whole == null || partial == null) {
      return whole == null ? partial : whole;
    }
    return partial.cycles() > whole.cycles() ? partial : whole;
  }

  private Optional<EngineResult.Refusal> overgrown(IterationCases cases) {
    return reuse
        .overgrownDimension(cases)
        .map(dimension -> new EngineResult.Overgrown(dimension, level.origin()));
  }

  /** Analyses the level below on the tiles of this case, if it has not met them before. */
  private Optional<EngineResult.Refusal> analyzeUnits(IterationCases cases) {
    if (below == null) {
      return Optional.empty();
    }
    boolean hasPartialUnit = cases.hasPartialUnit(level.firstSpatial());
    if (hasPartialUnit) {
      Optional<EngineResult.Refusal> refusal = analyzeUnit(cases, true);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    boolean hasWholeUnit = reuse.activeUnits(cases) > (hasPartialUnit ? 1 : 0);
    return hasWholeUnit || !sharesAll() ? analyzeUnit(cases, false) : Optional.empty();
  }

  private Optional<EngineResult.Refusal> analyzeUnit(IterationCases cases, boolean last) {
    int key = reuse.unitTileKey(cases, last);
    if (units[key] != null) {
      return Optional.empty();
    }
    EngineResult result = below.analyze(reuse.unitTile(cases, last));
    if (result instanceof EngineResult.Analysed analysed) {
      units[key] = analysed.statistics();
      if (keepsRuns) {
        runs.put(key, below.lastRun());
      }
      return Optional.empty();
    }
    return Optional.of((EngineResult.Refusal) result);
  }

  private LevelStatistics unit(IterationCases cases, boolean last) {
    return units[reuse.unitTileKey(cases, last)];
  }

  private boolean sharesAll() {
    return hardware.noc().multicast() && hardware.noc().reduction();
  }

  /** Cycles that the units of one case compute, and the PEs at work meanwhile. */
  private record UnitWork(long cycles, double activePes) {}

  private UnitWork work(IterationCases cases, long critical) {
    long active = reuse.activeUnits(cases);
    if (below == null) {
      long lanes = hardware.simdLanes();
      return new UnitWork(critical / lanes + (critical % lanes != 0 ? 1 : 0), active);
    }
    long whole = active;
    long cycles = 0;
    double pes = 0;
    if (cases.hasPartialUnit(level.firstSpatial())) {
      Performance last = unit(cases, true).performance();
      cycles = last.runtimeCycles();
      pes = last.activePes();
      whole--;
    }
    if (whole > 0) {
      Performance each = unit(cases, false).performance();
      cycles = Math.max(cycles, each.runtimeCycles());
      pes += each.activePes() * whole;
    }
    return new UnitWork(cycles, pes == 0 ? active : pes);
  }

  /** The traffic that lack of multicast and reduction inside a unit adds. */
  private UnsharedTraffic unshared(IterationCases cases) {
    return below == null || sharesAll() ? UnsharedTraffic.NONE : unit(cases, false).unshared();
  }

  /** Elements of the operands that an iteration of the case brings in. */
  private long addOperands(
      IterationCases cases, long repeats, UnsharedTraffic inside, LevelTotals totals) {
    long ingress = 0;
    for (LayerTensor operand : OPERANDS) {
      long sent = inside.sent(operand, reuse.ingress(operand, cases));
      totals.addOperand(operand, repeats, sent);
      if (!sharesAll()) {
        totals.addUnsharedOperand(operand, reuse.distinct(operand, cases), sent);
      }
      ingress = Math.addExact(ingress, sent);
    }
    return ingress;
  }

  /**
   * Elements of the output that an iteration of the case sends up. Without reduction, what is
   * written beyond the results is added to them in the buffer above, which reads them for it (Kwon
   * et al. 2020, Table 1: temporal reduction is a read, a modification and a write).
   */
  private long addOutput(
      IterationCases cases, long repeats, UnsharedTraffic inside, LevelTotals totals) {
    long egress = reuse.egress(cases);
    long reads = 0;
    if (!hardware.noc().reduction()) {
      egress = Math.multiplyExact(egress, inside.sumsOfResult());
      reads = Math.max(0, egress - reuse.results(cases));
      totals.addUnsharedSums(Math.multiplyExact(reuse.reducingUnits(cases), inside.sumsOfResult()));
    }
    totals.addOutput(repeats, reads, egress);
    return egress;
  }

  /** Hops in the network of this level, and in those inside its units. */
  private TensorCounts hops(IterationCases cases, UnsharedTraffic inside) {
    TensorCounts all =
        new TensorCounts(
            inside.sent(LayerTensor.INPUT, hops.operand(LayerTensor.INPUT, cases)),
            inside.sent(LayerTensor.FILTER, hops.operand(LayerTensor.FILTER, cases)),
            Math.multiplyExact(hops.output(cases), inside.sumsOfResult()));
    if (below == null) {
      return all;
    }
    boolean hasPartialUnit = cases.hasPartialUnit(level.firstSpatial());
    long whole = reuse.activeUnits(cases) - (hasPartialUnit ? 1 : 0);
    all = hasPartialUnit ? all.plus(unit(cases, true).hops(), 1) : all;
    return whole > 0 ? all.plus(unit(cases, false).hops(), whole) : all;
  }

  /** The delays of one iteration; only the outermost level waits for the memory behind L2. */
  private IterationCycles delays(long ingress, long compute, long egress, LevelTotals totals) {
    long offchip = 0;
    if (depth == 0) {
      TensorCounts l2 = totals.needs().above();
      totals.addOffchip(l2.operands(), l2.output(), compute);
      // One half of the double-buffered L2 is refilled, and drained, while the other is used.
      long bandwidth = hardware.offchipBandwidthElementsPerCycle();
      offchip =
          Math.max(l2.operands() / bandwidth, l2.output() / bandwidth)
              / BufferNeeds.DOUBLE_BUFFERING;
    }
    return new IterationCycles(
        hardware.noc().delayCycles(ingress, inwardLatency),
        compute,
        hardware.noc().delayCycles(egress, outwardLatency),
        offchip);
  }
}
