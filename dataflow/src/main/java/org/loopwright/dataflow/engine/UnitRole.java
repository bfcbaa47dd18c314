package org.loopwright.dataflow.engine;

/** Which of the units that share a tile is meant: it decides what the unit shares with others. */
enum UnitRole {
  /** The first unit: its data are nobody else's. */
  FIRST(true, false),
  /** The first unit, which is also the last and holds fewer data points. */
  FIRST_PARTIAL(true, true),
  /** A unit after the first: a part of its data is its neighbour's. */
  NEXT(false, false),
  /** The last unit, which holds fewer data points. */
  NEXT_PARTIAL(false, true);

  final boolean first;
  final boolean partial;

  UnitRole(boolean first, boolean partial) {
    this.first = first;
    this.partial = partial;
  }
}
