package org.loopwright.analysis.perfect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkLayout;
import org.loopwright.model.architecture.Topology;

/**
 * Hops of the multicasts below one level, by the topology of its network. Mutable scratch of one
 * thread.
 */
public final class MeshHops {
  /** Arrangements whose groups are remembered; with more all are forgotten. */
  private static final int MAX_KNOWN = 4096;

  /** Parts of the key of an arrangement, in all but odd nests. */
  private static final int MAX_KEY = 24;

  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final ChildEnumeration enumeration;

  /** By storage level, how its children are joined. */
  private final List<NetworkLayout> layouts;

  private final Map<List<Long>, Map<Long, Groups>> known = new HashMap<>();

  public MeshHops(WorkloadGeometry geometry, Architecture architecture, LoopStack loops) {
    this.geometry = geometry;
    this.loops = loops;
    enumeration = new ChildEnumeration(geometry, loops);
    layouts = architecture.storage().stream().map(storage -> storage.network().layout()).toList();
  }

  /**
   * The groups of one size.
   *
   * @param groups their number
   * @param hops hops of one multicast to each of them, summed
   */
  private record Groups(long groups, double hops) {
    Groups and(Groups more) {
      return new Groups(groups + more.groups, hops + more.hops);
    }
  }

  /**
   * Average hops of the multicasts below a level. All instances of the mesh are taken to work, and
   * every group of children to share as many words as the others.
   *
   * @param unicast whether each child is served by itself
   */
  public double averageHops(int level, int space, boolean unicast) {
    if (!loops.hasSpatialLoops(level)) {
      return 0;
    }
    double hops = 0;
    long groups = 0;
    for (Groups ofOneSize : ofAll(level, space, unicast).values()) {
      hops += ofOneSize.hops();
      groups += ofOneSize.groups();
    }
    return hops / groups;
  }

  /**
   * Adds words times hops of all multicasts below one instance, as one word of each reaches all of
   * its group.
   *
   * @param transfers what moves below the level, before levels are folded
   * @param records how the words are shared
   * @param hopWords by record: gets the sum
   */
  void addHopWords(
      int level, int space, TileTransfers transfers, TransferRecords records, double[] hopWords) {
    if (!loops.hasSpatialLoops(level)) {
      return;
    }
    boolean unicast = transfers.isUnicast(level);
    if (transfers.plainWords > 0) {
      add(ofAll(level, space, unicast), transfers.plainWords, records, hopWords);
    }
    for (int i = 0; i < transfers.forwardCount; i++) {
      add(
          ofUnserved(level, space, transfers.forwardShift[i], unicast),
          transfers.forwardWords[i],
          records,
          hopWords);
    }
  }

  /** Adds the hops of some words to each group to those of the record of such groups. */
  private static void add(
      Map<Long, Groups> bySize, long words, TransferRecords records, double[] hopWords) {
    for (int i = 0; i < records.count; i++) {
      Groups groups = bySize.get(records.multicast[i]);
      if (groups != null && groups.groups() == records.groups[i]) {
        hopWords[i] += groups.hops() * words;
      }
    }
  }

  /** The groups of children that share a delta, by the number of children in a group. */
  private Map<Long, Groups> ofAll(int level, int space, boolean unicast) {
    return known(
        arrangement(level, space, unicast, false, 0), () -> countAll(level, space, unicast));
  }

  /** The groups of the children that no neighbour serves, by the number of children in a group. */
  private Map<Long, Groups> ofUnserved(int level, int space, long shift, boolean unicast) {
    return known(
        arrangement(level, space, unicast, true, shift),
        () -> countUnserved(level, space, shift, unicast));
  }

