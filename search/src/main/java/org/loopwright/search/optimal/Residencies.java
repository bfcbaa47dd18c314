package org.loopwright.search.optimal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.search.mapspace.MapPoint;

/** Every choice of keeping or bypassing that the constraints leave, one data space at a time. */
final class Residencies {
  private Residencies() {}

  /** By data space: the sets of levels that may keep it, a bit for each level. */
  static int[][] of(MappingProblem problem) {
    MapPoint point = problem.space.newPoint();
    problem.space.decodeBypass(BigInteger.ZERO, point);
    int[][] all = new int[problem.shapes.length][];
    for (int dataSpace = 0; dataSpace < all.length; dataSpace++) {
      all[dataSpace] = of(problem, point, dataSpace);
    }
    return all;
  }

  private static int[] of(MappingProblem problem, MapPoint point, int dataSpace) {
    int kept = 0;
    int free = 0;
    for (int level = 0; level < problem.levels; level++) {
      if (problem.space.isBypassFree(level, dataSpace)) {
        free |= 1 << level;
      } else if (point.keeps(level, dataSpace)) {
        kept |= 1 << level;
      }
    }
    List<Integer> sets = new ArrayList<>();
    int subset = free;
    while (true) {
      if ((kept | subset) != 0) {
        sets.add(kept | subset);
      }
      if (subset == 0) {
        return sets.stream().mapToInt(Integer::intValue).toArray();
      }
      subset = (subset - 1) & free;
    }
  }
}
