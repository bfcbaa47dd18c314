package org.loopwright.search.optimal.tiling;

import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.cost.HardwareRates;

/**
 * The quantity that the search bounds, as a price of each word that moves: its energy, or one for
 * each access of the backing store.
 *
 * @param levels by storage level
 * @param compute price of each operation
 */
public record AccessPrices(List<Level> levels, double compute) {
  public AccessPrices {
    levels = List.copyOf(levels);
  }

  /**
   * Prices at one storage level.
   *
   * @param read of each word read, over all instances
   * @param fill of each word filled from outside
   * @param update of each word updated from inside
   * @param operandAddress of the address of each word of an operand that is read
   * @param clusters groups of instances that share the price of an access
   * @param leak of each instance and cycle
   */
  public record Level(
      double read, double fill, double update, double operandAddress, long clusters, double leak) {
    /** Accesses of the level that are paid for, for each access of one of its instances. */
    public double paid(long instances) {
      return Math.min(instances, clusters);
    }
  }

  static AccessPrices ofEnergy(HardwareRates rates, int levels) {
    return new AccessPrices(
        IntStream.range(0, levels).mapToObj(level -> energy(rates, level)).toList(),
        rates.computePj());
  }

  private static Level energy(HardwareRates rates, int level) {
    double block = rates.blockWords(level);
    double address = rates.addressPj(level) / rates.addressedWords(level);
    return new Level(
        rates.readPj(level) / block,
        rates.fillPj(level) / block + address,
        rates.updatePj(level) / block + address,
        address,
        rates.clusters(level),
        rates.leakPj(level));
  }

  static AccessPrices ofLastLevel(int levels) {
    Level free = new Level(0, 0, 0, 0, Long.MAX_VALUE, 0);
    Level last = new Level(1, 1, 1, 0, Long.MAX_VALUE, 0);
    return new AccessPrices(
        IntStream.range(0, levels).mapToObj(level -> level < levels - 1 ? free : last).toList(), 0);
  }

  public Level level(int level) {
    return levels.get(level);
  }
}
