package org.loopwright.analysis;

import org.loopwright.analysis.nest.AccessEngine;
import org.loopwright.analysis.nest.AccessTable;
import org.loopwright.analysis.perfect.PerfectEngine;
import org.loopwright.analysis.perfect.WorkloadGeometry;
import org.loopwright.analysis.residual.ResidualEngine;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.workload.Workload;

/**
 * The tile analysis (Parashar et al. 2019, section VI-A): from a mapping to the words that each
 * storage level reads, fills and updates, in closed form. Its cost depends on the number of loops,
 * not on their bounds. One engine counts perfect mappings, another those with residual factors.
 *
 * <p>Bound to a workload and an architecture, reused for many mappings without allocating; not for
 * sharing between threads ({@link #another} makes one more). Call {@link #measureTiles}, then, if
 * the tiles fit, {@link #countAccesses}; the accessors return the outcome for the average working
 * instance, levels and data spaces by their positions. Counts that would exceed 2^63 throw {@link
 * ArithmeticException}.
 */
public final class TileAnalysis {
  private final Workload workload;
  private final Architecture architecture;
  private final WorkloadGeometry geometry;
  private final PerfectEngine perfect;

  /** What the hardware cannot do, and what the last mapping turned off besides. */
  private final PackedSwitches ofHardware;

  private PackedSwitches ofMapping = PackedSwitches.NONE;

  /** Made when the first mapping with residual factors comes. */
  private ResidualEngine residual;

  /** The engine of the mapping last measured, and its table. */
  private AccessEngine engine;

  private AccessTable accesses;

  public TileAnalysis(Workload workload, Architecture architecture) {
    this(workload, architecture, new WorkloadGeometry(workload));
  }

  private TileAnalysis(Workload workload, Architecture architecture, WorkloadGeometry geometry) {
    this.workload = workload;
    this.architecture = architecture;
    this.geometry = geometry;
    perfect = new PerfectEngine(geometry, architecture);
    engine = perfect;
    accesses = perfect.accesses();
    ofHardware = PackedSwitches.of(workload, architecture);
    perfect.bind(ofHardware);
  }

  /** One more analysis of the same workload and architecture, for another thread. */
  public TileAnalysis another() {
    return new TileAnalysis(workload, architecture, geometry);
  }

  /** The counts of one mapping. */
  public static AccessCounts analyze(
      Workload workload, Architecture architecture, Mapping mapping) {
    PackedMapping packed = PackedMapping.of(workload, architecture, mapping);
    packed.requireComplete(workload);
    TileAnalysis analysis = new TileAnalysis(workload, architecture);
    analysis.measureTiles(packed);
    analysis.countAccesses();
    return analysis.counts();
  }

  /** Takes a mapping and measures its tiles; it must not change until the outcome has been read. */
  public void measureTiles(PackedMapping mapping) {
    if (mapping.switches() != ofMapping) {
      bind(mapping.switches());
    }
    engine = mapping.isImperfect() ? residual() : perfect;
    accesses = engine.accesses();
    engine.measureTiles(mapping);
  }

  /** Binds the engines to what the mappings to come turn off. */
  private void bind(PackedSwitches switches) {
    ofMapping = switches;
    perfect.bind(ofHardware.and(switches));
    if (residual != null) {
      residual.bind(ofHardware.and(switches));
    }
  }

  private ResidualEngine residual() {
    if (residual == null) {
      residual = new ResidualEngine(workload, architecture, geometry);
      residual.bind(ofHardware.and(ofMapping));
    }
    return residual;
  }

  /** Counts the accesses of the mapping last measured. */
  public void countAccesses() {
    engine.countAccesses();
  }

  /** Words of the tile that one instance of {@code level} works on. */
  public long tileWords(int level, int space) {
    return engine.tileWords(level, space);
  }

  /** Words read by one instance. */
  public long reads(int level, int space) {
    return accesses.reads(level, space);
  }

  /** Words filled into one instance from outside. */
  public long fills(int level, int space) {
    return accesses.fills(level, space);
  }

  /** Words written to one instance from inside. */
  public long updates(int level, int space) {
    return accesses.updates(level, space);
  }

  /** Words of a result that one instance sends outward. */
  public long drains(int level, int space) {
    return accesses.drains(level, space);
  }

  /** Additions to words already in one instance. */
  public double temporalReductions(int level, int space) {
    return accesses.temporalReductions(level, space);
  }

  /**
   * Whether what a level gets from inside has been added up by the arithmetic: no level further in
   * keeps the data space.
   */
  public boolean isNextToArithmetic(int level, int space) {
    for (int inner = 0; inner < level; inner++) {
      if (engine.mapping().keeps(inner, space)) {
        return false;
      }
    }
    return true;
  }

  /** Words read by the instance with the most to do. */
  public long busiestReads(int level, int space) {
    return engine.busiestReads(level, space);
  }

  /** Words written to the instance with the most to do, from outside and inside. */
  public long busiestWrites(int level, int space) {
    return engine.busiestWrites(level, space);
  }

  /** Instances of {@code level} that work. */
  public long instances(int level) {
    return engine.instances(level);
  }

  /**
   * Columns of the mesh that {@link #instances} take; with residual factors not all places in rows
   * and columns need work.
   */
  public long instancesX(int level) {
    return engine.loops().instancesX(level);
  }

  /** Rows of the mesh that {@link #instances} take. */
  public long instancesY(int level) {
    return engine.loops().instancesY(level);
  }

  /** Columns of the mesh that the arithmetic units take. */
  public long computeX() {
    return engine.loops().computeX();
  }

  /** Rows of the mesh that the arithmetic units take. */
  public long computeY() {
    return engine.loops().computeY();
  }

  /** Arithmetic units that work. */
  public long computeInstances() {
    return engine.computeInstances();
  }

  /** Steps in time: operations of the arithmetic unit with the most to do. */
  public long steps() {
    return engine.steps();
  }

  /** Operations of all arithmetic units. */
  public long operations() {
    return engine.operations();
  }

  /** The readable outcome, with the networks. */
  public AccessCounts counts() {
    return new CountsAssembly(workload, architecture, engine).counts();
  }

  /** Whether a data space is a result. */
  public boolean isResult(int space) {
    return workload.dataSpaces().get(space).readWrite();
  }

  public int dataSpaces() {
    return workload.dataSpaces().size();
  }

  /** The transfers of a data space over the network below a level. */
  public TransferCounts network(int level, int space) {
    return engine.network(level, space);
  }
}
