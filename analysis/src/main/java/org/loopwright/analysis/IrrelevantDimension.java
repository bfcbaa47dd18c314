package org.loopwright.analysis;

import org.loopwright.analysis.EdgeDigits.Kind;

/** A dimension that does not index the tensor: receivers that differ in it get the same words. */
final class IrrelevantDimension implements EdgeGroup {
  private final EdgeDigits digits;
  private final EdgeSums sums = new EdgeSums();

  IrrelevantDimension(EdgeDigits digits) {
    this.digits = digits;
  }

  @Override
  public EdgeSums sum(int outer, int inner, int stepped) {
    int from = 2 * (inner + 1);
    long limit = digits.lastTile(from);
    long receivers = digits.count(from, limit);
    for (int level = inner + 1; level <= outer; level++) {
      digits.kind[2 * level] = Kind.ZERO;
    }
    sums.countPlaces(receivers, outer > inner ? digits.count(from, limit) : receivers);
    return sums;
  }

  @Override
  public long everHeld(int inner) {
    int from = 2 * (inner + 1);
    for (int at = from; at < digits.positions; at++) {
      digits.kind[at] = at % 2 == 0 ? digits.kind[at] : Kind.ZERO;
    }
    return digits.count(from, digits.lastTile(from));
  }

  @Override
  public long sharers(int outer, int inner) {
    int from = 2 * (inner + 1);
    for (int at = from; at < digits.positions; at++) {
      digits.kind[at] = at == 2 * outer ? Kind.FREE : Kind.ZERO;
    }
    return digits.count(from, digits.lastTile(from));
  }
}
