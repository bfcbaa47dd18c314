package org.loopwright.dataflow.spec;

import org.loopwright.model.diagnostics.Labelled;

/**
 * How the units of a cluster level are joined to the buffer above them and to each other: the
 * hardware that makes reuse across units (Kwon et al. 2020, Table 1). A link is a wire as long as
 * from one unit to the next.
 */
public enum NocTopology implements Labelled {
  /** Fan-out: one wire past all units, over all of which every word is driven, in one hop. */
  BUS("bus") {
    @Override
    public long latencyHops(long units) {
      return 1;
    }

    @Override
    public long links(long units, long first, long last) {
      return units;
    }
  },

  /** Fan-out or fan-in: a binary tree with the units as leaves. */
  TREE("tree") {
    @Override
    public long latencyHops(long units) {
      return (long) Long.SIZE - Long.numberOfLeadingZeros(units - 1);
    }

    @Override
    public long links(long units, long first, long last) {
      long links = 0;
      long from = first;
      long to = last;
      for (long width = units; width > 1; width = (width + 1) / 2) {
        links += to - from + 1;
        from /= 2;
        to /= 2;
      }
      return links;
    }
  },

  /** Store and forward, as in a systolic array: a row of all units, entered at the first. */
  CHAIN("chain") {
    @Override
    public long latencyHops(long units) {
      return units - 1;
    }

    @Override
    public long links(long units, long first, long last) {
      return last;
    }
  };

  private final String label;

  NocTopology(String label) {
    this.label = label;
  }

  /** Hops of a word to the farthest of some units, or from there. */
  public abstract long latencyHops(long units);

  /**
   * Links that one word takes to the units {@code first} to {@code last}, counted from 0, each
   * once; a sum of these units takes as many on its way up.
   *
   * @param units that the network joins
   */
  public abstract long links(long units, long first, long last);

  @Override
  public String label() {
    return label;
  }
}
