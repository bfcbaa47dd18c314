package org.loopwright.study;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import org.loopwright.formats.study.Claim;

/**
 * A claim, our number and the verdict.
 *
 * @param ours nothing where it could not be computed
 * @param note why it differs, or why there is no number
 */
public record JudgedClaim(Claim claim, OptionalDouble ours, ClaimVerdict verdict, String note) {
  public JudgedClaim {
    requireNonNull(ours, "ours");
    requireNonNull(verdict, "verdict");
  }

  /** A claim with our number. */
  static JudgedClaim of(Claim claim, double ours) {
    return new JudgedClaim(
        claim,
        OptionalDouble.of(ours),
        ClaimVerdict.of(claim.miss(ours), claim.tolerance()),
        claim.note().orElse(""));
  }

  /** A claim that cannot be checked. */
  static JudgedClaim unchecked(Claim claim, String why) {
    return new JudgedClaim(claim, OptionalDouble.empty(), ClaimVerdict.DIFFERS, why);
  }
}
