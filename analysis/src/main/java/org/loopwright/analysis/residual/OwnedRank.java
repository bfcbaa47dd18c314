package org.loopwright.analysis.residual;

/**
 * A rank with a dimension to itself: tiles never overlap, so a step brings a whole one or leaves it
 * where it was.
 */
final class OwnedRank implements RankGroup {
  private final ResidualDigits digits;
  private final int dimension;
  private final long step;
  private final ResidualSums sums = new ResidualSums();

  /**
   * @param step words along the rank that an iteration of the dimension moves
   */
  OwnedRank(ResidualDigits digits, int dimension, long step) {
    this.digits = digits;
    this.dimension = dimension;
    this.step = step;
  }

  @Override
  public ResidualSums sum(int outer, int inner, int stepped) {
    int outside = ResidualDigits.outside(inner);
    long all = allTiles(outside);
    long unmoved = stepped == NO_STEP || stepped == dimension ? 0 : all - moved(outside);
    sums.set(all, unmoved, all);
    return sums;
  }

  private long allTiles(int outside) {
    long tiles = digits.count(outside);
    long residual = digits.allowsLast(outside) ? 1 : 0;
    return Math.addExact(
        Math.multiplyExact(tiles - residual, words(digits.tile(outside))),
        residual * words(digits.residualTile(outside)));
  }

  /**
   * A loop inside returns from another tile if the instance has a second iteration of it: if the
   * tile a step of the innermost one further on runs. So no moved tile is the residual one.
   */
  private long moved(int outside) {
    int first = digits.firstReturned(outside);
    if (first < 0) {
      return 0;
    }
    long next = digits.weight(outside, first);
    return Math.multiplyExact(
        digits.count(outside, digits.lastTile(outside) - next), words(digits.tile(outside)));
  }

  private long words(long iterations) {
    return Math.addExact(1, Math.multiplyExact(iterations - 1, step));
  }

  @Override
  public long everHeld(int inner) {
    return allTiles(ResidualDigits.outside(inner));
  }

  @Override
  public long sharers(int outer, int inner) {
    return 1;
  }
}
