package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The transfer of one data space from a level that keeps it to the next inner one that does, or to
 * the arithmetic, through the networks of the levels between. Results go the same way in the other
 * direction, and are counted alike.
 */
final class Transfer {
  private final int outer;
  private final int inner;
  private final LoopNest nest;
  private final Receivers receivers;
  private final NeighbourGrid grid;
  private final int[] fanout;
  private final NetworkTally[] networks;

  /** By outer instance: words that it sends. */
  private final long[] sentWords;

  private long unionWords;

  /**
   * @param grid where the inner instances sit below one instance of the level just outside them
   * @param retains whether the inner instances hold what they have from one step to the next
   * @param multicasts by level, whether the network below it sends once what several need
   */
  Transfer(
      int outer,
      int inner,
      LoopNest nest,
      Tensor tensor,
      NeighbourGrid grid,
      boolean retains,
      IntPredicate multicasts) {
    this.outer = outer;
    this.inner = inner;
    this.nest = nest;
    this.grid = grid;
    receivers = new Receivers(nest, tensor, inner, retains);
    fanout = new int[outer + 1];
    networks = new NetworkTally[outer + 1];
    sentWords = new long[nest.instancesOf(outer).size()];
    for (int level = inner + 1; level <= outer; level++) {
      fanout[level] = nest.childrenOf(level).size();
      networks[level] = new NetworkTally(multicasts.test(level));
    }
  }

  int outer() {
    return outer;
  }

  int inner() {
    return inner;
  }

  Receivers receivers() {
    return receivers;
  }

  /** The network below {@code level}, which is the outer level or one between it and the inner. */
  NetworkTally network(int level) {
    return networks[level];
  }

  /** Words that one outer instance sends. */
  long sentWords(int instance) {
    return sentWords[instance];
  }

  /**
   * Words that the outer level would send if it could send each word that several lack once, even
   * if they do not lack all the same words.
   */
  long unionWords() {
    return unionWords;
  }

  /** Runs through all steps of the inner level. */
  void run() {
    int below = receivers.count() / sentWords.length;
    for (long[] time : nest.stepsOutside(inner)) {
      receivers.advance(time);
      for (int instance = 0; instance < sentWords.length; instance++) {
        sentWords[instance] += NetworkTally.words(requests(outer, instance));
        unionWords += union(instance * below, below).size();
      }
    }
  }

  private Set<Long> union(int first, int count) {
    Set<Long> union = new HashSet<>();
    for (int i = first; i < first + count; i++) {
      union.addAll(receivers.needed(i));
    }
    return union;
  }

  /** The sets of words that all below an instance of {@code level} ask it for now. */
  private List<Set<Long>> requests(int level, int instance) {
    if (level == inner + 1) {
      return requestsOfReceivers(instance);
    }
    List<List<Set<Long>>> requests = new ArrayList<>();
    for (int child = 0; child < fanout[level]; child++) {
      requests.add(requests(level - 1, instance * fanout[level] + child));
    }
    return networks[level].carry(requests);
  }

  private List<Set<Long>> requestsOfReceivers(int instance) {
    int first = instance * grid.instances();
    List<List<Set<Long>>> all = new ArrayList<>();
    List<List<Set<Long>>> unserved = new ArrayList<>();
    long passedOn = 0;
    for (int child = 0; child < grid.instances(); child++) {
      Set<Long> needed = receivers.needed(first + child);
      all.add(List.of(needed));
      if (neighbourHadIt(first, child)) {
        passedOn += needed.size();
      } else {
        unserved.add(List.of(needed));
      }
    }
    NetworkTally network = networks[inner + 1];
    if (NetworkTally.words(network.crossing(unserved))
        < NetworkTally.words(network.crossing(all))) {
      network.link(passedOn);
      return network.carry(unserved);
    }
    return network.carry(all);
  }

  private boolean neighbourHadIt(int first, int child) {
    Set<Long> needed = receivers.needed(first + child);
    return !needed.isEmpty()
        && grid.neighbours(child).stream()
            .anyMatch(neighbour -> receivers.neededBefore(first + neighbour).equals(needed));
  }
}
