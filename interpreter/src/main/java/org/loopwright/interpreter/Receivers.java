package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The instances of one level for one data space: what each holds, what each needed a step ago and
 * what it needs now. Arithmetic units hold nothing from one step to the next.
 */
final class Receivers {
  private final LoopNest nest;
  private final Tensor tensor;
  private final boolean retains;
  private final List<long[]> iterations;
  private final long[] distances;
  private final List<long[]> instances;
  private final List<Set<Long>> held = new ArrayList<>();
  private final List<Set<Long>> everHeld = new ArrayList<>();
  private List<Set<Long>> needed = new ArrayList<>();
  private List<Set<Long>> neededBefore;
  private final long[] receivedWords;
  private long largestTile;

  /**
   * The instances of a level.
   *
   * @param retains whether they hold what they have from one step to the next
   */
  Receivers(LoopNest nest, Tensor tensor, int level, boolean retains) {
    this.nest = nest;
    this.tensor = tensor;
    this.retains = retains;
    iterations = nest.iterationsInside(level);
    distances = tensor.distances(iterations);
    instances = nest.instancesOf(level);
    for (int i = 0; i < instances.size(); i++) {
      held.add(Set.of());
      everHeld.add(new HashSet<>());
    }
    receivedWords = new long[instances.size()];
    neededBefore = Collections.nCopies(instances.size(), Set.of());
    needed = neededBefore;
  }

  int count() {
    return instances.size();
  }

  /**
   * Lets every instance move on to its tile at {@code time}; one with nothing to do keeps what it
   * has.
   */
  void advance(long[] time) {
    neededBefore = needed;
    needed = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Set<Long> tile = tile(LoopNest.plus(time, instances.get(i)));
      Set<Long> missing = new HashSet<>(tile);
      missing.removeAll(retains ? held.get(i) : Set.of());
      needed.add(missing);
      if (!tile.isEmpty()) {
        held.set(i, tile);
      }
      everHeld.get(i).addAll(tile);
      receivedWords[i] += missing.size();
      largestTile = Math.max(largestTile, tile.size());
    }
  }

  private Set<Long> tile(long[] place) {
    boolean[] runs = new boolean[distances.length];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = nest.runs(LoopNest.plus(place, iterations.get(i)));
    }
    return tensor.touched(place, distances, runs);
  }

  /** The words that instance {@code i} lacks for its present tile. */
  Set<Long> needed(int i) {
    return needed.get(i);
  }

  /** The words that instance {@code i} lacked, and got, a step ago. */
  Set<Long> neededBefore(int i) {
    return neededBefore.get(i);
  }

  /** The words that all instances took in over all steps. */
  long receivedWords() {
    return Arrays.stream(receivedWords).sum();
  }

  /** The words that instance {@code i} took in over all steps. */
  long receivedWords(int i) {
    return receivedWords[i];
  }

  /** The different words that instance {@code i} held over all steps. */
  long everHeldWords(int i) {
    return everHeld.get(i).size();
  }

  long largestTile() {
    return largestTile;
  }

  /** The different words that the instances held over all steps, added over the instances. */
  long everHeldWords() {
    return everHeld.stream().mapToLong(Set::size).sum();
  }
}
