package org.loopwright.interpreter;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the network below one level carries of one data space, all instances of the level together.
 */
final class NetworkTally {
  private long words;
  private long greatestGroup = 1;
  private long merges;
  private long linkTransfers;

  /** The number of requests for each set of words; an empty request is none. */
  static Map<Set<Long>, Integer> group(Collection<Set<Long>> requests) {
    Map<Set<Long>, Integer> groups = new HashMap<>();
    for (Set<Long> request : requests) {
      if (!request.isEmpty()) {
        groups.merge(request, 1, Integer::sum);
      }
    }
    return groups;
  }

  static long words(Collection<Set<Long>> sets) {
    return sets.stream().mapToLong(Set::size).sum();
  }

  /** Each set of words crosses once, whoever shares it. */
  void carry(Map<Set<Long>, Integer> groups) {
    words += words(groups.keySet());
    groups.forEach(
        (set, sharers) -> {
          greatestGroup = Math.max(greatestGroup, sharers);
          merges += (sharers - 1L) * set.size();
        });
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
