package org.loopwright.analysis;

import java.util.Arrays;
import org.loopwright.analysis.EdgeDigits.Kind;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * Counts what {@link TileAnalysis} counts for mappings with residual factors, exactly but for what
 * docs/imperfect.md names. Its cost depends on the number of loops, and, for dimensions that index
 * a rank together, on the instances that they are spread over; not on the bounds. Mutable scratch
 * of one thread.
 */
final class EdgeAnalysis {
  private final Workload workload;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final AccessTable table;
  private final int spaces;
  private final EdgeDigits[] digits;
  private final EdgeTransfers[] transfers;

  /** By level and data space, as in the table: words of the instance that works most. */
  private final long[] busiestReads;

  private final long[] busiestWrites;
  private final boolean[] busiestKnown;
  private PackedMapping mapping;

  /** Arithmetic units that work. */
  long computeInstances;

  EdgeAnalysis(Workload workload, LoopStack loops, TileShapes shapes, AccessTable table) {
    this.workload = workload;
    this.loops = loops;
    this.shapes = shapes;
    this.table = table;
    spaces = workload.dataSpaces().size();
    digits = new EdgeDigits[loops.dimensions];
    Arrays.setAll(
        digits, at -> new EdgeDigits(loops.levels, workload.dimensions().get(at).bound()));
    transfers = new EdgeTransfers[spaces];
    Arrays.setAll(
        transfers, at -> EdgeTransfers.of(workload, workload.dataSpaces().get(at), digits));
    busiestReads = new long[loops.levels * spaces];
    busiestWrites = new long[loops.levels * spaces];
    busiestKnown = new boolean[loops.levels];
  }

  /** Takes the mapping whose loops have been loaded; sets its tiles, instances and steps. */
  void measureTiles(PackedMapping mapping) {
    this.mapping = mapping;
    Arrays.fill(busiestKnown, false);
    loadDigits();
    loops.steps = countSteps();
    computeInstances = countInstances(-1);
    for (int level = 0; level < loops.levels; level++) {
      loops.instances[level] = countInstances(level);
      for (int space = 0; space < spaces; space++) {
        shapes.words[table.cell(level, space)] = tileWords(level, space);
      }
    }
  }

  private void loadDigits() {
    for (EdgeDigits of : digits) {
      of.clear();
    }
    for (int level = 0; level < loops.levels; level++) {
      for (int loop = loops.spatialStart[level]; loop < loops.spatialStart[level + 1]; loop++) {
        digits[loops.spatialDimension[loop]].bound[2 * level] = loops.spatialBound[loop];
      }
      for (int loop = loops.temporalStart[level]; loop < loops.temporalStart[level + 1]; loop++) {
        EdgeDigits of = digits[loops.temporalDimension[loop]];
        of.bound[2 * level + 1] = loops.temporalBound[loop];
        of.nestIndex[2 * level + 1] = loop;
      }
    }
    for (EdgeDigits of : digits) {
      of.measureStrides();
    }
  }

  /** The first instance has something to do whenever any has. */
  private long countSteps() {
    long steps = 1;
    for (EdgeDigits of : digits) {
      steps = Math.multiplyExact(steps, places(of, 0, Kind.FREE, Kind.ZERO));
    }
    return steps;
  }

  /** An instance that ever works does so at the first step. */
  private long countInstances(int level) {
    long instances = 1;
    for (EdgeDigits of : digits) {
      long places = places(of, 2 * (level + 1), Kind.ZERO, Kind.FREE);
      instances = Math.multiplyExact(instances, places);
    }
    return instances;
  }

  private static long places(EdgeDigits of, int from, Kind inTime, Kind inSpace) {
    for (int at = from; at < of.positions; at++) {
      of.kind[at] = at % 2 == 0 ? inSpace : inTime;
    }
    return of.count(from, of.lastTile(from));
  }

  private long tileWords(int level, int space) {
    long words = 1;
    for (IndexExpression rank : workload.dataSpaces().get(space).projection()) {
      long extent = 1;
      for (Term term : rank.terms()) {
        long iterations = digits[workload.indexOfDimension(term.dimension())].tile(2 * (level + 1));
        extent += Math.abs(term.coefficient()) * (iterations - 1);
      }
      words = Math.multiplyExact(words, extent);
    }
    return words;
  }

  void countAccesses() {
    for (int space = 0; space < spaces; space++) {
      countAccesses(space);
    }
  }

  private void countAccesses(int space) {
    EdgeTransfers of = transfers[space];
    int outermost = mapping.outermostKeeping(space);
    boolean result = workload.dataSpaces().get(space).readWrite();
    int inner = -1;
    for (int level = 0; level < loops.levels; level++) {
      int cell = table.cell(level, space);
      table.linkWords[cell] = 0;
      if (level > outermost || !mapping.keeps(level, space)) {
        table.bypass(cell);
        continue;
      }
      of.measure(loops, level, inner, false);
      fillCell(cell, level, result, of.sent);
      if (inner >= 0) {
        fillReceiver(table.cell(inner, space), inner, result, of.received);
      }
      inner = level;
    }
  }

