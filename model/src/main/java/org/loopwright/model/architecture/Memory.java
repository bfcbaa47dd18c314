package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.workload.DataSpace;

/**
 * How a storage level is organized: its words, its blocks, its macros and what an access does.
 *
 * @param wordBits width of a word, bits
 * @param widths words that are wider or narrower than that
 * @param blockWords words of {@code wordBits} that one access moves (the vector width)
 * @param clusterSize instances that share an address generator and a physical row
 * @param banks banks of one instance
 * @param ports ports of one bank
 * @param reductionSupported whether it accumulates in place; if not, partial sums travel twice
 * @param elideFirstRead whether the first update of a word reads nothing, and its first fill is
 *     left out: the sum is 0
 * @param zeroGating whether accesses to zeros take no energy
 */
public record Memory(
    int wordBits,
    WordWidths widths,
    long blockWords,
    long clusterSize,
    int banks,
    int ports,
    boolean reductionSupported,
    boolean elideFirstRead,
    boolean zeroGating) {
  public Memory {
    requireNonNull(widths, "widths");
  }

  /** Bits of a word of a data space. */
  public int wordBits(DataSpace dataSpace) {
    return widths.bits(dataSpace, wordBits);
  }

  /** Bits of a partial sum of a result that is not named. */
  public int sumBits() {
    return widths.sums().orElse(wordBits);
  }

  /** Words of {@code wordBits} that some bits take, packed without gaps. */
  public long words(long bits) {
    return bits / wordBits + (bits % wordBits == 0 ? 0 : 1);
  }

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
