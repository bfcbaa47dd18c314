package org.loopwright.search.mapspace;

import java.util.HashMap;
import java.util.Map;
import org.loopwright.model.math.Divisors;

/**
 * The most arithmetic units that any factorization can set to work. Each spatial level is bounded
 * by itself: exactly, but for what the levels take from one another.
 */
final class ParallelBound {
  private final MapSpaceFrame frame;

  ParallelBound(MapSpaceFrame frame) {
    this.frame = frame;
  }

  /** The product of the greatest numbers of instances of all spatial levels. */
  long units() {
    long units = 1;
    for (int level : frame.levels(true)) {
      units = Math.multiplyExact(units, instances(level));
    }
    return units;
  }

  /** The most instances of one spatial level that loops can fill. */
  private long instances(int level) {
    MeshRule rule = frame.meshRule(level).loosened();
    Map<MeshRule.Room, Long> most = new HashMap<>(Map.of(rule.emptyMesh(), 1L));
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      Map<MeshRule.Room, Long> next = new HashMap<>();
      for (long factor : Divisors.of(frame.bound(dimension))) {
        if (frame.level(level).allows(dimension, factor)) {
          spread(rule, dimension, factor, most, next);
        }
      }
      most = next;
    }
    return most.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static void spread(
      MeshRule rule,
      int dimension,
      long factor,
      Map<MeshRule.Room, Long> most,
      Map<MeshRule.Room, Long> next) {
    most.forEach(
        (room, instances) -> {
          for (boolean onY : MeshRule.AXES) {
            MeshRule.Room after = rule.after(room, dimension, factor, onY);
            if (after != null) {
              next.merge(after, instances * factor, Math::max);
            }
          }
        });
  }
}
