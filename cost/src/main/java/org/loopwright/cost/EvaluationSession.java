package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.cost.Violation.Reason;
import org.loopwright.model.mapping.PackedMapping;

/**
 * Evaluates mappings one after the other without allocating (see EvaluatorBenchmark); one thread's
 * own.
 *
 * <p>Performance (Parashar et al. 2019, section VI-D): each component's cycles as if it alone
 * limited the run, and the maximum wins. Energy: accesses x energy per action, and leakage.
 */
public final class EvaluationSession {
  /** Stands for the arithmetic in {@link #violationLevel}. */
  public static final int ARITHMETIC = -1;

  private final Evaluator evaluator;
  private final HardwareCosts costs;
  private final TileAnalysis analysis;
  private final int spaces;

  /** By data space, whether it is a result. */
  private final boolean[] readWrite;

  private PackedMapping mapping;
  private Reason reason;
  private int violationLevel;
  private long violationNeed;
  private long violationLimit;

  /** The data space that is kept nowhere. */
  private int homeless;

  private long cycles;
  private double energyPj;

  EvaluationSession(Evaluator evaluator, HardwareCosts costs, TileAnalysis analysis) {
    this.evaluator = evaluator;
    this.costs = costs;
    this.analysis = analysis;
    spaces = evaluator.workload().dataSpaces().size();
    readWrite = new boolean[spaces];
    for (int space = 0; space < spaces; space++) {
      readWrite[space] = evaluator.workload().dataSpaces().get(space).readWrite();
    }
  }

  /**
   * Evaluates a mapping, which must be of the evaluator's workload and architecture and must not
   * change until the outcome has been read.
   *
   * @return whether it can run; if so the costs can be read, if not the violation
   * @throws ArithmeticException if a count exceeds 2^63
   */
  public boolean evaluate(PackedMapping mapping) {
    this.mapping = mapping;
    analysis.measureTiles(mapping);
    if (!isKeptSomewhere() || !fitsArithmetic() || !fitsStorage()) {
      return false;
    }
    analysis.countAccesses();
    countCycles();
    countEnergy();
    return true;
  }

  private boolean isKeptSomewhere() {
    for (int space = 0; space < spaces; space++) {
      boolean kept = false;
      for (int level = 0; level < costs.levels; level++) {
        kept |= mapping.keeps(level, space);
      }
      if (!kept) {
        homeless = space;
        return violates(Reason.KEPT_NOWHERE, ARITHMETIC, 0, 1);
      }
    }
    return true;
  }

  private boolean fitsArithmetic() {
    return fitsMesh(
        ARITHMETIC, analysis.computeX(), analysis.computeY(), costs.computeX, costs.computeY);
  }

