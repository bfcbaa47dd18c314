package org.loopwright.search;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.HardwareRates;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.goal.GrowingObjective;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.RunConstants;

/**
 * What no mapping can do without, with residual factors or not: every operation once, on units that
 * all work, every word once out of, or into, the outermost storage level, and the operands of every
 * operation from some level. docs/imperfect.md has the proof.
 */
final class CompulsoryBound {
  /** Sums in another order differ by less than this share. */
  private static final double ROUNDING = 1e-12;

  private final Evaluator evaluator;
  private final Workload workload;
  private final Architecture architecture;
  private final HardwareRates rates;
  private final int outermost;
  private final Constraints constraints;

  private CompulsoryBound(Evaluator evaluator, Constraints constraints) {
    this.evaluator = evaluator;
    workload = evaluator.workload();
    architecture = evaluator.architecture();
    rates = evaluator.rates();
    outermost = architecture.storage().size() - 1;
    this.constraints = constraints;
  }

  /** No mapping has an objective below this; empty if that takes more than energy and cycles. */
  static OptionalDouble of(SearchTask task, Objective objective) {
    return of(task.evaluator(), task.constraints(), objective);
  }

  static OptionalDouble of(Evaluator evaluator, Constraints constraints, Objective objective) {
    return new CompulsoryBound(evaluator, constraints).of(objective);
  }

  private OptionalDouble of(Objective objective) {
    if (objective.equals(Objective.LAST_LEVEL_ACCESSES)) {
      return OptionalDouble.of(words(false) + words(true));
    }
    return GrowingObjective.of(objective, RunConstants.of(evaluator)).stream()
        .mapToDouble(growing -> growing.value(energyPj() * (1 - ROUNDING), cycles()))
        .map(bound -> objective.equals(Objective.DELAY) ? bound : bound * (1 - ROUNDING))
        .findFirst();
  }

  private double energyPj() {
    double pj = workload.operations() * (rates.computePj() + rates.computeLeakPj());
    for (DataSpace dataSpace : workload.dataSpaces()) {
      pj += isHandedOn(dataSpace) ? 0 : energyPj(dataSpace);
    }
    return pj;
  }

  /** The cheapest level that may serve the arithmetic, and the outermost one next to it. */
  private double energyPj(DataSpace dataSpace) {
    double outermostPj = isKeptOutermost(dataSpace) ? onceOutermostPj(dataSpace) : 0;
    double leastPj = Double.POSITIVE_INFINITY;
    boolean inner = true;
    for (int level = 0; inner && level <= outermost; level++) {
      LevelConstraint limits = constraints.of(architecture.storage().get(level).name());
      inner = !limits.keep().contains(dataSpace.name());
      if (!limits.bypass().contains(dataSpace.name())) {
        double serving = servingPj(dataSpace, level);
        leastPj =
            Math.min(
                leastPj,
                level == outermost ? Math.max(outermostPj, serving) : outermostPj + serving);
      }
    }
    return Double.isInfinite(leastPj) ? outermostPj : leastPj;
  }

  private double onceOutermostPj(DataSpace dataSpace) {
    int position = position(dataSpace);
    long words = words(dataSpace);
    return rates.paidAccesses(outermost, position, words) * accessPj(dataSpace, outermost)
        + rates.paidAddresses(outermost, position, words) * rates.addressPj(outermost);
  }

  private double accessPj(DataSpace dataSpace, int level) {
    return dataSpace.readWrite() ? rates.updatePj(level) : rates.readPj(level);
  }

  /**
   * A word for every operation at the level next to the arithmetic, if it feeds one unit; from
   * further out one for every step. Units next to each other may pass on any.
   */
  private double servingPj(DataSpace dataSpace, int level) {
    if (architecture.fanout(0).instances() > 1) {
      return 0;
    }
    long instances = architecture.storage().get(level).mesh().instances();
    long receivers = level == 0 ? 1 : architecture.compute().mesh().instances();
    double served = (double) workload.operations() / receivers;
    double notRoundedOff = Math.max(0, served - instances / 2.0);
    double charged = Math.min(1, (double) rates.clusters(level) / instances);
    double accesses = notRoundedOff * charged / rates.wordsPerAccess(level, position(dataSpace));
    return accesses * accessPj(dataSpace, level);
  }

  private int position(DataSpace dataSpace) {
    return workload.indexOfDataSpace(dataSpace.name());
  }

  private double cycles() {
    long units = architecture.compute().mesh().instances();
    double computing = Math.ceil((double) workload.operations() / units * (1 - ROUNDING));
    double moving =
        Math.max(
            Math.max(
                scaled(false) / rates.readBandwidth(outermost),
                scaled(true) / rates.writeBandwidth(outermost)),
            (scaled(false) + scaled(true)) / rates.sharedBandwidth(outermost));
    double whole = rates.isLimited(outermost) ? Math.floor(moving * (1 - ROUNDING)) : 0;
    return Math.max(computing, whole) + rates.latencyCycles();
  }

  /** Words of operands, or of results, as they count for bandwidth. */
  private double scaled(boolean results) {
    double words = 0;
    for (DataSpace dataSpace : keptOutermost()) {
      if (dataSpace.readWrite() == results) {
        words += words(dataSpace) * rates.bandwidthScale(outermost, position(dataSpace));
      }
    }
    return words;
  }

  private double words(boolean results) {
    return keptOutermost().stream()
        .filter(dataSpace -> dataSpace.readWrite() == results)
        .mapToDouble(this::words)
        .sum();
  }

  /** The data spaces that every mapping keeps in the outermost level. */
  private List<DataSpace> keptOutermost() {
    return evaluator.workload().dataSpaces().stream().filter(this::isKeptOutermost).toList();
  }

  /** Whether some level answers nothing by itself, so that the outermost may hold nothing. */
  private boolean isHandedOn(DataSpace dataSpace) {
    return constraints.levels().stream()
        .anyMatch(level -> level.reuse().isOff(ReuseSwitch.COALESCING, dataSpace.name()));
  }

  private boolean isKeptOutermost(DataSpace dataSpace) {
    return !isHandedOn(dataSpace)
        && !constraints
            .of(architecture.storage().get(outermost).name())
            .bypass()
            .contains(dataSpace.name());
  }

  /**
   * Different words that the operations touch, at least. Of a sum of terms there are at least as
   * many different values as steps of all its dimensions, and one; ranks without a common dimension
   * vary apart.
   */
  private long words(DataSpace dataSpace) {
    long product = 1;
    long most = 1;
    Set<String> seen = new HashSet<>();
    boolean apart = true;
    for (IndexExpression rank : dataSpace.projection()) {
      long values = 1;
      for (Term term : rank.terms()) {
        apart &= seen.add(term.dimension());
        int dimension = workload.indexOfDimension(term.dimension());
        values = Math.addExact(values, workload.dimensions().get(dimension).bound() - 1);
      }
      most = Math.max(most, values);
      product = apart ? Math.multiplyExact(product, values) : product;
    }
    return apart ? product : most;
  }
}
