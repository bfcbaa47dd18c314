package org.loopwright.search.optimal.tiling;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.cost.HardwareRates;

/**
 * The quantity that the search bounds, as a price of each word that moves: its energy, or one for
 * each access of the backing store.
 *
 * @param words by storage level and data space
 * @param leaks by storage level: price of each instance and cycle
 * @param compute price of each operation
 */
public record AccessPrices(List<List<OfWord>> words, List<Double> leaks, double compute) {
  public AccessPrices {
    words = words.stream().map(List::copyOf).toList();
    leaks = List.copyOf(leaks);
  }

  /**
   * Prices of words of a data space at one storage level.
   *
   * @param read of each word read, over all instances
   * @param fill of each word filled from outside
   * @param update of each word updated from inside
   * @param operandAddress of the address of each word of an operand that is read
   * @param clusters groups of instances that share the price of an access
   */
  public record OfWord(
      double read, double fill, double update, double operandAddress, long clusters) {
    /** Accesses of the level that are paid for, for each access of one of its instances. */
    public double paid(long instances) {
      return Math.min(instances, clusters);
    }
  }

  /**
   * Energies.
   *
   * @param dataSpaces the position of each in the workload
   */
  static AccessPrices ofEnergy(HardwareRates rates, int levels, int[] dataSpaces) {
    return new AccessPrices(
        IntStream.range(0, levels)
            .mapToObj(
                level ->
                    Arrays.stream(dataSpaces)
                        .mapToObj(dataSpace -> energy(rates, level, dataSpace))
                        .toList())
            .toList(),
        IntStream.range(0, levels).mapToObj(rates::leakPj).toList(),
        rates.computePj());
  }

  private static OfWord energy(HardwareRates rates, int level, int dataSpace) {
    double words = rates.wordsPerAccess(level, dataSpace);
    return new OfWord(
        rates.readPj(level) / words,
        (rates.fillPj(level) + rates.addressPj(level)) / words,
        (rates.updatePj(level) + rates.addressPj(level)) / words,
        rates.addressPj(level) / words,
        rates.clusters(level));
  }

  static AccessPrices ofLastLevel(int levels, int dataSpaces) {
    OfWord free = new OfWord(0, 0, 0, 0, Long.MAX_VALUE);
    OfWord last = new OfWord(1, 1, 1, 0, Long.MAX_VALUE);
    return new AccessPrices(
        IntStream.range(0, levels)
            .mapToObj(level -> Collections.nCopies(dataSpaces, level < levels - 1 ? free : last))
            .toList(),
        Collections.nCopies(levels, 0.0),
        0);
  }

  public OfWord word(int level, int dataSpace) {
    return words.get(level).get(dataSpace);
  }

  public double leak(int level) {
    return leaks.get(level);
  }
}
