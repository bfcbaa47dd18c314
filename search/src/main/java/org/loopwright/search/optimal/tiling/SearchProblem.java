package org.loopwright.search.optimal.tiling;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.HardwareRates;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * What the optimal search is given, with storage levels, dimensions and data spaces by number.
 * Immutable.
 */
public final class SearchProblem {
  /** Tables are kept for subsets of the data spaces, so their number is limited. */
  public static final int MAX_DATA_SPACES = 10;

  private static final int NO_TILING_LEVEL = -1;

  private final Evaluator evaluator;
  private final HardwareRates rates;
  private final MapSpace space;
  private final SearchGoal goal;
  private final long minUnits;
  private final int levels;
  private final List<DataSpaceShape> shapes;
  private final int[] temporal;
  private final int[] spatial;
  private final AccessPrices prices;
  private final List<Objective> objectives;

  /**
   * Prepares a problem.
   *
   * @param minUnits arithmetic units that must work
   */
  public SearchProblem(Evaluator evaluator, MapSpace space, SearchGoal goal, long minUnits) {
    this.evaluator = evaluator;
    this.space = space;
    this.goal = goal;
    this.minUnits = minUnits;
    rates = evaluator.rates();
    levels = evaluator.architecture().storage().size();
    int dataSpaces = space.workload().dataSpaces().size();
    if (dataSpaces > MAX_DATA_SPACES) {
      throw new IllegalArgumentException(
          String.format(
              "workload %s has %d data spaces; the optimal search takes at most %d, so choose"
                  + " another search algorithm",
              space.workload().name(), dataSpaces, MAX_DATA_SPACES));
    }
    shapes = IntStream.range(0, dataSpaces).mapToObj(v -> DataSpaceShape.of(space, v)).toList();
    temporal = IntStream.range(0, levels).map(level -> tilingLevel(level, false)).toArray();
    spatial = IntStream.range(0, levels).map(level -> tilingLevel(level, true)).toArray();
    objectives =
        goal.objectives().equals(List.of(Objective.DELAY))
            ? List.of(Objective.DELAY, Objective.ENERGY)
            : goal.objectives();
    prices =
        goal.first() == Objective.LAST_LEVEL_ACCESSES
            ? AccessPrices.ofLastLevel(levels)
            : AccessPrices.ofEnergy(rates, levels);
  }

  private int tilingLevel(int storage, boolean isSpatial) {
    for (int level = 0; level < space.levels().size(); level++) {
      TilingLevel tiling = space.levels().get(level);
      if (tiling.storage() == storage && tiling.isSpatial() == isSpatial) {
        return level;
      }
    }
    return NO_TILING_LEVEL;
  }

  /** An evaluator of mappings that knows the objectives, the caps and the least parallelism. */
  public CandidateEvaluator newCandidateEvaluator() {
    return new CandidateEvaluator(evaluator.session(), goal.withObjectives(objectives), minUnits);
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  public HardwareRates rates() {
    return rates;
  }

  public MapSpace space() {
    return space;
  }

  public SearchGoal goal() {
    return goal;
  }

  /** Arithmetic units that must work. */
  public long minUnits() {
    return minUnits;
  }

  public int dimensions() {
    return space.dimensions();
  }

  /** Storage levels, the innermost being number 0. */
  public int levels() {
    return levels;
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
    return temporal[level];
  }

  /** The tiling level of the spatial loops below a storage level, if it has any. */
  public OptionalInt spatial(int level) {
    return spatial[level] == NO_TILING_LEVEL ? OptionalInt.empty() : OptionalInt.of(spatial[level]);
  }

  public AccessPrices prices() {
    return prices;
  }

  /** The objectives of the goal; of equally fast mappings the search prefers the frugal. */
  public List<Objective> objectives() {
    return objectives;
  }
}
