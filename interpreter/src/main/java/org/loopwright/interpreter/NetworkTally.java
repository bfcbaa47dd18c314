package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the network below one level carries of one data space, all instances of the level together.
 */
final class NetworkTally {
  private long words;
  private long greatestGroup = 1;
  private long merges;
  private long linkTransfers;

  private final boolean multicasts;

  /**
   * An idle network.
   *
   * @param multicasts whether a request of several crosses once
   */
  NetworkTally(boolean multicasts) {
    this.multicasts = multicasts;
  }

  /**
   * The requests that cross for what some ask, each a list; an empty one is none. What several ask
   * for crosses once, or as often as one of them asks for it.
   */
  List<Set<Long>> crossing(Collection<List<Set<Long>>> asked) {
    List<Set<Long>> crossing = new ArrayList<>();
    for (List<Set<Long>> requests : asked) {
      List<Set<Long>> shared = new ArrayList<>(multicasts ? crossing : List.of());
      for (Set<Long> request : requests) {
        if (!request.isEmpty() && !shared.remove(request)) {
          crossing.add(request);
        }
      }
    }
    return crossing;
  }

  static long words(Collection<Set<Long>> sets) {
    return sets.stream().mapToLong(Set::size).sum();
  }

  /** Carries requests; what crosses of them is what the level outside is asked for. */
  List<Set<Long>> carry(Collection<List<Set<Long>>> asked) {
    List<Set<Long>> crossing = crossing(asked);
    words += words(crossing);
    merges += asked.stream().mapToLong(NetworkTally::words).sum() - words(crossing);
    for (Set<Long> request : multicasts ? crossing : List.<Set<Long>>of()) {
      long sharers = asked.stream().filter(requests -> requests.contains(request)).count();
      greatestGroup = Math.max(greatestGroup, sharers);
    }
    return crossing;
  }

  /** Neighbours pass {@code words} to each other. */
  void link(long words) {
    linkTransfers += words;
  }

  long words() {
    return words;
  }

  long greatestGroup() {
    return greatestGroup;
  }

  /** Words that meet another on their way outward, or part from it on their way inward. */
  long merges() {
    return merges;
  }

  long linkTransfers() {
    return linkTransfers;
  }
}
