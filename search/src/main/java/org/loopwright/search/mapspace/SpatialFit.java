package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.model.math.Divisors;
import org.loopwright.model.math.OrderedFactorizations;

/**
 * Whether any index factorization with its spatial split exists, without counting them. Of the
 * spatial factors of a dimension only minimal ones matter, those that no others are at most equal
 * to at every level: smaller factors leave no less room on any mesh.
 */
final class SpatialFit {
  private record Stage(int dimension, List<MeshRule.Room> rooms) {}

  private final MapSpaceFrame frame;
  private final int[] spatial;
  private final MeshRule[] rules;
  private final List<List<long[]>> minimalFactors = new ArrayList<>();
  private final Set<Stage> hopeless = new HashSet<>();

  SpatialFit(MapSpaceFrame frame) {
    this.frame = frame;
    spatial = frame.levels(true);
    rules = Arrays.stream(frame.meshRules()).map(MeshRule::loosened).toArray(MeshRule[]::new);
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      minimalFactors.add(minimalFactors(dimension));
    }
  }

  /** The minimal spatial factors of a dimension; none if it cannot be factored. */
  private List<long[]> minimalFactors(int dimension) {
    OrderedFactorizations rest = frame.temporalFactors(dimension);
    List<long[]> found = new ArrayList<>();
    collect(dimension, 0, frame.bound(dimension), new long[spatial.length], rest, found);
    return found;
  }

  private void collect(
      int dimension,
      int place,
      long left,
      long[] factors,
      OrderedFactorizations rest,
      List<long[]> found) {
    if (place == spatial.length) {
      if (rest.countOf(left).signum() > 0) {
        found.add(factors.clone());
      }
      return;
    }
    for (long factor : Divisors.of(left)) {
      factors[place] = factor;
      boolean useful =
          frame.level(spatial[place]).allows(dimension, factor)
              && found.stream().noneMatch(less -> isAtMost(less, factors, place));
      if (useful) {
        collect(dimension, place + 1, left / factor, factors, rest, found);
      }
    }
    factors[place] = 1;
  }

  /** Whether {@code less} is at most {@code factors} up to a place, and 1 after it. */
  private static boolean isAtMost(long[] less, long[] factors, int place) {
    for (int i = 0; i < less.length; i++) {
      if (less[i] > (i <= place ? factors[i] : 1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a dimension can be factored at all, if it had every mesh for itself. */
  boolean canFactor(int dimension) {
    return !minimalFactors.get(dimension).isEmpty();
  }

  /** Whether the spatial loops of all dimensions fit their meshes together. */
  boolean exists() {
    return exists(0, Arrays.stream(rules).map(MeshRule::emptyMesh).toList());
  }

  private boolean exists(int dimension, List<MeshRule.Room> rooms) {
    if (dimension == frame.dimensions()) {
      return true;
    }
    if (!hopeless.isEmpty() && hopeless.contains(new Stage(dimension, rooms))) {
      return false;
    }
    for (long[] factors : minimalFactors.get(dimension)) {
      if (place(dimension, 0, factors, new ArrayList<>(rooms))) {
        return true;
      }
    }
    hopeless.add(new Stage(dimension, rooms));
    return false;
  }

  /** Tries both axes for every spatial factor of a dimension, then the next dimensions. */
  private boolean place(int dimension, int place, long[] factors, List<MeshRule.Room> rooms) {
    if (place == spatial.length) {
      return exists(dimension + 1, List.copyOf(rooms));
    }
    MeshRule.Room before = rooms.get(place);
    for (boolean onY : MeshRule.AXES) {
      MeshRule.Room after = rules[place].after(before, dimension, factors[place], onY);
      if (after != null) {
        rooms.set(place, after);
        if (place(dimension, place + 1, factors, rooms)) {
          return true;
        }
      }
    }
    rooms.set(place, before);
    return false;
  }
}
