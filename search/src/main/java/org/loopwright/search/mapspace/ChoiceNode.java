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

  /** One choice: a spatial factor, its axis and its place there, and where that leads. */
  record Edge(long factor, boolean onY, int place, ChoiceNode target) {}

  private final long rest;
  private final BigInteger count;
  private final ChoiceNode[] targets;
  private final long[] factors;
  private final boolean[] alongY;
  private final int[] places;
  private final BigInteger[] before;
  private final double[] shareUpTo;

  private ChoiceNode(long rest, BigInteger count, List<Edge> edges) {
    this.rest = rest;
    this.count = count;
    targets = new ChoiceNode[edges.size()];
    factors = new long[edges.size()];
    alongY = new boolean[edges.size()];
    places = new int[edges.size()];
    before = new BigInteger[edges.size()];
    shareUpTo = new double[edges.size()];
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < targets.length; i++) {
      targets[i] = edges.get(i).target();
      factors[i] = edges.get(i).factor();
      alongY[i] = edges.get(i).onY();
      places[i] = edges.get(i).place();
      before[i] = sum;
      sum = sum.add(targets[i].count);
      shareUpTo[i] = ratio(sum, count);
    }
  }

  private static double ratio(BigInteger part, BigInteger whole) {
    int excess = Math.max(0, whole.bitLength() - Double.MAX_EXPONENT);
    return excess == 0
        ? part.doubleValue() / whole.doubleValue()
        : part.shiftRight(excess).doubleValue() / whole.shiftRight(excess).doubleValue();
  }

  /** The temporal factors of a dimension, {@code ways} of them, and then {@code next}. */
  static ChoiceNode temporal(long rest, BigInteger ways, ChoiceNode next) {
    return next.count.signum() == 0
        ? DEAD
        : new ChoiceNode(rest, ways.multiply(next.count), List.of(new Edge(1, false, 0, next)));
  }

  /** Collects the edges of a choice. */
  static final class Builder {
    private final List<Edge> edges = new ArrayList<>();
    private BigInteger count = BigInteger.ZERO;

    void add(long factor, boolean onY, int places, ChoiceNode target) {
      if (target.count.signum() > 0) {
        for (int place = 0; place < places; place++) {
          edges.add(new Edge(factor, onY, place, target));
        }
        count = count.add(target.count.multiply(BigInteger.valueOf(places)));
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
    return targets[0];
  }

  ChoiceNode target(int edge) {
    return targets[edge];
  }

  long factor(int edge) {
    return factors[edge];
  }

  boolean onY(int edge) {
    return alongY[edge];
  }

  /** The place among the loops along the same axis that earlier choices put there. */
  int place(int edge) {
    return places[edge];
  }

  BigInteger countBefore(int edge) {
    return before[edge];
  }

  int edgeAt(BigInteger index) {
    int edge = targets.length - 1;
    while (before[edge].compareTo(index) > 0) {
      edge--;
    }
    return edge;
  }

  /** An edge, drawn with the probability of its share of the ways. */
  int sampleEdge(RandomGenerator random) {
    double drawn = random.nextDouble();
    int edge = 0;
    while (edge < targets.length - 1 && drawn >= shareUpTo[edge]) {
      edge++;
    }
    return edge;
  }
}
