package org.loopwright.cost.technology;

import org.loopwright.model.diagnostics.Require;

/**
 * What a router of an on-chip network takes: so much for each bit that passes (Parashar et al.
 * 2019, section VI-C3, leave it to users).
 *
 * @param fjPerBit fJ a bit
 */
public record RouterEnergy(double fjPerBit, String source) {
  private static final double FJ_PER_PJ = 1e3;

  public RouterEnergy {
    Require.that(fjPerBit > 0, "energy of a router must be positive but was %s fJ", fjPerBit);
    Require.notBlank(source, "source of the energy of a router");
  }

  /** pJ of a word that passes. */
  Estimate passPj(int bits) {
    Provenance provenance = new Provenance("router by bit", "technology.yaml", source, false);
    return new Estimate(fjPerBit * bits / FJ_PER_PJ, provenance);
  }
}
