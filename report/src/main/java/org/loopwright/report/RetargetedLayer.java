package org.loopwright.report;

/**
 * A layer in an old and a new technology, with the mapping that is best in the old one and the one
 * that is best in the new one.
 *
 * @param count how often the layer occurs
 * @param oldPj energy in the old technology with the mapping for it, pJ
 * @param oldRemappedPj energy in the old technology with the mapping for the new one, pJ
 * @param carriedPj energy in the new technology with the mapping for the old one, pJ
 * @param remappedPj energy in the new technology with the mapping for it, pJ
 * @param changed whether the two mappings differ
 */
public record RetargetedLayer(
    String name,
    long count,
    double oldPj,
    double oldRemappedPj,
    double carriedPj,
    double remappedPj,
    boolean changed) {
  /** The part of the energy that mapping anew saves in the new technology. */
  public double saving() {
    return carriedPj == 0 ? 0 : 1 - remappedPj / carriedPj;
  }
}
