package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Labelled;

/**
 * Why a mapping cannot run on the hardware.
 *
 * @param level name of the level at which it fails; of the data space that is {@link
 *     Reason#KEPT_NOWHERE}
 * @param need what the mapping takes, in the unit of the reason
 * @param limit what the hardware has
 */
public record Violation(Reason reason, String level, long need, long limit) {
  /** The resource that is short. */
  public enum Reason implements Labelled {
    CAPACITY_EXCEEDED("capacity-exceeded", "needs %d words, has %d"),
    UTILIZATION_TOO_LOW("utilization-too-low", "fills %d words, must fill at least %d"),
    INSTANCES_EXCEEDED("instances-exceeded", "needs %d instances, has %d"),
    MESH_X_EXCEEDED("mesh-x-exceeded", "needs %d instances along X, has %d"),
    MESH_Y_EXCEEDED("mesh-y-exceeded", "needs %d instances along Y, has %d"),
    PARALLELISM_TOO_LOW("parallelism-too-low", "uses %d instances, must use at least %d"),
    ENERGY_ABOVE_CAP("energy-above-cap", "takes %d pJ, may take %d"),
    DELAY_ABOVE_CAP("delay-above-cap", "takes %d cycles, may take %d"),
    OBJECTIVE_ABOVE_TOLERANCE("objective-above-tolerance", "has an objective of %d, may have %d"),
    KEPT_NOWHERE("kept-nowhere", "is kept in %d storage levels, must be in at least %d");

    private final String label;
    private final String template;

    Reason(String label, String template) {
      this.label = label;
      this.template = template;
    }

    /** Whether the whole run takes more than it may, which its loop order changes. */
    public boolean isOfRun() {
      return this == ENERGY_ABOVE_CAP
          || this == DELAY_ABOVE_CAP
          || this == OBJECTIVE_ABOVE_TOLERANCE;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public Violation {
    requireNonNull(reason, "reason");
    requireNonNull(level, "level");
  }

  /** Prints, for example, {@code RF needs 268 words, has 256}. */
  @Override
  public String toString() {
    return StorageLevel.withoutInternalNames(level)
        + " "
        + String.format(Locale.ROOT, reason.template, need, limit);
  }
}
