package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.loopwright.model.math.IndexSet;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The orders of the loops of a temporal nest that can differ in cost: one of each class of orders
 * with the same reuse pattern. Loops of bound 1 have no place in them. Safe to share.
 *
 * <p>What moves for a data space depends on its innermost loop that moves the tile, and on which
 * loops are inside that one, not on their order. Where each rank has one dimension, every further
 * loop brings the whole tile again, in any order. Where a rank is a sum of dimensions, a later loop
 * may bring less, until a loop has moved the tile along a rank of its own dimension: from then on
 * every step leaves the old tile, whatever the order. So two orders are of one class if for each
 * data space the same loops come before the first that moves it and the same sequence follows from
 * there up to the first loop of a plain rank.
 */
public final class LoopOrders {
  /** More loops than this have too many orders to compare; each counts as a class of its own. */
  private static final int MAX_COMPARED = 7;

  private enum Effect {
    NONE,
    PLAIN,
    SUMMED
  }

  private record Nest(int level, IndexSet loops) {}

  /**
   * What an order means for a data space.
   *
   * @param stationary loops inside the first that moves its tile
   * @param moving that loop and those outside it up to the first of a plain rank
   */
  private record Reuse(IndexSet stationary, List<Integer> moving) {}

  private final MapSpaceFrame frame;
  private final Effect[][] effects;
  private final Map<Nest, NestOrders> known = new ConcurrentHashMap<>();

  LoopOrders(MapSpaceFrame frame) {
    this.frame = frame;
    Workload workload = frame.workload();
    effects = new Effect[workload.dataSpaces().size()][frame.dimensions()];
    for (int space = 0; space < effects.length; space++) {
      for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
        effects[space][dimension] =
            effect(workload, workload.dataSpaces().get(space), frame.dimensionName(dimension));
      }
    }
  }

  private static Effect effect(Workload workload, DataSpace space, String dimension) {
    int ranks = 0;
    boolean summed = false;
    for (IndexExpression rank : space.projection()) {
      if (rank.terms().stream().anyMatch(term -> term.dimension().equals(dimension))) {
        ranks++;
        summed |= rank.terms().stream().filter(term -> loops(workload, term)).count() > 1;
      }
    }
    return ranks == 0 ? Effect.NONE : summed || ranks > 1 ? Effect.SUMMED : Effect.PLAIN;
  }

  private static boolean loops(Workload workload, Term term) {
    return workload.dimensions().get(workload.indexOfDimension(term.dimension())).bound() > 1;
  }

  /** The dimensions that loop at a tiling level of {@code point}. */
  public IndexSet loops(MapPoint point, int level) {
    IndexSet loops = IndexSet.EMPTY;
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      loops = point.factor(level, dimension) > 1 ? loops.with(dimension) : loops;
    }
    return loops;
  }

  /** The orders of the dimensions {@code loops}, which loop at a temporal level. */
  public NestOrders orders(int level, IndexSet loops) {
    return known.computeIfAbsent(new Nest(level, loops), this::orders);
  }

  private NestOrders orders(Nest nest) {
    TilingLevel level = frame.level(nest.level());
    int[] free = loops(level.free(), nest.loops());
    if (free.length > MAX_COMPARED) {
      return NestOrders.all(level, free);
    }
    List<Integer> innermost =
        Arrays.stream(loops(level.innermost(), nest.loops())).boxed().toList();
    List<Integer> outermost =
        Arrays.stream(loops(level.outermost(), nest.loops())).boxed().toList();
    Set<List<Reuse>> seen = new HashSet<>();
    List<int[]> classes = new ArrayList<>();
    for (int[] order : Permutations.of(free)) {
      List<Integer> whole = new ArrayList<>(innermost);
      Arrays.stream(order).forEach(whole::add);
      whole.addAll(outermost);
      if (seen.add(pattern(whole))) {
        classes.add(order);
      }
    }
    return NestOrders.of(level, free, classes);
  }

  private static int[] loops(int[] dimensions, IndexSet loops) {
    return Arrays.stream(dimensions).filter(loops::contains).toArray();
  }

  private List<Reuse> pattern(List<Integer> order) {
    return Arrays.stream(effects).map(effect -> reuse(effect, order)).toList();
  }

  private static Reuse reuse(Effect[] effect, List<Integer> order) {
    IndexSet stationary = IndexSet.EMPTY;
    int first = 0;
    while (first < order.size() && effect[order.get(first)] == Effect.NONE) {
      stationary = stationary.with(order.get(first));
      first++;
    }
    int end = first;
    while (end < order.size() && effect[order.get(end)] != Effect.PLAIN) {
      end++;
    }
    return new Reuse(stationary, List.copyOf(order.subList(first, end)));
  }
}
