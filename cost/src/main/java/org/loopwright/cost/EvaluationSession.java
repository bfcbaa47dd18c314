package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.cost.Violation.Reason;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;

/**
 * Evaluates mappings one after the other: first whether the hardware can run one, then what it
 * costs. Allocates nothing unless networks take energy (see EvaluatorBenchmark). One thread's own.
 */
public final class EvaluationSession implements RunTotals {
  /** The arithmetic, in {@link #violationLevel}. */
  public static final int ARITHMETIC = -1;

  private final Workload workload;
  private final Architecture architecture;
  private final HardwareRates hardware;
  private final TileAnalysis analysis;
  private final MappingCosts costs;
  private final int spaces;
  private final double algorithmicReuse;

  private PackedMapping mapping;
  private Reason reason;
  private int violationLevel;
  private long violationNeed;
  private long violationLimit;

  /** Position of the data space that no level keeps, where that is the violation. */
  private int unkeptDataSpace;

  EvaluationSession(
      Workload workload, Architecture architecture, HardwareRates hardware, TileAnalysis analysis) {
    this.workload = workload;
    this.architecture = architecture;
    this.hardware = hardware;
    this.analysis = analysis;
    costs = new MappingCosts(workload, hardware, analysis);
    spaces = workload.dataSpaces().size();
    algorithmicReuse = workload.algorithmicReuse();
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
    costs.count();
    return true;
  }

  private boolean isKeptSomewhere() {
    for (int space = 0; space < spaces; space++) {
      boolean kept = false;
      for (int level = 0; level < hardware.levels(); level++) {
        kept |= mapping.keeps(level, space);
      }
      if (!kept) {
        unkeptDataSpace = space;
        return violates(Reason.KEPT_NOWHERE, ARITHMETIC, 0, 1);
      }
    }
    return true;
  }

  private boolean fitsArithmetic() {
    return fitsMesh(ARITHMETIC, analysis.computeX(), analysis.computeY(), hardware.computeMesh);
  }

  /** From the inside out; the first level that cannot is the one to blame. */
  private boolean fitsStorage() {
    for (int level = 0; level < hardware.levels(); level++) {
      boolean fits =
          fitsCapacity(level)
              && fitsMesh(
                  level,
                  analysis.instancesX(level),
                  analysis.instancesY(level),
                  hardware.storage[level].mesh());
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsCapacity(int level) {
    StorageHardware.Limits limits = hardware.storage[level].limits();
    long words = storedWords(level);
    if (words > limits.maxWords()) {
      return violates(Reason.CAPACITY_EXCEEDED, level, words, limits.maxWords());
    }
    return words >= limits.minWords()
        || violates(Reason.UTILIZATION_TOO_LOW, level, words, (long) Math.ceil(limits.minWords()));
  }

  /** Words of the level that the tiles take; those of another width are packed, and rounded up. */
  private long storedWords(int level) {
    StorageHardware.Blocks blocks = hardware.storage[level].blocks();
    long words = 0;
    long bits = 0;
    for (int space = 0; space < spaces; space++) {
      long tile = mapping.keepBit(level, space) * analysis.tileWords(level, space);
      words = Math.addExact(words, tile);
      bits =
          blocks.areAlike ? 0 : Math.addExact(bits, Math.multiplyExact(tile, blocks.bits(space)));
    }
    return blocks.areAlike ? words : Math.addExact(bits, blocks.wordBits - 1) / blocks.wordBits;
  }

  private boolean fitsMesh(int level, long x, long y, Mesh mesh) {
    if (x <= mesh.x() && y <= mesh.y()) {
      return true;
    }
    if (Math.multiplyExact(x, y) > mesh.instances()) {
      return violates(Reason.INSTANCES_EXCEEDED, level, x * y, mesh.instances());
    }
    return x > mesh.x()
        ? violates(Reason.MESH_X_EXCEEDED, level, x, mesh.x())
        : violates(Reason.MESH_Y_EXCEEDED, level, y, mesh.y());
  }

  private boolean violates(Reason reason, int level, long need, long limit) {
    this.reason = reason;
    violationLevel = level;
    violationNeed = need;
    violationLimit = limit;
    return false;
  }

  /** Why the mapping cannot run. */
  public Reason reason() {
    return reason;
  }

  /** The storage level, innermost 0, at which it cannot run, or {@link #ARITHMETIC}. */
  public int violationLevel() {
    return violationLevel;
  }

  /** What the mapping needs at the level of its violation, in the unit of the reason. */
  public long violationNeed() {
    return violationNeed;
  }

  /** What the level of the violation has, in the unit of the reason. */
  public long violationLimit() {
    return violationLimit;
  }

  /** The readable violation. */
  public Violation violation() {
    String level;
    if (reason == Reason.KEPT_NOWHERE) {
      level = workload.dataSpaces().get(unkeptDataSpace).name();
    } else if (violationLevel == ARITHMETIC) {
      level = architecture.compute().name();
    } else {
      level = architecture.storage().get(violationLevel).name();
    }
    return new Violation(reason, level, violationNeed, violationLimit);
  }

  @Override
  public double energyPj() {
    return costs.energyPj();
  }

  @Override
  public long cycles() {
    return costs.cycles();
  }

  @Override
  public long computes() {
    return analysis.operations();
  }

  @Override
  public long arithmeticUnits() {
    return hardware.computeMesh.instances();
  }

  @Override
  public double areaUm2() {
    return hardware.areaUm2();
  }

  @Override
  public long lastLevelAccesses() {
    int last = hardware.levels() - 1;
    long words = 0;
    for (int space = 0; space < spaces; space++) {
      words = Math.addExact(words, analysis.reads(last, space));
      words = Math.addExact(words, analysis.fills(last, space));
      words = Math.addExact(words, analysis.updates(last, space));
    }
    return Math.multiplyExact(words, analysis.instances(last));
  }

  @Override
  public double algorithmicReuse() {
    return algorithmicReuse;
  }

  /** Arithmetic units that work. */
  public long computeInstances() {
    return analysis.computeInstances();
  }

  /** The readable outcome of the mapping last evaluated. */
  public Evaluation evaluation() {
    return report().evaluation(true);
  }

  /** The same with an empty bill, which takes longer to write than all else. */
  public Evaluation evaluationWithoutBill() {
    return report().evaluation(false);
  }

  private EvaluationReport report() {
    return new EvaluationReport(
        workload, architecture, hardware, costs, analysis.counts(), algorithmicReuse);
  }
}
