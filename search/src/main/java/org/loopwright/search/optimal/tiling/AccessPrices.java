package org.loopwright.search.optimal.tiling;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.cost.HardwareRates;

/**
 * The quantity that the search bounds, as a price of each word that moves: its energy, or one for
 * each access of the backing store.
 *
 * @param levels by storage level
 * @param networks by the storage level above the network
 * @param compute price of each operation
 * @param computeLeak price of each cycle of an arithmetic unit
 */
public record AccessPrices(
    List<Level> levels, List<Network> networks, double compute, double computeLeak) {
  public AccessPrices {
    levels = List.copyOf(levels);
    networks = List.copyOf(networks);
  }

  /**
   * Prices at one storage level.
   *
   * @param read of each word read, over all instances
   * @param fill of each word filled from outside
   * @param update of each word updated from inside
   * @param operandAddress of the address of each word of an operand that is read
   * @param addition of each partial sum that is added to one that is there, in each instance
   * @param clusters groups of instances that share the price of an access
   * @param leak of each instance and cycle
   */
  public record Level(
      double read,
      double fill,
      double update,
      double operandAddress,
      double addition,
      long clusters,
      double leak) {
    /** Accesses of the level that are paid for, for each access of one of its instances. */
    public double paid(long instances) {
      return Math.min(instances, clusters);
    }
  }

  /**
   * Prices of a network.
   *
   * @param hop of a word over one hop
   * @param router of a word through one router
   * @param addition of two partial sums on their way
   */
  public record Network(double hop, double router, double addition) {
    /** The evaluator may find a whole number of hops to be a little less. */
    private static final double ROUNDING = 1 - 1e-9;

    private static final Network FREE = new Network(0, 0, 0);

    private static Network of(HardwareRates rates, int level) {
      return new Network(rates.hopPj(level), rates.routerPj(level), rates.networkAdditionPj(level));
    }

    /** Of one word that goes to or comes from a number of children by a number of hops. */
    public double word(double hops, double additions) {
      return hops * hop + (1 + Math.floor(hops * ROUNDING)) * router + additions * addition;
    }
  }

  static AccessPrices ofEnergy(HardwareRates rates, int levels) {
    return new AccessPrices(
        IntStream.range(0, levels).mapToObj(level -> energy(rates, level)).toList(),
        IntStream.range(0, levels).mapToObj(level -> Network.of(rates, level)).toList(),
        rates.computePj(),
        rates.computeLeakPj());
  }

  private static Level energy(HardwareRates rates, int level) {
    double block = rates.blockWords(level);
    double address = rates.addressPj(level) / rates.addressedWords(level);
    return new Level(
        rates.readPj(level) / block,
        rates.fillPj(level) / block + address,
        rates.updatePj(level) / block + address,
        address,
        rates.additionPj(level),
        rates.clusters(level),
        rates.leakPj(level));
  }

  static AccessPrices ofLastLevel(int levels) {
    Level free = new Level(0, 0, 0, 0, 0, Long.MAX_VALUE, 0);
    Level last = new Level(1, 1, 1, 0, 0, Long.MAX_VALUE, 0);
    return new AccessPrices(
        IntStream.range(0, levels).mapToObj(level -> level < levels - 1 ? free : last).toList(),
        Collections.nCopies(levels, Network.FREE),
        0,
        0);
  }

  public Level level(int level) {
    return levels.get(level);
  }

  /** The network below a storage level. */
  public Network network(int level) {
    return networks.get(level);
  }
}
