package org.loopwright.analysis.residual;

/**
 * Words along some ranks, summed over all places and steps at which a loop of the nest steps; the
 * words of a tensor are sums of products of these over its groups of ranks. A receiver's
 * <em>new</em> tile is that after the step, and it <em>keeps</em> what the tile before shares with
 * that. Mutable scratch of one thread.
 */
final class ResidualSums {
  /** Words of the new tiles of all receivers. */
  long receivedNew;

  /** Words that all receivers keep. */
  long receivedKept;

  /** Words of the different new tiles below each sender. */
  long newTiles;

  /** Words of the different new tiles below each sender of which every receiver keeps something. */
  long alwaysKept;

  /** Words of the different pairs of new tile and what is kept of it, if anything is. */
  long keptOf;

  /** Words that are kept, once for each of those pairs. */
  long kept;

  void clear() {
    set(0, 0, 0);
  }

  /** Every receiver has a tile of its own and keeps all of it or nothing. */
  void set(long all, long unmoved, long below) {
    receivedNew = all;
    receivedKept = unmoved;
    newTiles = below;
    alwaysKept = unmoved;
    keptOf = unmoved;
    kept = unmoved;
  }

  /** Receivers that differ only in what does not index the tensor: one tile for each sender. */
  void countPlaces(long receivers, long senders) {
    set(receivers, senders, senders);
    receivedKept = receivers;
  }

  void addReceiver(long newWords, long keptWords) {
    receivedNew += newWords;
    receivedKept += keptWords;
  }

  void addTile(long words) {
    newTiles += words;
  }

  void addAlwaysKept(long words) {
    alwaysKept += words;
  }

  /** Adds a pair of a new tile and what is kept of it. */
  void addKept(long tileWords, long keptWords) {
    keptOf += tileWords;
    kept += keptWords;
  }
}
