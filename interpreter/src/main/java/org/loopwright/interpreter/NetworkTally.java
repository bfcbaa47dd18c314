package org.loopwright.interpreter;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What the network below one level carries of one data space, all instances of the level together.
 */
final class NetworkTally {
  private long words;
  private int greatestGroup = 1;
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

  /** The requests that cross for some; an empty one is none. */
  List<Set<Long>> crossing(Collection<Set<Long>> requests) {
    List<Set<Long>> asked = requests.stream().filter(request -> !request.isEmpty()).toList();
    return multicasts ? asked.stream().distinct().toList() : asked;
  }

  static long words(Collection<Set<Long>> sets) {
    return sets.stream().mapToLong(Set::size).sum();
  }

  /** Carries requests; what crosses of them is what the level outside is asked for. */
  List<Set<Long>> carry(Collection<Set<Long>> requests) {
    List<Set<Long>> crossing = crossing(requests);
    words += words(crossing);
    merges += words(requests) - words(crossing);
    for (Set<Long> request : multicasts ? crossing : List.<Set<Long>>of()) {
      greatestGroup = Math.max(greatestGroup, Collections.frequency(requests, request));
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
