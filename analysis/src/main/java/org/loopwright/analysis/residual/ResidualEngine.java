package org.loopwright.analysis.residual;

import java.util.Arrays;
import org.loopwright.analysis.nest.AccessEngine;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.analysis.perfect.MeshHops;
import org.loopwright.analysis.perfect.WorkloadGeometry;
import org.loopwright.analysis.residual.ResidualDigits.Kind;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * Counts mappings with residual factors, exactly but for what docs/imperfect.md names. Its cost
 * depends on the number of loops, and, for dimensions that index a rank together, on the instances
 * that they are spread over; not on the bounds. Mutable scratch of one thread.
 */
public final class ResidualEngine extends AccessEngine {
  private final Workload workload;
  private final LoopStack loops;
  private final int spaces;
  private final ResidualDigits[] digits;

  /** By data space. */
  private final ResidualTransfers[] transfers;

  private final MeshHops hops;
  private final long[] instances;
  private long computeInstances;
  private long steps;

  /** By level and data space. */
  private final long[][] tileWords;

  private final long[][] partitionWords;

  /** By level and data space: words of the instance that works most, of levels that are known. */
  private final long[][] busiestReads;

  private final long[][] busiestWrites;
  private final boolean[] busiestKnown;

  public ResidualEngine(Workload workload, Architecture architecture, WorkloadGeometry geometry) {
    super(
        architecture,
        new LoopStack(architecture, workload.dimensions().size()),
        workload.dataSpaces().size());
    this.workload = workload;
    loops = loops();
    spaces = workload.dataSpaces().size();
    digits = new ResidualDigits[loops.dimensions()];
    Arrays.setAll(
        digits, i -> new ResidualDigits(loops.levels(), workload.dimensions().get(i).bound()));
    transfers = new ResidualTransfers[spaces];
    Arrays.setAll(
        transfers, i -> ResidualTransfers.of(workload, workload.dataSpaces().get(i), digits));
    hops = new MeshHops(geometry, architecture, loops);
    instances = new long[loops.levels()];
    tileWords = new long[loops.levels()][spaces];
    partitionWords = new long[loops.levels()][spaces];
    busiestReads = new long[loops.levels()][spaces];
    busiestWrites = new long[loops.levels()][spaces];
    busiestKnown = new boolean[loops.levels()];
  }

  @Override
  public void bind(PackedSwitches turnedOff) {
    super.bind(turnedOff);
    for (ResidualTransfers each : transfers) {
      each.bind(turnedOff);
    }
  }

  @Override
  protected void measureTiles() {
    Arrays.fill(busiestKnown, false);
    loadDigits();
    steps = countSteps();
    computeInstances = countInstances(LoopStack.ARITHMETIC);
    for (int level = 0; level < loops.levels(); level++) {
      instances[level] = countInstances(level);
      for (int space = 0; space < spaces; space++) {
        tileWords[level][space] = measureTile(level, space);
      }
    }
  }

  private void loadDigits() {
    for (ResidualDigits each : digits) {
      each.clear();
    }
    for (int level = 0; level < loops.levels(); level++) {
      for (int loop = loops.spatialStart(level); loop < loops.spatialStart(level + 1); loop++) {
        digits[loops.spatialDimension(loop)].addSpatial(level, loops.spatialBound(loop));
      }
      for (int loop = loops.temporalStart(level); loop < loops.temporalStart(level + 1); loop++) {
        digits[loops.temporalDimension(loop)].addTemporal(level, loops.temporalBound(loop), loop);
      }
    }
    for (ResidualDigits each : digits) {
      each.measureStrides();
    }
  }

  /** The first instance has something to do whenever any has. */
  private long countSteps() {
    long product = 1;
    for (ResidualDigits each : digits) {
      each.allow(0, Kind.ZERO, Kind.FREE);
      product = Math.multiplyExact(product, each.count(0));
    }
    return product;
  }

  /** An instance that ever works does so at the first step. */
  private long countInstances(int level) {
    int outside = ResidualDigits.outside(level);
    long product = 1;
    for (ResidualDigits each : digits) {
      each.allow(outside, Kind.FREE, Kind.ZERO);
      product = Math.multiplyExact(product, each.count(outside));
    }
    return product;
  }

  private long measureTile(int level, int space) {
    int outside = ResidualDigits.outside(level);
    long words = 1;
    for (IndexExpression rank : workload.dataSpaces().get(space).projection()) {
      long extent = 1;
      for (Term term : rank.terms()) {
        long iterations = digits[workload.indexOfDimension(term.dimension())].tile(outside);
        extent += Math.abs(term.coefficient()) * (iterations - 1);
      }
      words = Math.multiplyExact(words, extent);
    }
    return words;
  }

  @Override
  public void countAccesses() {
    for (int space = 0; space < spaces; space++) {
      countAccesses(space);
    }
  }

  private void countAccesses(int space) {
    ResidualTransfers moved = transfers[space];
    int filled = LoopStack.ARITHMETIC;
    for (int level = 0; level < loops.levels(); level++) {
      if (!mapping().keeps(level, space)) {
        accesses().bypass(level, space);
        continue;
      }
      int asking = receiver(level, space);
      moved.measure(loops, level, asking, false);
      enterSender(level, space, moved.sent());
      if (filled != LoopStack.ARITHMETIC) {
        if (filled != asking) {
          moved.measure(loops, level, filled, false);
        }
        enterReceiver(filled, space, moved.received());
      }
      filled = level;
    }
  }

