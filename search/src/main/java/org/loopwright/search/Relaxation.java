package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import org.loopwright.cost.Violation;

/**
 * The cheapest way to make a mapping valid: of all violations that a search met, the one nearest to
 * its limit, as a part of the limit. Every mapping fails at its first violation only, so there may
 * be more to relax behind it.
 */
public record Relaxation(Violation violation) {
  public Relaxation {
    requireNonNull(violation, "violation");
  }

  /** How much is missing, in the unit of the reason. */
  public long missing() {
    return Math.abs(violation.need() - violation.limit());
  }

  /** Prints, for example, {@code RF is 12 words short (needs 268, has 256)}. */
  @Override
  public String toString() {
    long need = violation.need();
    long limit = violation.limit();
    String level = violation.level();
    return switch (violation.reason()) {
      case CAPACITY_EXCEEDED ->
          level + " is " + missing() + " words short (needs " + need + ", has " + limit + ")";
      case INSTANCES_EXCEEDED -> instances("") + " short (needs " + need + ", has " + limit + ")";
      case MESH_X_EXCEEDED ->
          instances(" along X") + " short (needs " + need + ", has " + limit + ")";
      case MESH_Y_EXCEEDED ->
          instances(" along Y") + " short (needs " + need + ", has " + limit + ")";
      case UTILIZATION_TOO_LOW ->
          level + " holds " + missing() + " words too few (" + need + " of at least " + limit + ")";
      case PARALLELISM_TOO_LOW ->
          level
              + " works on "
              + missing()
              + " units too few ("
              + need
              + " of at least "
              + limit
              + ")";
      case ENERGY_ABOVE_CAP, DELAY_ABOVE_CAP, KEPT_NOWHERE -> violation.toString();
    };
  }

  private String instances(String where) {
    return violation.level() + " is " + missing() + " instances" + where;
  }
}
