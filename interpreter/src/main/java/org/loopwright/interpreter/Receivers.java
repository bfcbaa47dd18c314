package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The instances of one level for one data space: what each holds, what each needed a step ago and
 * what it needs now. Arithmetic units hold nothing from one step to the next.
 */
final class Receivers {
  private final Tensor tensor;
  private final boolean retains;
  private final long[] iterations;
  private final List<long[]> instances;
  private final List<Set<Long>> held = new ArrayList<>();
  private final List<Set<Long>> everHeld = new ArrayList<>();
  private List<Set<Long>> needed = new ArrayList<>();
  private List<Set<Long>> neededBefore;
  private long receivedWords;
  private long largestTile;

  Receivers(LoopNest nest, Tensor tensor, int level) {
    this.tensor = tensor;
    retains = level != LoopNest.ARITHMETIC;
    iterations = tensor.distances(nest.iterationsInside(level));
    instances = nest.instancesOf(level);
    for (int i = 0; i < instances.size(); i++) {
      held.add(Set.of());
      everHeld.add(new HashSet<>());
    }
    neededBefore = Collections.nCopies(instances.size(), Set.of());
    needed = neededBefore;
  }

  int count() {
    return instances.size();
  }

  /** Lets every instance move on to its tile at {@code time}. */
  void advance(long[] time) {
    neededBefore = needed;
    needed = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Set<Long> tile = tensor.touched(LoopNest.plus(time, instances.get(i)), iterations);
      Set<Long> missing = new HashSet<>(tile);
      missing.removeAll(retains ? held.get(i) : Set.of());
      needed.add(missing);
      held.set(i, tile);
      everHeld.get(i).addAll(tile);
      receivedWords += missing.size();
      largestTile = Math.max(largestTile, tile.size());
    }
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
    return receivedWords;
  }

  long largestTile() {
    return largestTile;
  }

  /** The different words that the instances held over all steps, added over the instances. */
  long everHeldWords() {
    return everHeld.stream().mapToLong(Set::size).sum();
  }
}
