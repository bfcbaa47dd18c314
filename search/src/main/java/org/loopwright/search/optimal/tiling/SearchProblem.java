package org.loopwright.search.optimal.tiling;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.HardwareRates;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/**
 * What the optimal search is given, with storage levels, dimensions and data spaces by number; the
 * innermost level is number 0. Immutable.
 */
public final class SearchProblem {
  /** Tables are kept for subsets of the data spaces, so their number is limited. */
  public static final int MAX_DATA_SPACES = 10;

  private final Evaluator evaluator;
  private final MapSpace space;
  private final SearchGoal goal;
  private final long minUnits;
  private final HardwareRates rates;
  private final List<DataSpaceShape> shapes;
  private final List<Tiling> tilings;
  private final AccessPrices prices;
  private final LeastHops leastHops;

  /** What reuse is turned off, by the hardware or by constraints. */
  private final PackedSwitches switches;

  /** The tiling levels of a storage level: of its temporal loops, and of the spatial ones below. */
  private record Tiling(int temporal, OptionalInt spatial) {
    static Tiling of(MapSpace space, int storage) {
      int temporal = find(space, storage, false).orElseThrow();
      return new Tiling(temporal, find(space, storage, true));
    }

    private static OptionalInt find(MapSpace space, int storage, boolean isSpatial) {
      return IntStream.range(0, space.levels().size())
          .filter(level -> space.levels().get(level).storage() == storage)
          .filter(level -> space.levels().get(level).isSpatial() == isSpatial)
          .findFirst();
    }
  }

  /**
   * Prepares a problem.
   *
   * @param minUnits arithmetic units that must work
   */
  public SearchProblem(Evaluator evaluator, MapSpace space, SearchGoal goal, long minUnits) {
    this.evaluator = evaluator;
    this.space = space;
    this.minUnits = minUnits;
    int dataSpaces = space.workload().dataSpaces().size();
    if (dataSpaces > MAX_DATA_SPACES) {
      throw new IllegalArgumentException(
          String.format(
              "workload %s has %d data spaces; the optimal search takes at most %d, so choose"
                  + " another search algorithm",
              space.workload().name(), dataSpaces, MAX_DATA_SPACES));
    }
    this.goal = goal;
    int levels = evaluator.architecture().storage().size();
    rates = evaluator.rates();
    switches = PackedSwitches.of(space.workload(), evaluator.architecture()).and(space.switches());
    shapes = IntStream.range(0, dataSpaces).mapToObj(v -> DataSpaceShape.of(space, v)).toList();
    tilings = IntStream.range(0, levels).mapToObj(level -> Tiling.of(space, level)).toList();
    leastHops =
        new LeastHops(evaluator.architecture(), space, shapes, level -> tilings.get(level).spatial);
    prices =
        goal.first().equals(Objective.LAST_LEVEL_ACCESSES)
            ? AccessPrices.ofLastLevel(levels, dataSpaces)
            : AccessPrices.ofEnergy(
                rates,
                levels,
                IntStream.range(0, dataSpaces).map(space::workloadDataSpace).toArray());
  }

  /** An evaluator of mappings that knows the objectives, the caps and the least parallelism. */
  public CandidateEvaluator newCandidateEvaluator() {
    return new CandidateEvaluator(evaluator, goal, minUnits);
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  public MapSpace space() {
    return space;
  }

  /** Arithmetic units that must work. */
  public long minUnits() {
    return minUnits;
  }

  public HardwareRates rates() {
    return rates;
  }

  /** Bits that some words of a data space take in a level. */
  public double bits(int level, int dataSpace, double words) {
    return words * rates.wordBits(level, space.workloadDataSpace(dataSpace));
  }

  public AccessPrices prices() {
    return prices;
  }

  /** Hops that a word of a data space makes below a level, on average, at the least. */
  public double leastHops(SpatialSkeleton skeleton, int level, int dataSpace) {
    return leastHops.of(skeleton, level, dataSpace);
  }

  public int dimensions() {
    return space.dimensions();
  }

  /** Number of storage levels. */
  public int levels() {
    return tilings.size();
  }

  public int dataSpaces() {
    return shapes.size();
  }

  public DataSpaceShape shape(int dataSpace) {
    return shapes.get(dataSpace);
  }

  public List<DataSpaceShape> shapes() {
    return shapes;
  }

  /** The tiling level of the temporal loops of a storage level. */
  public int temporal(int level) {
    return tilings.get(level).temporal;
  }

  /** The tiling level of the spatial loops below a storage level, if it has any. */
  public OptionalInt spatial(int level) {
    return tilings.get(level).spatial;
  }

  /** Whether some reuse is turned off. */
  public boolean isSwitched() {
    return !switches.isNone();
  }

  private boolean isOff(ReuseSwitch which, int level, int dataSpace) {
    return switches.isOff(which, level, space.workloadDataSpace(dataSpace));
  }

  private boolean isOffSomewhere(ReuseSwitch which, int dataSpace) {
    return IntStream.range(0, levels()).anyMatch(level -> isOff(which, level, dataSpace));
  }

  /**
   * Whether the bounds say nothing of a data space, because reuse is turned off of which their
   * lemmas do not hold (docs/optimal-search.md, section 6, switches).
   */
  public boolean isUnbounded(int dataSpace) {
    return isOffSomewhere(ReuseSwitch.COALESCING, dataSpace)
        || (isOffSomewhere(ReuseSwitch.TEMPORAL_REUSE, dataSpace)
            && !shape(dataSpace).ownsAllRanks());
  }

  /**
   * The levels of some that keep a data space indeed: outside the outermost one that coalesces none
   * does.
   */
  IndexSet holding(int dataSpace, IndexSet keepers) {
    IndexSet holding = keepers;
    while (!holding.isEmpty() && isOff(ReuseSwitch.COALESCING, holding.last(), dataSpace)) {
      holding = holding.without(holding.last());
    }
    return holding;
  }

  /** Whether constraints have a level keep a data space that it may not hold. */
  public boolean isKeptInName(int level, int dataSpace) {
    return isOff(ReuseSwitch.COALESCING, level, dataSpace) && isKeptByConstraint(level, dataSpace);
  }

  private boolean isKeptByConstraint(int level, int dataSpace) {
    MapPoint point = space.newPoint();
    space.decodeBypass(BigInteger.ZERO, point);
    return !space.isBypassFree(level, dataSpace) && point.keeps(level, dataSpace);
  }
}
