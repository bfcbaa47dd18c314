package org.loopwright.search.optimal.tiling;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.mapspace.MapPoint;

/**
 * Which storage levels keep which data spaces; the others are bypassed.
 *
 * @param keepers by data space: the levels that keep it
 */
public record BypassChoice(List<IndexSet> keepers) {
  public BypassChoice {
    keepers = List.copyOf(keepers);
  }

  public boolean keeps(int level, int dataSpace) {
    return keepers.get(dataSpace).contains(level);
  }

  /** The data spaces that a level keeps. */
  public IndexSet kept(int level) {
    return IndexSet.where(keepers.size(), dataSpace -> keeps(level, dataSpace));
  }

  /** The boundary of a data space whose child is {@code level}, if it keeps it and is not last. */
  public Optional<Boundary> boundaryAbove(int level, int dataSpace) {
    return boundaries(dataSpace, keepers.get(dataSpace)).stream()
        .filter(boundary -> boundary.child() == level)
        .findFirst();
  }

  /** The boundaries of a data space, from the arithmetic outward. */
  public static List<Boundary> boundaries(int dataSpace, IndexSet keepers) {
    List<Boundary> boundaries = new ArrayList<>(keepers.size());
    int child = Boundary.ARITHMETIC;
    int last = keepers.last();
    for (int parent = keepers.first(); parent <= last; parent = keepers.next(parent + 1)) {
      boundaries.add(new Boundary(dataSpace, child, parent));
      child = parent;
    }
    return boundaries;
  }

  /** By data space: the sets of levels that may keep it under the constraints. */
  public static List<List<IndexSet>> choices(SearchProblem problem) {
    MapPoint point = problem.space().newPoint();
    problem.space().decodeBypass(BigInteger.ZERO, point);
    List<List<IndexSet>> choices = new ArrayList<>();
    for (int dataSpace = 0; dataSpace < problem.dataSpaces(); dataSpace++) {
      int current = dataSpace;
      IndexSet free =
          IndexSet.where(problem.levels(), level -> problem.space().isBypassFree(level, current));
      IndexSet kept =
          IndexSet.where(problem.levels(), level -> point.keeps(level, current)).minus(free);
      choices.add(free.subsets().stream().map(kept::union).filter(set -> !set.isEmpty()).toList());
    }
    return choices;
  }
}
