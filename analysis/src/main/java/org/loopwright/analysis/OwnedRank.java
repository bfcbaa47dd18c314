package org.loopwright.analysis;

/**
 * A rank with a dimension to itself: tiles never overlap, so a step brings a whole one or leaves it
 * where it was.
 */
final class OwnedRank implements EdgeGroup {
  private final EdgeDigits digits;
  private final int dimension;
  private final long step;
  private final EdgeSums sums = new EdgeSums();

  /**
   * @param step words along the rank that an iteration of the dimension moves
   */
  OwnedRank(EdgeDigits digits, int dimension, long step) {
    this.digits = digits;
    this.dimension = dimension;
    this.step = step;
  }

  @Override
  public EdgeSums sum(int outer, int inner, int stepped) {
    int from = 2 * (inner + 1);
    long all = allTiles(from);
    long unmoved = stepped < 0 || stepped == dimension ? 0 : all - moved(from);
    sums.set(all, unmoved, all);
    return sums;
  }

  private long allTiles(int from) {
    long tiles = digits.count(from, digits.lastTile(from));
    long onEdge = digits.allowsLast(from) ? 1 : 0;
    return Math.addExact(
        Math.multiplyExact(tiles - onEdge, words(digits.tile(from))),
        onEdge * words(digits.tileOnEdge(from)));
  }

  /**
   * A loop inside returns from another tile if the instance has a second iteration of it: if the
   * tile a step of the innermost one further on is there. So no moved tile stands on the edge.
   */
  private long moved(int from) {
    int first = digits.firstReturned(from);
    if (first < 0) {
      return 0;
    }
    long next = digits.weight(from, first);
    return Math.multiplyExact(
        digits.count(from, digits.lastTile(from) - next), words(digits.tile(from)));
  }

  private long words(long iterations) {
    return Math.addExact(1, Math.multiplyExact(iterations - 1, step));
  }

  @Override
  public long everHeld(int inner) {
    return allTiles(2 * (inner + 1));
  }

  @Override
  public long sharers(int outer, int inner) {
    return 1;
  }
}
