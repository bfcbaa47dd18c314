package org.loopwright.model.architecture;

import org.loopwright.model.diagnostics.Require;

/**
 * How a storage level is organized: its words, its blocks, its macros and what an access does.
 *
 * @param wordBits width of a word, bits
 * @param blockWords words that one access moves (the vector width)
 * @param clusterSize instances that share an address generator and a physical row
 * @param banks banks of one instance
 * @param ports ports of one bank
 * @param reductionSupported whether it accumulates in place; if not, partial sums travel twice
 * @param elideFirstRead whether the first update of a word reads nothing, and its first fill is
 *     left out: the sum is 0
 */
public record Memory(
    int wordBits,
    long blockWords,
    long clusterSize,
    int banks,
    int ports,
    boolean reductionSupported,
    boolean elideFirstRead) {
  void requireValid(String level, Mesh mesh) {
    Require.positive(wordBits, "word bits of %s", level);
    Require.positive(blockWords, "block size of %s", level);
    Require.positive(clusterSize, "cluster size of %s", level);
    Require.that(
        mesh.instances() % clusterSize == 0,
        "cluster size %s of %s must divide its %s instances",
        clusterSize,
        level,
        mesh.instances());
    Require.positive(banks, "banks of %s", level);
    Require.positive(ports, "ports of %s", level);
  }
}
