package org.loopwright.study.show;

import org.loopwright.formats.study.Claim;
import org.loopwright.report.table.Quantity;
import org.loopwright.study.ClaimVerdict;
import org.loopwright.study.JudgedClaim;

/** Numbers and verdicts of claims for people. */
final class ClaimTexts {
  private static final String PERCENT = "%";

  private ClaimTexts() {}

  static String published(JudgedClaim judged) {
    Claim claim = judged.claim();
    return claim.relation().sign() + number(claim.published(), claim.unit());
  }

  static String ours(JudgedClaim judged) {
    return judged.ours().isPresent()
        ? number(judged.ours().getAsDouble(), judged.claim().unit())
        : "-";
  }

  /** The verdict; where a tolerance decides, it says which. */
  static String verdict(JudgedClaim judged) {
    return judged.verdict() == ClaimVerdict.WITHIN
        ? "within " + number(judged.claim().tolerance(), PERCENT)
        : judged.verdict().label();
  }

  /** A number in its unit; a share in percent where that is the unit. */
  static String number(double value, String unit) {
    if (unit.equals(PERCENT)) {
      return Quantity.percent(value);
    }
    String text =
        value == Math.rint(value) && Math.abs(value) < 1e9
            ? Quantity.count((long) value)
            : Quantity.significant(value);
    return unit.isEmpty() || unit.equals("x") ? text + unit : text + " " + unit;
  }
}