  /** From the inside out; the first level that cannot is the one to blame. */
  private boolean fitsStorage() {
    for (int level = 0; level < costs.levels; level++) {
      boolean fits =
          fitsCapacity(level)
              && fitsMesh(
                  level,
                  analysis.instancesX(level),
                  analysis.instancesY(level),
                  costs.meshX[level],
                  costs.meshY[level]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsCapacity(int level) {
    long words = 0;
    for (int space = 0; space < spaces; space++) {
      long tile = mapping.keepBit(level, space) * analysis.tileWords(level, space);
      words = Math.addExact(words, tile);
    }
    if (words > costs.usableWords[level]) {
      return violates(Reason.CAPACITY_EXCEEDED, level, words, costs.usableWords[level]);
    }
    return words >= costs.leastWords[level]
        || violates(
            Reason.UTILIZATION_TOO_LOW, level, words, (long) Math.ceil(costs.leastWords[level]));
  }

  private boolean fitsMesh(int level, long x, long y, long meshX, long meshY) {
    if (x <= meshX && y <= meshY) {
      return true;
    }
    if (Math.multiplyExact(x, y) > meshX * meshY) {
      return violates(Reason.INSTANCES_EXCEEDED, level, x * y, meshX * meshY);
    }
    return x > meshX
        ? violates(Reason.MESH_X_EXCEEDED, level, x, meshX)
        : violates(Reason.MESH_Y_EXCEEDED, level, y, meshY);
  }

  private boolean violates(Reason reason, int level, long need, long limit) {
    this.reason = reason;
    violationLevel = level;
    violationNeed = need;
    violationLimit = limit;
    return false;
  }

  private void countCycles() {
    cycles = analysis.steps();
    for (int level = 0; level < costs.levels; level++) {
      if (costs.limited[level]) {
        cycles = Math.max(cycles, cycles(level));
      }
    }
  }

  /** Cycles of the run if the bandwidth of {@code level} alone limited it. */
  private long cycles(int level) {
    double slowdown = slowdown(level);
    return slowdown == 1 ? analysis.steps() : (long) Math.ceil(analysis.steps() / slowdown);
  }

  /** The part of full speed at which {@code level} can follow, at most 1. */
  private double slowdown(int level) {
    double read = 0;
    double write = 0;
    double steps = analysis.steps();
    for (int space = 0; space < spaces; space++) {
      double scale = costs.bandwidthScale[level * spaces + space];
      read += analysis.busiestReads(level, space) / steps * scale;
      write += analysis.busiestWrites(level, space) / steps * scale;
    }
    double slowdown = 1;
    if (costs.readBandwidth[level] < read) {
      slowdown = costs.readBandwidth[level] / read;
    }
    if (costs.writeBandwidth[level] < write) {
      slowdown = Math.min(slowdown, costs.writeBandwidth[level] / write);
    }
    if (costs.sharedBandwidth[level] < write + read) {
      slowdown = Math.min(slowdown, costs.sharedBandwidth[level] / (write + read));
    }
    return slowdown;
  }

  private void countEnergy() {
    energyPj = computes() * costs.computePj + computeLeakagePj();
    for (int level = 0; level < costs.levels; level++) {
      double accessPj = accessPj(level);
      energyPj += leakagePj(level) + accessPj * chargedClusters(level);
    }
    if (costs.networksCost) {
      for (double pj : new NetworkEnergy(costs, analysis).byLevelPj()) {
        energyPj += pj;
      }
    }
  }

  private double leakagePj(int level) {
    return costs.leakPj[level] * cycles * analysis.instances(level);
  }

  /** As at storage, of the units that work, over the run without network latencies. */
  double computeLeakagePj() {
    return costs.computeLeakPj * cycles * computeInstances();
  }

  /** Energy of the accesses that one cluster pays for, of all data spaces. */
  private double accessPj(int level) {
    long reads = 0;
    long fills = 0;
    long updates = 0;
    for (int space = 0; space < spaces; space++) {
      reads += blocks(level, analysis.reads(level, space));
      fills += blocks(level, analysis.fills(level, space));
      updates += blocks(level, analysis.updates(level, space));
    }
    double pj =
        reads * costs.readPj[level] + fills * costs.fillPj[level] + updates * costs.updatePj[level];
    return costs.addressPj[level] == 0 ? pj : pj + addresses(level) * costs.addressPj[level];
  }

  /** An address for each block filled, and for each block of a result updated or operand read. */
  private long addresses(int level) {
    long addresses = 0;
    for (int space = 0; space < spaces; space++) {
      long others =
          readWrite[space] ? analysis.updates(level, space) : analysis.reads(level, space);
      addresses += blocks(level, analysis.fills(level, space) + others);
    }
    return addresses;
  }

  /**
   * Accesses that move whole blocks; without a division where there is a choice (see
   * EvaluatorBenchmark).
   */
  long blocks(int level, long words) {
    long block = costs.blockWords[level];
    int shift = costs.blockShift[level];
    return shift < 0 ? (words + block - 1) / block : (words + block - 1) >> shift;
  }

  /** Instances of a cluster share an access, so the cost counts once a cluster. */
  double chargedClusters(int level) {
    return utilizedClusters(level);
  }

  long utilizedClusters(int level) {
    return Math.min(analysis.instances(level), costs.clusters[level]);
  }

  private long computes() {
    return analysis.operations();
  }

  /** Why the mapping cannot run. */
  public Reason reason() {
    return reason;
  }

  /** The storage level, innermost 0, at which it cannot run, or {@link #ARITHMETIC}. */
  public int violationLevel() {
    return violationLevel;
  }

  /** What it needs there, in the unit of the reason. */
  public long violationNeed() {
    return violationNeed;
  }

  /** What is there. */
  public long violationLimit() {
    return violationLimit;
  }

  /** The readable violation. */
  public Violation violation() {
    String level;
    if (reason == Reason.KEPT_NOWHERE) {
      level = evaluator.workload().dataSpaces().get(homeless).name();
    } else if (violationLevel == ARITHMETIC) {
      level = evaluator.architecture().compute().name();
    } else {
      level = evaluator.architecture().storage().get(violationLevel).name();
    }
    return new Violation(reason, level, violationNeed, violationLimit);
  }

  /** Energy of the run, leakage included, pJ. */
  public double energyPj() {
    return energyPj;
  }

  /** Duration of the run. */
  public long cycles() {
    return Math.addExact(cycles, costs.latencyCycles);
  }

  /** Words that the backing store reads, fills and updates, over all its instances. */
  public long lastLevelAccesses() {
    int last = costs.levels - 1;
    long words = 0;
    for (int space = 0; space < spaces; space++) {
      words = Math.addExact(words, analysis.reads(last, space));
      words = Math.addExact(words, analysis.fills(last, space));
      words = Math.addExact(words, analysis.updates(last, space));
    }
    return Math.multiplyExact(words, analysis.instances(last));
  }

  /** Arithmetic units that work. */
  public long computeInstances() {
    return analysis.computeInstances();
  }

  /** The readable outcome of the mapping last evaluated. */
  public Evaluation evaluation() {
    return new EvaluationReport(evaluator, costs, analysis, this).evaluation();
  }

  long levelCycles(int level) {
    return cycles(level);
  }

  double levelSlowdown(int level) {
    return slowdown(level);
  }

  double levelLeakagePj(int level) {
    return leakagePj(level);
  }

  long levelInstances(int level) {
    return analysis.instances(level);
  }

  /** Cycles in which the instances that work leak, added over them. */
  long leakingCycles(int level) {
    return Math.multiplyExact(cycles, analysis.instances(level));
  }

  /** The same of the arithmetic units. */
  long computeLeakingCycles() {
    return Math.multiplyExact(cycles, computeInstances());
  }
}
