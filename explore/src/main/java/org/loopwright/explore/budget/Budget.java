package org.loopwright.explore.budget;

import org.loopwright.model.diagnostics.Require;

/** The most that a design may take. */
public record Budget(double areaMm2, double powerMw) {
  /** The area and power of the Eyeriss chip, as in Kwon et al. 2020, Case Study II. */
  public static final Budget EYERISS = new Budget(16, 450);

  public Budget {
    Require.that(
        areaMm2 > 0 && Double.isFinite(areaMm2),
        "area budget must be positive but was %s mm2",
        areaMm2);
    Require.that(
        powerMw > 0 && Double.isFinite(powerMw),
        "power budget must be positive but was %s mW",
        powerMw);
  }
}
