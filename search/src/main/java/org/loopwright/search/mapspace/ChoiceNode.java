package org.loopwright.search.mapspace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A node in the graph of an {@link IndexFactorization}: either the choice of one spatial factor,
 * with an edge for each, or the temporal factors of a dimension, all at once. Edges that lead to no
 * mapping are left out.
 */
final class ChoiceNode {
  /** After the last choice: one way to go on, which is to stop. */
  static final ChoiceNode END = new ChoiceNode(1, BigInteger.ONE, List.of());

  /** No way from here. */
  static final ChoiceNode DEAD = new ChoiceNode(1, BigInteger.ZERO, List.of());

  /**
   * One choice.
   *
   * @param factor a spatial factor
   * @param onY whether its loop lies along Y
   * @param place of the loop among those along its axis that earlier choices put there
   * @param target where the choice leads
   * @param countBefore ways of the edges before this one, together
   */
  record Edge(long factor, boolean onY, int place, ChoiceNode target, BigInteger countBefore) {}

  private final long rest;
  private final BigInteger count;
  private final Edge[] edges;

  /** By edge, the share that it and those before it have of the ways. */
  private final double[] shareUpTo;

  /** By part of the shares, of parts of equal size, the first edge that reaches into it. */
  private final int[] firstOfPart;

  private ChoiceNode(long rest, BigInteger count, List<Edge> edges) {
    this.rest = rest;
    this.count = count;
    this.edges = edges.toArray(Edge[]::new);
    shareUpTo = new double[this.edges.length];
    for (int i = 0; i < shareUpTo.length; i++) {
      Edge edge = this.edges[i];
      shareUpTo[i] = ratio(edge.countBefore.add(edge.target.count), count);
    }
    firstOfPart = firstOfParts(shareUpTo);
  }

  /** As many parts as edges or more, a power of 2, so that the part of a share is exact. */
  private static int[] firstOfParts(double[] shareUpTo) {
    int[] first = new int[Integer.highestOneBit(Math.max(1, shareUpTo.length)) << 1];
    int edge = 0;
    for (int part = 0; part < first.length; part++) {
      double from = (double) part / first.length;
      while (edge < shareUpTo.length - 1 && from >= shareUpTo[edge]) {
        edge++;
      }
      first[part] = edge;
    }
    return first;
  }

  private static double ratio(BigInteger part, BigInteger whole) {
    int excess = Math.max(0, whole.bitLength() - Double.MAX_EXPONENT);
    return excess == 0
        ? part.doubleValue() / whole.doubleValue()
        : part.shiftRight(excess).doubleValue() / whole.shiftRight(excess).doubleValue();
  }

  /** The temporal factors of a dimension, {@code ways} of them, and then {@code next}. */
  static ChoiceNode temporal(long rest, BigInteger ways, ChoiceNode next) {
    Edge only = new Edge(1, false, 0, next, BigInteger.ZERO);
    return next.count.signum() == 0
        ? DEAD
        : new ChoiceNode(rest, ways.multiply(next.count), List.of(only));
  }

  /** Collects the edges of a choice. */
  static final class Builder {
    private final List<Edge> edges = new ArrayList<>();
    private BigInteger count = BigInteger.ZERO;

    void add(long factor, boolean onY, int places, ChoiceNode target) {
      if (target.count.signum() > 0) {
        for (int place = 0; place < places; place++) {
          edges.add(new Edge(factor, onY, place, target, count));
          count = count.add(target.count);
        }
      }
    }

    ChoiceNode build() {
      return edges.isEmpty() ? DEAD : new ChoiceNode(1, count, edges);
    }
  }

  /** Ways from here to the end. */
  BigInteger count() {
    return count;
  }

  /** What the temporal factors must multiply to. */
  long rest() {
    return rest;
  }

  /** The only target of the temporal factors. */
  ChoiceNode next() {
    return edges[0].target;
  }

  /** The edge on the way of that index. */
  Edge edgeAt(BigInteger index) {
    int edge = edges.length - 1;
    while (edges[edge].countBefore.compareTo(index) > 0) {
      edge--;
    }
    return edges[edge];
  }

  /** An edge, drawn with the probability of its share of the ways. */
  Edge sampleEdge(RandomGenerator random) {
    double drawn = random.nextDouble();
    int edge = firstOfPart[(int) (drawn * firstOfPart.length)];
    while (edge < edges.length - 1 && drawn >= shareUpTo[edge]) {
      edge++;
    }
    return edges[edge];
  }
}
