package org.loopwright.search;

/** The ways to search a mapspace that ship with the product. */
public enum SearchAlgorithm {
  /** Good on large spaces: samples at random, then climbs from the best found. */
  HYBRID("hybrid"),
  /** Every mapping, in the order of its index. */
  EXHAUSTIVE("exhaustive"),
  /** Every mapping but those whose loop order cannot make a difference. */
  LINEAR_PRUNED("linear-pruned"),
  /** Mappings drawn at random. */
  RANDOM("random"),
  /** Branch and bound: the least mapping of the whole space, with proof. */
  OPTIMAL("optimal"),
  /** As hybrid, and then over mappings with residual factors, too. */
  IMPERFECT("imperfect"),
  /** The user names none: the program decides, and of itself proves. */
  AUTO("auto");

  private final String label;

  SearchAlgorithm(String label) {
    this.label = label;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }
}
