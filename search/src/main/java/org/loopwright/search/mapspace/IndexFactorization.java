package org.loopwright.search.mapspace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.loopwright.model.math.Divisors;
import org.loopwright.model.math.FactorRange;
import org.loopwright.model.math.OrderedFactorizations;

/**
 * The index factorization sub-space, with the spatial split: for each dimension a factor at every
 * tiling level, and for every spatial factor an axis and a place in the order of its loops, such
 * that the spatial loops of each level fit its mesh together.
 *
 * <p>It is a graph of choices, one after the other: the spatial factors of the first dimension,
 * from the innermost level, then those of the second, and so on. A node is what the earlier choices
 * leave: the rest of the dimension's bound and the room on each mesh. Counting the ways from each
 * node to the end gives the size, access by index, and uniform samples. The temporal factors of a
 * dimension depend on the rest of its bound only, so they share a node.
 */
final class IndexFactorization {
  /**
   * More edges than this, and the largest meshes lose, first, the choice among orders of spatial
   * loops, and then the guarantee that the loops fit together, which the evaluator checks too.
   */
  private static final int MAX_EDGES = 120_000;

  private record Key(long rest, List<MeshRule.Room> rooms) {}

  private final MapSpaceFrame frame;
  private final int[] spatial;
  private final int[] temporal;
  private final MeshRule[] rules;
  private final OrderedFactorizations[] temporalFactors;
  private final long[][] divisors;
  private final List<Map<Key, ChoiceNode>> layers = new ArrayList<>();
  private int edges;
  private ChoiceNode root;

