package org.loopwright.search.optimal.tiling;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /** By data space: a level and the next keeper outward, or as many of them as there are. */
  public List<IndexSet> keepersFrom(int level) {
    return each(
        set -> {
          IndexSet toParent = IndexSet.below(set.next(level + 1) + 1);
          return set.contains(level)
              ? set.minus(IndexSet.below(level)).intersect(toParent)
              : IndexSet.EMPTY;
        });
  }

  /** By data space: the keepers up to a level, and where the outermost inside of it gets it. */
  public List<IndexSet> keepersUpTo(int level) {
    return each(
        set -> {
          IndexSet inside = set.intersect(IndexSet.below(level));
          int parent = inside.isEmpty() ? level : set.next(inside.last() + 1);
          return set.intersect(IndexSet.below(Math.max(level, parent) + 1));
        });
  }

  private List<IndexSet> each(UnaryOperator<IndexSet> change) {
    List<IndexSet> changed = new ArrayList<>(keepers.size());
    keepers.forEach(set -> changed.add(change.apply(set)));
    return changed;
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
      choices.add(
          free.subsets().stream()
              .map(kept::union)
              .map(set -> problem.holding(current, set))
              .filter(set -> !set.isEmpty())
              .distinct()
              .toList());
    }
    return choices;
  }
}
