package org.loopwright.cost;

import java.util.Arrays;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Memory;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * What one storage level, and the network below it, allows and costs; immutable.
 *
 * @param addressed what one address is for: a block, or a word
 */
record StorageHardware(
    Limits limits,
    Blocks blocks,
    Blocks addressed,
    Throughput throughput,
    Throughput networkThroughput,
    Prices prices,
    NetworkPrices network) {
  static StorageHardware of(
      StorageLevel level, Workload workload, Prices prices, NetworkPrices network) {
    Blocks blocks = Blocks.of(level, workload);
    return new StorageHardware(
        Limits.of(level),
        blocks,
        prices.addressesWords() ? Blocks.ofOneWord(level, workload) : blocks,
        new Throughput(level, level.bandwidth(), workload),
        new Throughput(level, level.network().layout().bandwidth(), workload),
        prices,
        network);
  }

  Mesh mesh() {
    return limits.mesh;
  }

  /**
   * How much one instance holds, and how many instances there are.
   *
   * @param maxWords words that the tiles may take together, {@link Long#MAX_VALUE} for any number
   * @param minWords words that the tiles must take together
   */
  record Limits(long maxWords, double minWords, Mesh mesh) {
    private static Limits of(StorageLevel level) {
      long maxWords = level.capacity().usableWords().orElse(Long.MAX_VALUE);
      double minWords =
          level.capacity().usableWords().isPresent()
              ? maxWords * level.capacity().minUtilization()
              : 0;
      return new Limits(maxWords, minWords, level.mesh());
    }
  }

  /**
   * What an access moves, and who pays for it. Words of a data space that are wider or narrower
   * than those of the level are packed into its blocks without gaps.
   */
  static final class Blocks {
    private static final int NO_SHIFT = -1;

    /** Clusters of instances; those of a cluster share the energy of an access. */
    final long clusters;

    /** Whether words of all data spaces are those of the level, and all accesses take energy. */
    final boolean areAlike;

    /** Bits of a word of the level. */
    final int wordBits;

    /** Words of a block, which an access moves as a whole. */
    private final long words;

    /** Binary logarithm of the words, {@link #NO_SHIFT} if they are not a power of two. */
    private final int shift;

    private final long blockBits;

    /** By data space: bits of a word. */
    private final long[] bits;

    /** By data space: the part of its accesses that takes energy. */
    private final double[] paid;

    private Blocks(StorageLevel level, Workload workload, long blockWords, long[] wordBitsOf) {
      Memory memory = level.memory();
      clusters = level.clusters();
      wordBits = memory.wordBits();
      words = blockWords;
      shift = Long.bitCount(words) == 1 ? Long.numberOfTrailingZeros(words) : NO_SHIFT;
      blockBits = Math.multiplyExact(words, (long) wordBits);
      bits = wordBitsOf;
      paid =
          workload.dataSpaces().stream()
              .mapToDouble(space -> memory.zeroGating() ? space.density() : 1)
              .toArray();
      areAlike =
          Arrays.stream(bits).allMatch(each -> each == wordBits)
              && Arrays.stream(paid).allMatch(each -> each == 1);
    }

    private static Blocks of(StorageLevel level, Workload workload) {
      Memory memory = level.memory();
      long[] bits = workload.dataSpaces().stream().mapToLong(memory::wordBits).toArray();
      return new Blocks(level, workload, memory.blockWords(), bits);
    }

    /** Where each word has an address, however wide it is. */
    private static Blocks ofOneWord(StorageLevel level, Workload workload) {
      long[] bits = new long[workload.dataSpaces().size()];
      Arrays.fill(bits, level.memory().wordBits());
      return new Blocks(level, workload, 1, bits);
    }

    /**
     * Accesses that move some words, where all data spaces are alike; without a division where
     * possible (EvaluatorBenchmark).
     */
    long accesses(long moved) {
      return shift == NO_SHIFT ? (moved + words - 1) / words : (moved + words - 1) >> shift;
    }

    /** Accesses that move some words of a data space and take energy; not whole if it has zeros. */
    double paidAccesses(int space, long moved) {
      return areAlike ? accesses(moved) : accesses(space, moved) * paid[space];
    }

    private long accesses(int space, long moved) {
      return bits[space] == wordBits
          ? accesses(moved)
          : Math.addExact(Math.multiplyExact(moved, bits[space]), blockBits - 1) / blockBits;
    }

    /** Words of a data space that move for the energy of one access, at the most. */
    double wordsPerAccess(int space) {
      return areAlike ? words : (double) blockBits / bits[space] / paid[space];
    }

    /** Bits of a word of a data space. */
    long bits(int space) {
      return bits[space];
    }

    /** Words of the level that a word of a data space takes; not whole. */
    double share(int space) {
      return (double) bits[space] / wordBits;
    }
  }

  /** How many words an instance, or the network below one, moves in a cycle. */
  static final class Throughput {
    final boolean limited;
    final double read;
    final double write;
    final double shared;

    /** By data space, what a word of it counts for. */
    private final double[] scale;

    private Throughput(StorageLevel level, Bandwidth bandwidth, Workload workload) {
      limited = bandwidth.isLimited();
      read = bandwidth.read().orElse(Double.POSITIVE_INFINITY);
      write = bandwidth.write().orElse(Double.POSITIVE_INFINITY);
      shared = bandwidth.shared().orElse(Double.POSITIVE_INFINITY);
      scale =
          workload.dataSpaces().stream()
              .mapToDouble(space -> bandwidth.scaleOf(space.name()) * share(level, space))
              .toArray();
    }

    /** Limits are in words of the level. */
    private static double share(StorageLevel level, DataSpace dataSpace) {
      return (double) level.memory().wordBits(dataSpace) / level.memory().wordBits();
    }

    double scale(int dataSpace) {
      return scale[dataSpace];
    }

    /**
     * The part of full speed at which the level keeps up, at most 1.
     *
     * @param reads words read in a step
     * @param writes words written in a step
     */
    double throttle(double reads, double writes) {
      double throttle = 1;
      if (read < reads) {
        throttle = read / reads;
      }
      if (write < writes) {
        throttle = Math.min(throttle, write / writes);
      }
      if (shared < writes + reads) {
        throttle = Math.min(throttle, shared / (writes + reads));
      }
      return throttle;
    }
  }

  /**
   * Prices of one instance.
   *
   * @param readPj pJ of reading a block
   * @param fillPj pJ of filling a block from outside
   * @param updatePj pJ of updating a block from inside
   * @param drainPj pJ of reading a block of a result to send it outward
   * @param addressPj pJ of making an address
   * @param addressesWords whether each word has an address, or each block
   * @param additionPj pJ of adding a partial sum to one that is there
   * @param leakPj pJ that leaks in a cycle, adders included
   * @param areaUm2 um^2, adders included
   */
  record Prices(
      double readPj,
      double fillPj,
      double updatePj,
      double drainPj,
      double addressPj,
      boolean addressesWords,
      double additionPj,
      double leakPj,
      double areaUm2) {
    /** Whether every access is free. */
    boolean isFree() {
      return readPj == 0 && fillPj == 0 && updatePj == 0;
    }
  }

  /**
   * Prices of the network below the level.
   *
   * @param hopPj pJ of a word over one hop
   * @param routerPj pJ of a word through one router
   * @param additionPj pJ of adding two partial sums on their way
   */
  record NetworkPrices(double hopPj, double routerPj, double additionPj) {
    boolean isFree() {
      return !(hopPj > 0 || routerPj > 0 || additionPj > 0);
    }
  }
}
