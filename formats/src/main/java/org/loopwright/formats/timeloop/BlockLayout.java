package org.loopwright.formats.timeloop;

import java.util.Optional;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * How words lie in a physical row of a storage: {@code width = word bits x block x cluster}.
 *
 * @param block words that one access moves
 * @param cluster instances that share a row
 */
record BlockLayout(long block, long cluster) {
  /** Reads what is given of width, block and cluster, and works out the rest. */
  static BlockLayout read(MapReader attributes, int wordBits, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    Optional<Long> block = attributes.get(AttributeKeys.BLOCK_SIZE);
    Optional<Long> cluster = attributes.get(AttributeKeys.CLUSTER_SIZE);
    Optional<Long> width = attributes.get(AttributeKeys.WIDTH);
    BlockLayout given = new BlockLayout(block.orElse(1L), cluster.orElse(1L));
    if (width.isEmpty() || diagnosis.errorCount() > mark) {
      return given;
    }
    Node at = attributes.find(AttributeKeys.WIDTH).orElseThrow();
    long words = width.get() / wordBits;
    if (width.get() % wordBits != 0 || words % given.block != 0) {
      diagnosis.error(
          at.location(),
          "width %s must be a multiple of word bits %s x block size %s"
              .formatted(width.get(), wordBits, given.block));
      return given;
    }
    if (block.isPresent() && cluster.isPresent()) {
      return checked(given, words, at, diagnosis);
    }
    if (block.isPresent()) {
      return new BlockLayout(given.block, words / given.block);
    }
    return cluster.isPresent()
        ? shared(words, given.cluster, at, diagnosis)
        : new BlockLayout(words, 1);
  }

  private static BlockLayout checked(
      BlockLayout given, long words, Node width, Diagnosis diagnosis) {
    if (words / given.block != given.cluster) {
      diagnosis.error(
          width.location(),
          "a row of %s words must be block size %s x cluster size %s"
              .formatted(words, given.block, given.cluster));
    }
    return given;
  }

  /** The row divided among the cluster; the reference drops a remainder. */
  private static BlockLayout shared(long words, long cluster, Node width, Diagnosis diagnosis) {
    if (words < cluster) {
      diagnosis.error(
          width.location(),
          "a row of %s words is too narrow for cluster size %s".formatted(words, cluster));
      return new BlockLayout(1, cluster);
    }
    if (words % cluster != 0) {
      diagnosis.warning(
          width.location(),
          "a row of %s words is no multiple of cluster size %s; the remainder is unused"
              .formatted(words, cluster));
    }
    return new BlockLayout(words / cluster, cluster);
  }
}
