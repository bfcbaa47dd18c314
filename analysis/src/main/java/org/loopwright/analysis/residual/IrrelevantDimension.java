package org.loopwright.analysis.residual;

import org.loopwright.analysis.residual.ResidualDigits.Kind;

/** A dimension that does not index the tensor: receivers that differ in it get the same words. */
final class IrrelevantDimension implements RankGroup {
  private final ResidualDigits digits;
  private final ResidualSums sums = new ResidualSums();

  IrrelevantDimension(ResidualDigits digits) {
    this.digits = digits;
  }

  @Override
  public ResidualSums sum(int outer, int inner, int stepped) {
    int outside = ResidualDigits.outside(inner);
    long receivers = digits.count(outside);
    for (int level = inner + 1; level <= outer; level++) {
      if (digits.kind(ResidualDigits.spatial(level)) == Kind.RECEIVER) {
        digits.allow(ResidualDigits.spatial(level), Kind.ZERO);
      }
    }
    sums.countPlaces(receivers, outer > inner ? digits.count(outside) : receivers);
    return sums;
  }

  @Override
  public long everHeld(int inner) {
    int outside = ResidualDigits.outside(inner);
    for (int level = inner + 1; level < digits.levels(); level++) {
      digits.allow(ResidualDigits.temporal(level), Kind.ZERO);
    }
    return digits.count(outside);
  }

  @Override
  public long sharers(int outer, int inner) {
    int outside = ResidualDigits.outside(inner);
    digits.allow(outside, Kind.ZERO, Kind.ZERO);
    digits.allow(ResidualDigits.spatial(outer), Kind.FREE);
    return digits.count(outside);
  }
}