  /** Enters a level by what it sends inward; what it is filled with comes with the next level. */
  private void enterSender(int level, int space, long sent) {
    long average = average(sent, instances[level]);
    if (!isResult(space)) {
      accesses().operand(level, space, average, 0);
      return;
    }
    partitionWords[level][space] = transfers[space].everHeld(level, Kind.FREE) / instances[level];
    if (handsOn(level, space)) {
      accesses().handedOn(level, space, average, average);
    } else {
      long again = Math.max(0, sent - firsts(level, space, Kind.FREE));
      accesses().result(level, space, average, average(again, instances[level]), 0);
    }
  }

  private void enterReceiver(int level, int space, long received) {
    if (!isResult(space) || !handsOn(level, space)) {
      long filled = Math.max(0, received - firsts(level, space, Kind.FREE));
      accesses().fill(level, space, average(filled, instances[level]));
    }
    if (isResult(space)) {
      accesses().drain(level, space, average(received, instances[level]));
    }
  }

  private boolean handsOn(int level, int space) {
    return switches().isOff(ReuseSwitch.COALESCING, level, space);
  }

  /** Words of a result whose first update reads nothing and whose first fill is left out. */
  private long firsts(int level, int space, Kind ofInstances) {
    boolean elided =
        isResult(space) && !switches().isOff(ReuseSwitch.FIRST_READ_ELISION, level, space);
    return elided ? transfers[space].everHeld(level, ofInstances) : 0;
  }

  /** The nearest whole number to the words of the average instance, halves up. */
  private static long average(long words, long instances) {
    long floor = words / instances;
    return words % instances >= instances - words % instances ? floor + 1 : floor;
  }

  @Override
  protected boolean isResult(int space) {
    return workload.dataSpaces().get(space).readWrite();
  }

  @Override
  public long tileWords(int level, int space) {
    return tileWords[level][space];
  }

  @Override
  public void measurePartitions() {
    for (int level = 0; level < loops.levels(); level++) {
      for (int space = 0; space < spaces; space++) {
        partitionWords[level][space] =
            transfers[space].everHeld(level, Kind.FREE) / instances[level];
      }
    }
  }

  @Override
  public long partitionWords(int level, int space) {
    return partitionWords[level][space];
  }

  @Override
  public long instances(int level) {
    return instances[level];
  }

  @Override
  public long computeInstances() {
    return computeInstances;
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public long operations() {
    return workload.operations();
  }

  @Override
  public long busiestReads(int level, int space) {
    findBusiest(level);
    return busiestReads[level][space];
  }

  @Override
  public long busiestWrites(int level, int space) {
    findBusiest(level);
    return busiestWrites[level][space];
  }

  private void findBusiest(int level) {
    if (busiestKnown[level]) {
      return;
    }
    busiestKnown[level] = true;
    for (int space = 0; space < spaces; space++) {
      if (mapping().keeps(level, space) && instances[level] > 1) {
        findBusiest(level, space);
      } else {
        busiestReads[level][space] = accesses().reads(level, space);
        busiestWrites[level][space] =
            Math.addExact(accesses().fills(level, space), accesses().updates(level, space));
      }
    }
  }

  /** The first instance works most; the first arrivals of a result bring, and need, nothing. */
  private void findBusiest(int level, int space) {
    ResidualTransfers moved = transfers[space];
    long filled = 0;
    if (level < mapping().outermostKeeping(space)) {
      moved.measure(loops, level, level, true);
      filled = moved.sent();
    }
    moved.measure(loops, level, receiver(level, space), true);
    long sent = moved.sent();
    if (isResult(space) && handsOn(level, space)) {
      busiestReads[level][space] = sent;
      busiestWrites[level][space] = Math.multiplyExact(2, sent);
      return;
    }
    long first = firsts(level, space, Kind.ZERO);
    busiestReads[level][space] = Math.max(0, sent - first);
    busiestWrites[level][space] = Math.max(0, filled - first) + (isResult(space) ? sent : 0);
  }

  /** Hops are those of a mesh whose instances all work. */
  @Override
  protected TransferCounts transfers(int level, int space) {
    long sent = sentBelow(level, space);
    long merged = askedBelow(level, space) - sent;
    double each = sent / (double) instances[level];
    double words = isResult(space) ? withPartialSums(level, space, each) : each;
    double averageHops =
        hops.averageHops(level, space, switches().isOff(ReuseSwitch.MULTICAST, level, space));
    return new TransferCounts(
        loops.fanout(level),
        transfers[space].sharers(level, receiver(level, space)),
        words,
        0,
        isResult(space) ? merged / (double) instances[level] * (words / each) : 0,
        averageHops,
        words * (1 + Math.floor(averageHops)));
  }

  /** Words that the level sends inward, all its instances together, bypassed or not. */
  private long sentBelow(int level, int space) {
    transfers[space].measure(loops, level, receiver(level, space), false);
    return transfers[space].sent();
  }

  /** Words that the instances next inside the level ask it for, all together. */
  private long askedBelow(int level, int space) {
    int receiver = receiver(level, space);
    if (level - 1 > receiver) {
      return sentBelow(level - 1, space);
    }
    transfers[space].measure(loops, level, receiver, false);
    return transfers[space].received();
  }

  /**
   * The next level inside that keeps the data space and answers by itself what it is asked for, or
   * the arithmetic.
   */
  private int receiver(int level, int space) {
    int receiver = level - 1;
    while (receiver != LoopStack.ARITHMETIC
        && (!mapping().keeps(receiver, space) || handsOn(receiver, space))) {
      receiver--;
    }
    return receiver;
  }
}
