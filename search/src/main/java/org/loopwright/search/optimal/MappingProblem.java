package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.List;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.HardwareRates;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.TilingLevel;

/** What is searched, in the terms of the search; immutable. */
final class MappingProblem {
  /** Sets of data spaces are bits, three of which have to fit into an int. */
  static final int MOST_DATA_SPACES = 10;

  final Evaluator evaluator;
  final HardwareRates rates;
  final MapSpace space;
  final SearchGoal goal;
  final int dimensions;
  final int levels;
  final long[] bounds;
  final DataSpaceShape[] shapes;

  /** By storage level: its temporal tiling level. */
  final int[] temporal;

  /** By storage level: its spatial tiling level, -1 if it has none. */
  final int[] spatial;

  /** Arithmetic units that must work. */
  final long leastUnits;

  final AccessPrices prices;

  /** Those of the goal; of the mappings that are as fast the search prefers the frugal. */
  final List<Objective> objectives;

  MappingProblem(Evaluator evaluator, MapSpace space, SearchGoal goal, long leastUnits) {
    this.evaluator = evaluator;
    this.space = space;
    this.goal = goal;
    this.leastUnits = leastUnits;
    rates = evaluator.rates();
    dimensions = space.dimensions();
    levels = evaluator.architecture().storage().size();
    bounds = new long[dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      bounds[dimension] = space.bound(dimension);
    }
    shapes = new DataSpaceShape[space.workload().dataSpaces().size()];
    if (shapes.length > MOST_DATA_SPACES) {
      throw new IllegalArgumentException(
          String.format(
              "workload %s has %d data spaces; the optimal search takes at most %d, so choose"
                  + " another search algorithm",
              space.workload().name(), shapes.length, MOST_DATA_SPACES));
    }
    for (int dataSpace = 0; dataSpace < shapes.length; dataSpace++) {
      shapes[dataSpace] = DataSpaceShape.of(space, dataSpace);
    }
    temporal = new int[levels];
    spatial = new int[levels];
    Arrays.fill(spatial, -1);
    for (int level = 0; level < space.levels().size(); level++) {
      TilingLevel tiling = space.levels().get(level);
      (tiling.isSpatial() ? spatial : temporal)[tiling.storage()] = level;
    }
    objectives =
        goal.objectives().equals(List.of(Objective.DELAY))
            ? List.of(Objective.DELAY, Objective.ENERGY)
            : goal.objectives();
    prices =
        goal.first() == Objective.LAST_LEVEL_ACCESSES
            ? AccessPrices.ofLastLevel(levels)
            : AccessPrices.ofEnergy(rates, levels);
  }

  /** An evaluator of complete mappings for one thread. */
  CandidateEvaluator candidateEvaluator() {
    return new CandidateEvaluator(evaluator.session(), goal.withObjectives(objectives), leastUnits);
  }
}