  private Map<Long, Groups> known(List<Long> key, Supplier<Map<Long, Groups>> count) {
    if (known.size() == MAX_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(key, k -> count.get());
  }

  /**
   * All that the groups depend on: how the children lie, and how far their deltas are apart, which
   * counts in proportion only.
   *
   * @param unservedOnly whether neighbours serve those that the next step is {@code shift} apart
   *     from
   */
  private List<Long> arrangement(
      int level, int space, boolean unicast, boolean unservedOnly, long shift) {
    List<Long> key = new ArrayList<>(MAX_KEY);
    key.add((long) level);
    key.add(
        (unicast ? 1L : 0L)
            + (unservedOnly ? 2L : 0L)
            + (geometry.ownsAllRanks[space] ? 4L : 0L) // what distances are differs, see there
            + (geometry.readWrite[space] ? 8L : 0L));
    long unit = unit(level, space, shift);
    key.add(shift / unit);
    for (int loop = loops.spatialStart(level); loop < loops.spatialStart(level + 1); loop++) {
      key.add(loops.spatialBound(loop));
      key.add(loops.spatialOnY(loop) ? 1L : 0L);
      key.add(distance(space, loop) / unit);
    }
    return key;
  }

  /** What all distances are multiples of. */
  private long unit(int level, int space, long shift) {
    long unit = Math.abs(shift);
    for (int loop = loops.spatialStart(level); loop < loops.spatialStart(level + 1); loop++) {
      unit = gcd(unit, Math.abs(distance(space, loop)));
    }
    return Math.max(1, unit);
  }

  private static long gcd(long a, long b) {
    long larger = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }

  /**
   * How far two children are apart that are next to each other along a loop; where a data space
   * owns its ranks only whether they are, as no two loops lead to the same place.
   */
  private long distance(int space, int loop) {
    long shift = geometry.shift[space * loops.dimensions() + loops.spatialDimension(loop)];
    return geometry.ownsAllRanks[space] ? Long.signum(shift) : shift * loops.spatialStride(loop);
  }

  private Map<Long, Groups> countAll(int level, int space, boolean unicast) {
    int children = enumeration.placeAll(level, space, 0);
    int[] all = new int[children];
    Arrays.setAll(all, child -> child);
    return bySize(level, space, all, unicast);
  }

  private Map<Long, Groups> countUnserved(int level, int space, long shift, boolean unicast) {
    int children = enumeration.placeAll(level, space, 0);
    int[] unserved = new int[children];
    int count = 0;
    for (int child = 0; child < children; child++) {
      if (!enumeration.isServed(level, child, children, shift)) {
        unserved[count++] = child;
      }
    }
    return bySize(level, space, Arrays.copyOf(unserved, count), unicast);
  }

  /** Groups children by their deltas, which are taken in the order of their addresses. */
  private Map<Long, Groups> bySize(int level, int space, int[] children, boolean unicast) {
    long[] distinct = distinct(children);
    int[] groupOf = new int[children.length];
    int[] ends = new int[distinct.length];
    for (int i = 0; i < children.length; i++) {
      groupOf[i] = Arrays.binarySearch(distinct, enumeration.address[children[i]]);
      ends[groupOf[i]]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    int[] next = ends.clone();
    long[] ordered = new long[children.length];
    for (int i = children.length - 1; i >= 0; i--) {
      ordered[--next[groupOf[i]]] = children[i];
    }
    return bySize(level, space, ordered, unicast ? everyPlace(children.length) : ends);
  }

  /** The addresses of children, each once, in their order. */
  private long[] distinct(int[] children) {
    long[] sorted = new long[children.length];
    Arrays.setAll(sorted, i -> enumeration.address[children[i]]);
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private static int[] everyPlace(int count) {
    int[] ends = new int[count];
    Arrays.setAll(ends, i -> i + 1);
    return ends;
  }

  /**
   * The hops of groups.
   *
   * @param ordered the children, group by group
   * @param ends where each group ends
   */
  private Map<Long, Groups> bySize(int level, int space, long[] ordered, int[] ends) {
    Mesh mesh = new Mesh(loops.meshX(level), loops.meshY(level));
    Topology topology = layouts.get(level).topology(geometry.readWrite[space]);
    Map<Long, Groups> bySize = new TreeMap<>();
    int start = 0;
    for (int end : ends) {
      double hops = topology.hops(mesh, Arrays.copyOfRange(ordered, start, end));
      bySize.merge((long) end - start, new Groups(1, hops), Groups::and);
      start = end;
    }
    return bySize;
  }
}
