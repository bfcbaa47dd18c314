package org.loopwright.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loopwright.explore.space.PointStatus;

/**
 * How some points of a space ended, counted: what is known of all points where not every row is
 * held.
 *
 * @param counts how many points ended in each way; those that none did are left out
 * @param reasons how many points were rejected for each reason, but for those that bounds left out
 * @param unproved points whose numbers are not proved, or that may have a mapping that was not
 *     found
 * @param proved points that were mapped, with proof
 * @param layers how often a layer was mapped, by how its mapping came about
 */
public record SpaceTally(
    Map<PointStatus, Long> counts,
    Map<String, Long> reasons,
    long unproved,
    long proved,
    Map<PointLayer.Origin, Long> layers) {
  public SpaceTally {
    // In an order, so that they are written the same way each time
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    layers = Collections.unmodifiableMap(new TreeMap<>(layers));
  }

  /** Nothing counted. */
  public static SpaceTally empty() {
    return new SpaceTally(Map.of(), Map.of(), 0, 0, Map.of());
  }

  /** Counts some points. */
  public static SpaceTally of(List<PointRow> rows) {
    Map<PointStatus, Long> counts = new EnumMap<>(PointStatus.class);
    Map<String, Long> reasons = new TreeMap<>();
    Map<PointLayer.Origin, Long> layers = new EnumMap<>(PointLayer.Origin.class);
    long unproved = 0;
    long proved = 0;
    for (PointRow row : rows) {
      counts.merge(row.status(), 1L, Long::sum);
      unproved += row.isUnproved() ? 1 : 0;
      proved += row.totals().isPresent() && row.proved() ? 1 : 0;
      if (!row.isValid() && !row.status().isPruned()) {
        reasons.merge(row.reason(), 1L, Long::sum);
      }
      row.layers().forEach(layer -> layers.merge(layer.origin(), 1L, Long::sum));
    }
    return new SpaceTally(counts, reasons, unproved, proved, layers);
  }

  /** These and others together. */
  public SpaceTally plus(SpaceTally other) {
    return new SpaceTally(
        sum(counts, other.counts),
        sum(reasons, other.reasons),
        unproved + other.unproved,
        proved + other.proved,
        sum(layers, other.layers));
  }

  private static <K extends Comparable<K>> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
    Map<K, Long> sum = new TreeMap<>(one);
    other.forEach((key, number) -> sum.merge(key, number, Long::sum));
    return sum;
  }

  /** How many points were counted. */
  public long points() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
