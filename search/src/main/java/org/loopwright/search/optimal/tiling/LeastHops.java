package org.loopwright.search.optimal.tiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.Topology;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;

/**
 * Hops that a word makes below a level, on average over the groups of children that share words, at
 * the least of all arrangements that the constraints allow. Safe to share.
 *
 * <p>Where every rank of a data space has one dimension, all groups are alike and get as many words
 * each, so the average does not depend on the temporal loops. Elsewhere, and where there are more
 * arrangements than it pays to look at, the least is taken to be 0, which is admissible.
 */
final class LeastHops {
  /** Children times arrangements of a spatial tiling that are looked at. */
  private static final long MAX_PLACES = 1 << 18;

  private final Architecture architecture;
  private final MapSpace space;
  private final List<DataSpaceShape> shapes;

  /** By storage level, the tiling level of the spatial loops below it. */
  private final IntFunction<OptionalInt> spatial;

  private final Map<Fanout, double[]> known = new ConcurrentHashMap<>();

  LeastHops(
      Architecture architecture,
      MapSpace space,
      List<DataSpaceShape> shapes,
      IntFunction<OptionalInt> spatial) {
    this.architecture = architecture;
    this.space = space;
    this.shapes = shapes;
    this.spatial = spatial;
  }

  /** The factors of the spatial loops below a level. */
  private record Fanout(int level, List<Long> factors) {
    long children() {
      return factors.stream().reduce(1L, Math::multiplyExact);
    }
  }

  /** Average hops of a word of a data space below a level, at the least. */
  double of(SpatialSkeleton skeleton, int level, int dataSpace) {
    if (!skeleton.isSpread(level) || !isUnderstood(shapes.get(dataSpace))) {
      return 0;
    }
    Fanout fanout = new Fanout(level, Arrays.stream(skeleton.factors(level)).boxed().toList());
    double least = known.computeIfAbsent(fanout, this::find)[dataSpace];
    // Where instances share their network a word takes at least the hop to its own child.
    boolean isShared = architecture.storage().get(level).network().layout().isShared();
    return isShared ? Math.min(1, least) : least;
  }

  private static boolean isUnderstood(DataSpaceShape shape) {
    return !shape.isNonSeparable() && !shape.slides();
  }

  private double[] find(Fanout fanout) {
    double[] least = new double[shapes.size()];
    if (spatial.apply(fanout.level).isEmpty()) {
      return least;
    }
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int tiling = spatial.apply(fanout.level).getAsInt();
    MapPoint point = space.newPoint();
    for (int dimension = 0; dimension < fanout.factors.size(); dimension++) {
      point.putFactor(tiling, dimension, fanout.factors.get(dimension));
    }
    long[] places = new long[1];
    space
        .spatialChoices()
        .arrange(
            tiling,
            point,
            () -> {
              places[0] += fanout.children();
              if (places[0] <= MAX_PLACES) {
                lower(least, fanout.level, loops(point, tiling));
              }
            });
    return places[0] <= MAX_PLACES ? least : new double[shapes.size()];
  }

  /** A spatial loop. */
  private record SpatialLoop(int dimension, long bound) {}

  /** The loops in the order in which they number the children: those along X first. */
  private static List<SpatialLoop> loops(MapPoint point, int tiling) {
    List<SpatialLoop> alongX = new ArrayList<>();
    List<SpatialLoop> alongY = new ArrayList<>();
    for (int at = 0; at < point.dimensions(); at++) {
      int dimension = point.dimensionAt(tiling, at);
      long bound = point.factor(tiling, dimension);
      if (bound > 1) {
        (point.onY(tiling, dimension) ? alongY : alongX).add(new SpatialLoop(dimension, bound));
      }
    }
    alongX.addAll(alongY);
    return alongX;
  }

  private void lower(double[] least, int level, List<SpatialLoop> loops) {
    for (int dataSpace = 0; dataSpace < least.length; dataSpace++) {
      DataSpaceShape shape = shapes.get(dataSpace);
      if (isUnderstood(shape)) {
        least[dataSpace] = Math.min(least[dataSpace], average(shape, level, loops));
      }
    }
  }

  private double average(DataSpaceShape shape, int level, List<SpatialLoop> loops) {
    Mesh mesh = architecture.fanout(level);
    Topology topology =
        architecture.storage().get(level).network().layout().topology(shape.isResult());
    long[][] groups = groups(shape, loops);
    double hops = 0;
    for (long[] group : groups) {
      hops += topology.hops(mesh, group);
    }
    return hops / groups.length;
  }

  /** The numbers of the children, by the group that shares words. */
  private static long[][] groups(DataSpaceShape shape, List<SpatialLoop> loops) {
    int number = 1;
    int size = 1;
    for (SpatialLoop loop : loops) {
      if (shape.effect(loop.dimension) == Effect.WHOLE) {
        number *= (int) loop.bound;
      } else {
        size *= (int) loop.bound;
      }
    }
    long[][] groups = new long[number][size];
    for (int child = 0; child < number * size; child++) {
      int rest = child;
      int group = 0;
      int member = 0;
      for (SpatialLoop loop : loops) {
        int digit = (int) (rest % loop.bound);
        rest /= (int) loop.bound;
        if (shape.effect(loop.dimension) == Effect.WHOLE) {
          group = group * (int) loop.bound + digit;
        } else {
          member = member * (int) loop.bound + digit;
        }
      }
      groups[group][member] = child;
    }
    return groups;
  }
}
