package org.loopwright.report;

/**
 * A layer in an old and a new technology.
 *
 * @param count how often the layer occurs
 * @param oldPj energy in the old technology with the mapping found for it, pJ
 * @param carriedPj energy in the new technology with the same mapping, pJ
 * @param remappedPj energy in the new technology with a mapping found for it, pJ
 * @param changed whether the two mappings differ
 */
public record RetargetedLayer(
    String name, long count, double oldPj, double carriedPj, double remappedPj, boolean changed) {
  /** The part of the energy that mapping anew saves. */
  public double saving() {
    return carriedPj == 0 ? 0 : 1 - remappedPj / carriedPj;
  }
}
