package org.loopwright.search.optimal;

import java.util.Arrays;
import org.loopwright.cost.HardwareRates;

/**
 * The quantity that the search bounds, as a price for each word that moves: its energy, or one for
 * each access of the backing store. By storage level.
 *
 * @param read for each word read, over all instances
 * @param fill for each word filled from outside
 * @param update for each word updated from inside
 * @param operandAddress for each word that an operand's read takes an address for
 * @param clusters instances that share the price of an access are in one of so many clusters
 * @param leak for each instance and cycle
 * @param compute for each operation
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes to them.
record AccessPrices(
    double[] read,
    double[] fill,
    double[] update,
    double[] operandAddress,
    long[] clusters,
    double[] leak,
    double compute) {

  static AccessPrices ofEnergy(HardwareRates rates, int levels) {
    AccessPrices prices =
        new AccessPrices(
            new double[levels],
            new double[levels],
            new double[levels],
            new double[levels],
            new long[levels],
            new double[levels],
            rates.computePj());
    for (int level = 0; level < levels; level++) {
      double block = rates.blockWords(level);
      prices.read[level] = rates.readPj(level) / block;
      prices.fill[level] = (rates.fillPj(level) + rates.addressPj(level)) / block;
      prices.update[level] = (rates.updatePj(level) + rates.addressPj(level)) / block;
      prices.operandAddress[level] = rates.addressPj(level) / block;
      prices.clusters[level] = rates.clusters(level);
      prices.leak[level] = rates.leakPj(level);
    }
    return prices;
  }

  static AccessPrices ofLastLevel(int levels) {
    AccessPrices prices =
        new AccessPrices(
            new double[levels],
            new double[levels],
            new double[levels],
            new double[levels],
            new long[levels],
            new double[levels],
            0);
    Arrays.fill(prices.clusters, Long.MAX_VALUE);
    prices.read[levels - 1] = 1;
    prices.fill[levels - 1] = 1;
    prices.update[levels - 1] = 1;
    return prices;
  }

  /** Accesses of a level that are paid for, for each access of one of its instances. */
  double paid(int level, long instances) {
    return Math.min(instances, clusters[level]);
  }
}
