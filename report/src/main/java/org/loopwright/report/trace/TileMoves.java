package org.loopwright.report.trace;

import java.util.OptionalDouble;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * How many words come into the levels of a mapping and leave them over the whole run, and the
 * cycles that this takes: as many as the slower of the two memories needs, each within its own
 * bandwidth. Of the average instance that works.
 */
final class TileMoves {
  /** Words over the run and the cycles in which they move. */
  record Move(long words, double cycles) {}

  private final Workload workload;
  private final Architecture architecture;
  private final Mapping mapping;
  private final TileAnalysis analysis;

  TileMoves(Workload workload, Architecture architecture, Mapping mapping) {
    this.workload = workload;
    this.architecture = architecture;
    this.mapping = mapping;
    analysis = new TileAnalysis(workload, architecture);
    analysis.measureTiles(PackedMapping.of(workload, architecture, mapping));
    analysis.countAccesses();
  }

  /** Words of the tile that an instance holds. */
  long tileWords(int level, int space) {
    return analysis.tileWords(level, space);
  }

  /** What comes into a level from outside. */
  Move fills(int level, int space) {
    long words = analysis.fills(level, space);
    int outer = keeperOutside(level, space);
    double cycles = outer < 0 ? 0 : readCycles(outer, space, analysis.reads(outer, space));
    return new Move(words, Math.max(cycles, writeCycles(level, space, words)));
  }

  /** What a level sends outward of a result. */
  Move drains(int level, int space) {
    long words = analysis.drains(level, space);
    int outer = keeperOutside(level, space);
    double cycles = outer < 0 ? 0 : writeCycles(outer, space, analysis.updates(outer, space));
    return new Move(words, Math.max(cycles, readCycles(level, space, words)));
  }

  /** The next level outside that keeps a data space, or -1. */
  int keeperOutside(int level, int space) {
    String name = workload.dataSpaces().get(space).name();
    for (int outer = level + 1; outer < mapping.levels().size(); outer++) {
      if (mapping.levels().get(outer).keep().contains(name)) {
        return outer;
      }
    }
    return -1;
  }

  private double readCycles(int level, int space, long words) {
    return cycles(level, space, words, architecture.storage().get(level).bandwidth().read());
  }

  private double writeCycles(int level, int space, long words) {
    return cycles(level, space, words, architecture.storage().get(level).bandwidth().write());
  }

  private double cycles(int level, int space, long words, OptionalDouble limit) {
    StorageLevel storage = architecture.storage().get(level);
    DataSpace dataSpace = workload.dataSpaces().get(space);
    double scale =
        storage.bandwidth().scaleOf(dataSpace.name())
            * storage.memory().wordBits(dataSpace)
            / storage.memory().wordBits();
    double wordsPerCycle =
        Math.min(
            limit.orElse(Double.POSITIVE_INFINITY),
            storage.bandwidth().shared().orElse(Double.POSITIVE_INFINITY));
    return words * scale / wordsPerCycle;
  }
}
