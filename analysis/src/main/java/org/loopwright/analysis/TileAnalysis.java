package org.loopwright.analysis;

import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * The tile analysis (Parashar et al. 2019, section VI-A): from a mapping to the words that each
 * storage level reads, fills and updates, in closed form. Its cost depends on the number of loops,
 * not on their bounds.
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
    shapes.measureTiles();
  }

  /** Counts the accesses of the mapping last measured. */
  public void countAccesses() {
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

  /** Instances of {@code level} that work. */
  public long instances(int level) {
    return loops.instances[level];
  }

  /** Columns of {@link #instances}. */
  public long instancesX(int level) {
    return loops.instancesX[level];
  }

  /** Rows of {@link #instances}. */
  public long instancesY(int level) {
    return loops.instancesY[level];
  }

  /** Columns of arithmetic units that work. */
  public long computeX() {
    return loops.computeX;
  }

  /** Rows of arithmetic units that work. */
  public long computeY() {
    return loops.computeY;
  }

  /** Operations of one arithmetic unit. */
  public long steps() {
    return loops.steps;
  }

  /** The readable outcome, with the networks. */
  public AccessCounts counts() {
    shapes.measurePartitions();
    return new CountsReport(workload, architecture, this).counts();
  }

  WorkloadGeometry geometry() {
    return geometry;
  }

  LoopStack loops() {
    return loops;
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
