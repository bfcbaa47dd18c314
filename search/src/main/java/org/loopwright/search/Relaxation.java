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
    return switch (violation.reason()) {
      case CAPACITY_EXCEEDED -> lacks("words");
      case INSTANCES_EXCEEDED -> lacks("instances");
      case MESH_X_EXCEEDED -> lacks("instances along X");
      case MESH_Y_EXCEEDED -> lacks("instances along Y");
      case UTILIZATION_TOO_LOW -> hasTooFew("holds %d words");
      case PARALLELISM_TOO_LOW -> hasTooFew("works on %d units");
      case ENERGY_ABOVE_CAP, DELAY_ABOVE_CAP, OBJECTIVE_ABOVE_TOLERANCE, KEPT_NOWHERE ->
          violation.toString();
    };
  }

  private String lacks(String unit) {
    return "%s is %d %s short (needs %d, has %d)"
        .formatted(violation.level(), missing(), unit, violation.need(), violation.limit());
  }

  private String hasTooFew(String what) {
    return ("%s " + what + " too few (%d of at least %d)")
        .formatted(violation.level(), missing(), violation.need(), violation.limit());
  }
}