  private void fillCell(int cell, int level, boolean result, long sent) {
    long instances = loops.instances[level];
    table.sent[cell] = (double) sent / instances;
    if (result) {
      long held = transfers[cell % spaces].everHeld(level, Kind.FREE);
      shapes.partitionWords[cell] = held / instances;
      long again = Math.max(0, sent - held);
      table.result(cell, average(sent, instances), average(again, instances), 0);
    } else {
      table.operand(cell, average(sent, instances), 0);
    }
  }

  private void fillReceiver(int cell, int level, boolean result, long received) {
    long held = result ? transfers[cell % spaces].everHeld(level, Kind.FREE) : 0;
    table.fills[cell] = average(Math.max(0, received - held), loops.instances[level]);
  }

  /** The nearest whole number to the words of the average instance, halves up. */
  private static long average(long words, long instances) {
    long floor = words / instances;
    return words % instances >= instances - words % instances ? floor + 1 : floor;
  }

  /** Words that the level sends inward, all its instances together, bypassed or not. */
  long sentBelow(int level, int space) {
    transfers[space].measure(loops, level, receiver(level, space), false);
    return transfers[space].sent;
  }

  /** Words that those next inside the level ask it for, all together. */
  long askedBelow(int level, int space) {
    int receiver = receiver(level, space);
    if (level - 1 > receiver) {
      return sentBelow(level - 1, space);
    }
    transfers[space].measure(loops, level, receiver, false);
    return transfers[space].received;
  }

  long sharers(int level, int space) {
    return transfers[space].sharers(level, receiver(level, space));
  }

  /** The next level inside that keeps the data space, or -1 for the arithmetic. */
  private int receiver(int level, int space) {
    int receiver = level - 1;
    while (receiver >= 0 && !mapping.keeps(receiver, space)) {
      receiver--;
    }
    return receiver;
  }

  /** Words that each instance holds over the run, for the report. */
  void measurePartitions() {
    for (int level = 0; level < loops.levels; level++) {
      for (int space = 0; space < spaces; space++) {
        shapes.partitionWords[table.cell(level, space)] =
            transfers[space].everHeld(level, Kind.FREE) / loops.instances[level];
      }
    }
  }

  /** Words that the instance with the most to do reads. */
  long busiestReads(int level, int space) {
    findBusiest(level);
    return busiestReads[table.cell(level, space)];
  }

  /** Words that it takes in, from outside and inside. */
  long busiestWrites(int level, int space) {
    findBusiest(level);
    return busiestWrites[table.cell(level, space)];
  }

  private void findBusiest(int level) {
    if (busiestKnown[level]) {
      return;
    }
    busiestKnown[level] = true;
    for (int space = 0; space < spaces; space++) {
      int cell = table.cell(level, space);
      boolean kept = mapping.keeps(level, space) && level <= mapping.outermostKeeping(space);
      if (kept && loops.instances[level] > 1) {
        findBusiest(level, space, cell);
      } else {
        busiestReads[cell] = table.reads[cell];
        busiestWrites[cell] = Math.addExact(table.fills[cell], table.updates[cell]);
      }
    }
  }

  private void findBusiest(int level, int space, int cell) {
    EdgeTransfers of = transfers[space];
    boolean result = workload.dataSpaces().get(space).readWrite();
    long filled = 0;
    if (level < mapping.outermostKeeping(space)) {
      of.measure(loops, level, level, true);
      filled = of.sent;
    }
    of.measure(loops, level, receiver(level, space), true);
    long held = result ? of.everHeld(level, Kind.ZERO) : 0;
    busiestReads[cell] = Math.max(0, of.sent - held);
    busiestWrites[cell] = Math.max(0, filled - held) + (result ? of.sent : 0);
  }

  /**
   * Throws if mappings with residual factors cannot be counted: a result that several dimensions
   * index together has no known number of first updates, which need no read.
   */
  static void requireCountable(Workload workload) {
    for (DataSpace dataSpace : workload.dataSpaces()) {
      if (dataSpace.readWrite() && sharesRanks(dataSpace)) {
        throw new IllegalArgumentException(
            "the result "
                + dataSpace.name()
                + " of workload "
                + workload.name()
                + " has a rank that several dimensions index, or a dimension that indexes several"
                + " ranks: residual factors cannot be counted then; take factors that divide the"
                + " bounds");
      }
    }
  }

  private static boolean sharesRanks(DataSpace dataSpace) {
    long dimensions =
        dataSpace.projection().stream()
            .flatMap(rank -> rank.terms().stream())
            .map(Term::dimension)
            .distinct()
            .count();
    boolean sums = dataSpace.projection().stream().anyMatch(rank -> rank.terms().size() > 1);
    return sums || dimensions < dataSpace.ranks();
  }
}
