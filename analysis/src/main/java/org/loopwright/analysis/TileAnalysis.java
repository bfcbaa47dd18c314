package org.loopwright.analysis;

import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * The tile analysis (Parashar et al. 2019, section VI-A): from a mapping to the words that each
 * storage level reads, fills and updates, in closed form. Its cost depends on the number of loops,
 * not on their bounds. A mapping with residual factors is counted by an engine of its own, {@link
 * EdgeAnalysis}, behind the same accessors.
 *
 * <p>Bound to a workload and an architecture, reused for many mappings without allocating; not for
 * sharing between threads ({@link #another} makes one more). Call {@link #measureTiles}, then, if
 * the tiles fit, {@link #countAccesses}; the accessors tell the outcome for the average working
 * instance, levels and data spaces by their positions. Counts that would exceed 2^63 throw {@link
 * ArithmeticException}.
 */
public final class TileAnalysis {
  private final Workload workload;
  private final Architecture architecture;
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileTransfers transfers;
  private final WholeTileAccesses wholeTiles;
  private final OverlappingTileAccesses overlappingTiles;
  private final AccessTable table;

  /** For mappings with residual factors, made when the first comes. */
  private EdgeAnalysis edges;

  /** Made when it is first asked for. */
  private CountsReport report;

  private PackedMapping mapping;

  public TileAnalysis(Workload workload, Architecture architecture) {
    this(workload, architecture, new WorkloadGeometry(workload));
  }

  private TileAnalysis(Workload workload, Architecture architecture, WorkloadGeometry geometry) {
    this.workload = workload;
    this.architecture = architecture;
    this.geometry = geometry;
    loops = new LoopStack(architecture, geometry.dimensions);
    shapes = new TileShapes(geometry, loops);
    TileDeltas deltas = new TileDeltas(geometry, loops, shapes);
    SpatialReuse reuse = new SpatialReuse(geometry, loops, shapes);
    transfers = new TileTransfers(geometry, loops, shapes, deltas, reuse);
    wholeTiles = new WholeTileAccesses(geometry, loops, shapes, deltas, transfers);
    overlappingTiles = new OverlappingTileAccesses(geometry, loops, shapes, transfers);
    table = new AccessTable(loops.levels, geometry.dataSpaces);
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
    this.mapping = mapping;
    loops.load(mapping);
    if (mapping.isImperfect()) {
      edges().measureTiles(mapping);
    } else {
      shapes.measureTiles();
    }
  }

  private EdgeAnalysis edges() {
    if (edges == null) {
      edges = new EdgeAnalysis(workload, loops, shapes, table);
    }
    return edges;
  }

  /** Counts the accesses of the mapping last measured. */
  public void countAccesses() {
    if (mapping.isImperfect()) {
      edges.countAccesses();
      return;
    }
    for (int space = 0; space < geometry.dataSpaces; space++) {
      if (geometry.readWrite[space]) {
        shapes.measurePartition(space);
      }
      if (geometry.ownsAllRanks[space]) {
        wholeTiles.count(space, mapping, table);
      } else {
        overlappingTiles.count(space, mapping, table);
      }
    }
  }

  /** Words of the tile that one instance of {@code level} works on. */
  public long tileWords(int level, int space) {
    return shapes.words[table.cell(level, space)];
  }

  /** Words that one instance holds over the whole run. */
  long partitionWords(int level, int space) {
    return shapes.partitionWords[table.cell(level, space)];
  }

  /** Words read by one instance. */
  public long reads(int level, int space) {
    return table.reads[table.cell(level, space)];
  }

  /** Words filled into one instance from outside. */
  public long fills(int level, int space) {
    return table.fills[table.cell(level, space)];
  }

  /** Words written to one instance from inside. */
  public long updates(int level, int space) {
    return table.updates[table.cell(level, space)];
  }

  /** Additions to words already in one instance. */
  public double temporalReductions(int level, int space) {
    return table.temporalReductions[table.cell(level, space)];
  }

  /** As {@link #reads}, of the instance with the most to do. */
  public long busiestReads(int level, int space) {
    return mapping.isImperfect() ? edges.busiestReads(level, space) : reads(level, space);
  }

  /** Words written to the instance with the most to do, from outside and inside. */
  public long busiestWrites(int level, int space) {
    return mapping.isImperfect()
        ? edges.busiestWrites(level, space)
        : Math.addExact(fills(level, space), updates(level, space));
  }

  /** Instances of {@code level} that work. */
  public long instances(int level) {
    return loops.instances[level];
  }

  /**
   * Columns of the mesh that {@link #instances} take; with residual factors not all places in rows
   * and columns need work.
   */
  public long instancesX(int level) {
    return loops.instancesX[level];
  }

  /** Rows of it. */
  public long instancesY(int level) {
    return loops.instancesY[level];
  }

  /** Columns of the mesh that the arithmetic units take. */
  public long computeX() {
    return loops.computeX;
  }

  /** Rows of it. */
  public long computeY() {
    return loops.computeY;
  }

  /** Arithmetic units that work. */
  public long computeInstances() {
    return mapping.isImperfect() ? edges.computeInstances : loops.computeX * loops.computeY;
  }

  /** Steps in time: operations of the arithmetic unit with the most to do. */
  public long steps() {
    return loops.steps;
  }

  /** Operations of all arithmetic units. */
  public long operations() {
    return mapping.isImperfect()
        ? workload.operations()
        : Math.multiplyExact(Math.multiplyExact(loops.computeX, loops.computeY), loops.steps);
  }

  /** The readable outcome, with the networks. */
  public AccessCounts counts() {
    if (mapping.isImperfect()) {
      edges.measurePartitions();
    } else {
      shapes.measurePartitions();
    }
    return report().counts();
  }

  public int dataSpaces() {
    return geometry.dataSpaces;
  }

  /** What the network below a level moves of a data space. */
  public TransferCounts network(int level, int space) {
    return report().transfers(level, space);
  }

  private CountsReport report() {
    if (report == null) {
      report = new CountsReport(workload, architecture, this);
    }
    return report;
  }

  WorkloadGeometry geometry() {
    return geometry;
  }

  LoopStack loops() {
    return loops;
  }

  /** What a mapping with residual factors is counted with. */
  EdgeAnalysis edgeAnalysis() {
    return edges;
  }

  PackedMapping mapping() {
    return mapping;
  }

  /** Words that one instance sends inward, bypassing accounted for. */
  double sent(int level, int space) {
    return table.sent[table.cell(level, space)];
  }

  double linkWords(int level, int space) {
    return table.linkWords[table.cell(level, space)];
  }

  /** Collects anew what moves below a level, before bypassing is accounted for. */
  TileTransfers transfers(int level, int space, TransferRecords records) {
    transfers.enter(space);
    transfers.collect(level, records);
    return transfers;
  }
}