  IndexFactorization(MapSpaceFrame frame) {
    this.frame = frame;
    spatial = frame.levels(true);
    temporal = frame.levels(false);
    rules = frame.meshRules();
    temporalFactors = new OrderedFactorizations[frame.dimensions()];
    divisors = new long[frame.dimensions()][];
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      temporalFactors[dimension] = frame.temporalFactors(dimension);
      divisors[dimension] = Divisors.of(frame.bound(dimension));
    }
    build();
  }

  private void build() {
    root = tryBuild();
    while (root == null) {
      loosenLargestMesh();
      root = tryBuild();
    }
    layers.clear();
  }

  private void loosenLargestMesh() {
    int largest = 0;
    for (int i = 1; i < rules.length; i++) {
      if (rules[i].states() > rules[largest].states()) {
        largest = i;
      }
    }
    rules[largest] = rules[largest].loosened();
  }

  /** Builds the graph; null if it grows too large. */
  private ChoiceNode tryBuild() {
    layers.clear();
    edges = 0;
    for (int layer = 0; layer < frame.dimensions() * spatial.length; layer++) {
      layers.add(new HashMap<>());
    }
    ChoiceNode first = firstOf(0, Arrays.stream(rules).map(MeshRule::emptyMesh).toList());
    return isTooLarge() ? null : first;
  }

  private boolean isTooLarge() {
    return edges > MAX_EDGES && Arrays.stream(rules).anyMatch(MeshRule::canLoosen);
  }

  private ChoiceNode firstOf(int dimension, List<MeshRule.Room> rooms) {
    if (dimension == frame.dimensions()) {
      return ChoiceNode.END;
    }
    return node(dimension, 0, frame.bound(dimension), rooms);
  }

  private ChoiceNode node(int dimension, int place, long rest, List<MeshRule.Room> rooms) {
    if (place == spatial.length) {
      BigInteger ways = temporalFactors[dimension].countOf(rest);
      return ways.signum() == 0
          ? ChoiceNode.DEAD
          : ChoiceNode.temporal(rest, ways, firstOf(dimension + 1, rooms));
    }
    Map<Key, ChoiceNode> layer = layers.get(dimension * spatial.length + place);
    Key key = new Key(rest, rooms);
    ChoiceNode known = layer.get(key);
    if (known == null) {
      known = choices(dimension, place, rest, rooms);
      layer.put(key, known);
    }
    return known;
  }

  private ChoiceNode choices(int dimension, int place, long rest, List<MeshRule.Room> rooms) {
    ChoiceNode.Builder builder = new ChoiceNode.Builder();
    TilingLevel level = frame.level(spatial[place]);
    for (long factor : divisors[dimension]) {
      if (factor > rest || isTooLarge()) {
        break;
      }
      if (rest % factor == 0 && level.allows(dimension, factor)) {
        for (boolean onY : MeshRule.AXES) {
          MeshRule.Room room = rules[place].after(rooms.get(place), dimension, factor, onY);
          if (room != null) {
            List<MeshRule.Room> left = new ArrayList<>(rooms);
            left.set(place, room);
            int places = rules[place].places(rooms.get(place), dimension, factor, onY);
            edges += places;
            ChoiceNode next = node(dimension, place + 1, rest / factor, left);
            builder.add(factor, onY, places, next);
          }
        }
      }
    }
    return builder.build();
  }

  BigInteger size() {
    return root.count();
  }

  /** Why no factorization exists; empty if one does. */
  List<Infeasibility> infeasibilities() {
    List<Infeasibility> found = new ArrayList<>();
    if (size().signum() > 0) {
      return found;
    }
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      if (ownWays(dimension).signum() == 0) {
        found.add(new Infeasibility(frame.dimensionName(dimension), limits(frame, dimension)));
      }
    }
    if (found.isEmpty()) {
      found.add(
          new Infeasibility(
              "spatial loops", "the least factors that the constraints ask for exceed the mesh"));
    }
    return found;
  }

  /** Ways to factor one dimension, if it had every mesh for itself. */
  private BigInteger ownWays(int dimension) {
    List<FactorRange> ranges =
        frame.levels().stream().map(level -> level.range(dimension)).toList();
    return OrderedFactorizations.of(frame.bound(dimension), ranges).count();
  }

  /** What the constraints ask of the factors of a dimension that has no factorization. */
  static String limits(MapSpaceFrame frame, int dimension) {
    List<String> limits = new ArrayList<>();
    for (TilingLevel level : frame.levels()) {
      FactorRange range = level.range(dimension);
      if (range.least() > 1 || range.most() < frame.bound(dimension)) {
        limits.add(text(range) + " at " + level);
      }
    }
    String all = limits.isEmpty() ? "its factors" : String.join(", ", limits);
    return all + " cannot multiply to " + frame.bound(dimension);
  }

  private static String text(FactorRange range) {
    if (range.least() > range.most()) {
      return range.least() + " where " + range.most() + " is the most";
    }
    if (range.least() == range.most()) {
      return "exactly " + range.least();
    }
    return range.least() > 1 ? range.least() + " to " + range.most() : "at most " + range.most();
  }

  void decode(BigInteger index, MapPoint into) {
    ChoiceNode node = root;
    BigInteger left = index;
    long[] factors = new long[temporal.length];
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      for (int level : spatial) {
        ChoiceNode.Edge edge = node.edgeAt(left);
        left = left.subtract(edge.countBefore());
        write(level, dimension, edge, into);
        node = edge.target();
      }
      BigInteger[] parts = left.divideAndRemainder(node.next().count());
      temporalFactors[dimension].unrank(node.rest(), parts[0], factors);
      write(dimension, factors, into);
      left = parts[1];
      node = node.next();
    }
  }

  void sample(RandomGenerator random, long[] factors, MapPoint into) {
    ChoiceNode node = root;
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      for (int level : spatial) {
        ChoiceNode.Edge edge = node.sampleEdge(random);
        write(level, dimension, edge, into);
        node = edge.target();
      }
      temporalFactors[dimension].sample(node.rest(), random, factors);
      write(dimension, factors, into);
      node = node.next();
    }
  }

  private static void write(int level, int dimension, ChoiceNode.Edge edge, MapPoint into) {
    into.putFactor(level, dimension, edge.factor());
    into.putAxis(level, dimension, edge.onY());
    into.insertSpatial(level, dimension, edge.place());
  }

  private void write(int dimension, long[] factors, MapPoint into) {
    for (int i = 0; i < temporal.length; i++) {
      into.putFactor(temporal[i], dimension, factors[i]);
    }
  }
}
