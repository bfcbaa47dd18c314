package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.model.math.Divisors;

/**
 * The spatial loops of one tiling level apart from how they lie on the mesh: first which factors
 * fit at all, then, for given factors, every arrangement of them. Safe to share.
 */
public final class SpatialChoices {
  private final MapSpaceFrame frame;

  SpatialChoices(MapSpaceFrame frame) {
    this.frame = frame;
  }

  /**
   * All factors, by dimension, of which some arrangement fits the mesh of spatial {@code level}.
   */
  public List<long[]> factors(int level) {
    List<long[]> found = new ArrayList<>();
    Set<MeshRule.Room> empty = Set.of(frame.meshRule(level).emptyMesh());
    extend(level, 0, new long[frame.dimensions()], empty, found);
    return found;
  }

  private void extend(
      int level, int dimension, long[] factors, Set<MeshRule.Room> rooms, List<long[]> found) {
    if (dimension == frame.dimensions()) {
      found.add(factors.clone());
      return;
    }
    MeshRule rule = frame.meshRule(level);
    for (long factor : Divisors.of(frame.bound(dimension))) {
      if (frame.level(level).allows(dimension, factor)) {
        Set<MeshRule.Room> left = new HashSet<>();
        for (MeshRule.Room room : rooms) {
          for (boolean onY : MeshRule.AXES) {
            left.add(rule.after(room, dimension, factor, onY));
          }
        }
        left.remove(null);
        if (!left.isEmpty()) {
          factors[dimension] = factor;
          extend(level, dimension + 1, factors, left, found);
        }
      }
    }
  }

  /**
   * Arranges the factors that {@code point} has at spatial {@code level} in every way that fits, in
   * a fixed order, and runs {@code each} for every one.
   */
  public void arrange(int level, MapPoint point, Runnable each) {
    int dimensions = frame.dimensions();
    place(level, 0, frame.meshRule(level).emptyMesh(), new Arrangement(point, each, dimensions));
  }

  /** The choices for the dimensions so far; places are counted among those before. */
  private static final class Arrangement {
    private final MapPoint point;
    private final Runnable each;
    private final boolean[] onY;
    private final int[] place;

    Arrangement(MapPoint point, Runnable each, int dimensions) {
      this.point = point;
      this.each = each;
      onY = new boolean[dimensions];
      place = new int[dimensions];
    }

    void complete(int level) {
      for (int dimension = 0; dimension < place.length; dimension++) {
        point.putAxis(level, dimension, onY[dimension]);
        point.insertSpatial(level, dimension, place[dimension]);
      }
      each.run();
    }
  }

  private void place(int level, int dimension, MeshRule.Room room, Arrangement chosen) {
    if (dimension == frame.dimensions()) {
      chosen.complete(level);
      return;
    }
    MeshRule rule = frame.meshRule(level);
    long factor = chosen.point.factor(level, dimension);
    for (boolean onY : MeshRule.AXES) {
      MeshRule.Room left = rule.after(room, dimension, factor, onY);
      if (left != null) {
        chosen.onY[dimension] = onY;
        int places = rule.places(room, dimension, factor, onY);
        for (int place = 0; place < places; place++) {
          chosen.place[dimension] = place;
          place(level, dimension + 1, left, chosen);
        }
      }
    }
  }
}
