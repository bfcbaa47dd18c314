package org.loopwright.analysis.perfect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkLayout;

/**
 * Hops of the multicasts below one level, by the topology of its network. Mutable scratch of one
 * thread.
 */
public final class MeshHops {
  /** Arrangements whose groups are remembered; with more all are forgotten. */
  private static final int MAX_KNOWN = 4096;

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
    Groups and(double more) {
      return new Groups(groups + 1, hops + more);
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
    return known(arrangement(level, space, unicast), () -> countAll(level, space, unicast));
  }

  /** The groups of the children that no neighbour serves, by the number of children in a group. */
  private Map<Long, Groups> ofUnserved(int level, int space, long shift, boolean unicast) {
    List<Long> key = arrangement(level, space, unicast);
    key.add(shift);
    return known(key, () -> countUnserved(level, space, shift, unicast));
  }

  private Map<Long, Groups> known(List<Long> key, Supplier<Map<Long, Groups>> count) {
    if (known.size() == MAX_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(key, k -> count.get());
  }

  /** All that the groups depend on: how the children lie, and how far their deltas are apart. */
  private List<Long> arrangement(int level, int space, boolean unicast) {
    List<Long> key = new ArrayList<>();
    key.add((long) level);
    key.add(unicast ? 1L : 0L);
    key.add(geometry.readWrite[space] ? 1L : 0L);
    for (int loop = loops.spatialStart(level); loop < loops.spatialStart(level + 1); loop++) {
      long shift = geometry.shift[space * loops.dimensions() + loops.spatialDimension(loop)];
      key.add(loops.spatialBound(loop));
      key.add(loops.spatialOnY(loop) ? 1L : 0L);
      key.add(
          geometry.ownsAllRanks[space] ? Long.signum(shift) : shift * loops.spatialStride(loop));
    }
    return key;
  }

  private Map<Long, Groups> countAll(int level, int space, boolean unicast) {
    int children = enumeration.placeAll(level, space, 0);
    return bySize(level, space, sorted(level, children, false, 0), unicast);
  }

  private Map<Long, Groups> countUnserved(int level, int space, long shift, boolean unicast) {
    int children = enumeration.placeAll(level, space, 0);
    return bySize(level, space, sorted(level, children, true, shift), unicast);
  }

  private Integer[] sorted(int level, int children, boolean unservedOnly, long shift) {
    Integer[] order = new Integer[children];
    int count = 0;
    for (int child = 0; child < children; child++) {
      if (!unservedOnly || !enumeration.isServed(level, child, children, shift)) {
        order[count++] = child;
      }
    }
    Integer[] chosen = Arrays.copyOf(order, count);
    Arrays.sort(chosen, Comparator.comparingLong(child -> enumeration.address[child]));
    return chosen;
  }

  private Map<Long, Groups> bySize(int level, int space, Integer[] order, boolean unicast) {
    Map<Long, Groups> bySize = new TreeMap<>();
    int start = 0;
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length
          || unicast
          || enumeration.address[order[i]] != enumeration.address[order[start]]) {
        Groups before = bySize.getOrDefault((long) i - start, new Groups(0, 0));
        bySize.put((long) i - start, before.and(ofGroup(level, space, order, start, i)));
        start = i;
      }
    }
    return bySize;
  }

  private double ofGroup(int level, int space, Integer[] order, int start, int end) {
    long[] children = new long[end - start];
    for (int i = start; i < end; i++) {
      children[i - start] = order[i];
    }
    return layouts
        .get(level)
        .topology(geometry.readWrite[space])
        .hops(new Mesh(loops.meshX(level), loops.meshY(level)), children);
  }
}
