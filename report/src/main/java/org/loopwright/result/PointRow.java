package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpacePoint;

/**
 * What became of one point of a space.
 *
 * @param totals what it takes; empty where it was not mapped as a whole
 * @param bound no mapping of it takes less of anything; empty where it could not be built
 * @param proved whether every layer is mapped to the optimum that was asked for
 * @param reason why it is no valid point; empty if it is one
 * @param layers those that were mapped
 */
public record PointRow(
    SpacePoint point,
    PointStatus status,
    Optional<PointTotals> totals,
    Optional<PointTotals> bound,
    boolean proved,
    String reason,
    List<PointLayer> layers) {
  public PointRow {
    requireNonNull(point, "point");
    requireNonNull(status, "status");
    requireNonNull(totals, "totals");
    requireNonNull(bound, "bound");
    requireNonNull(reason, "reason");
    layers = List.copyOf(layers);
  }

  /** A point that has not been mapped. */
  public static PointRow rejected(SpacePoint point, PointStatus status, String reason) {
    return new PointRow(
        point, status, Optional.empty(), Optional.empty(), false, reason, List.of());
  }

  /** The same without what the levels of its layers do. */
  public PointRow withoutLevels() {
    return new PointRow(
        point,
        status,
        totals,
        bound,
        proved,
        reason,
        layers.stream().map(PointLayer::withoutLevels).toList());
  }

  /** Whether its numbers are not proved, or it may have a mapping that was not found. */
  public boolean isUnproved() {
    return status == PointStatus.NOT_FOUND
        || status == PointStatus.FAILED
        || (totals.isPresent() && !proved);
  }

  public boolean isValid() {
    return status == PointStatus.VALID;
  }
}
