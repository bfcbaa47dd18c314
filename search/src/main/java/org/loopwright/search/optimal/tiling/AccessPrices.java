package org.loopwright.search.optimal.tiling;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.loopwright.cost.HardwareRates;

/**
 * The quantity that the search bounds, as a price of each word that moves: its energy, or one for
 * each access of the backing store.
 *
 * @param words by storage level and data space
 * @param networks by the storage level above the network, and data space
 * @param leaks by storage level: price of each instance and cycle
 * @param compute price of each operation
 * @param computeLeak price of each cycle of an arithmetic unit
 */
public record AccessPrices(
    List<List<OfWord>> words,
    List<List<Network>> networks,
    List<Double> leaks,
    double compute,
    double computeLeak) {
  public AccessPrices {
    words = words.stream().map(List::copyOf).toList();
    networks = networks.stream().map(List::copyOf).toList();
    leaks = List.copyOf(leaks);
  }

  /**
   * Prices of words of a data space at one storage level.
   *
   * @param read of each word read, over all instances
   * @param fill of each word filled from outside
   * @param update of each word updated from inside
   * @param operandAddress of the address of each word of an operand that is read
   * @param addition of each partial sum that is added to one that is there, in each instance
   * @param clusters groups of instances that share the price of an access
   */
  public record OfWord(
      double read,
      double fill,
      double update,
      double operandAddress,
      double addition,
      long clusters) {
    /** Accesses of the level that are paid for, for each access of one of its instances. */
    public double paid(long instances) {
      return Math.min(instances, clusters);
    }
  }

  /**
   * Prices of words of a data space in a network.
   *
   * @param hop of a word over one hop
   * @param router of a word through one router
   * @param addition of two partial sums on their way
   */
  public record Network(double hop, double router, double addition) {
    /** The evaluator may find a whole number of hops to be a little less. */
    private static final double ROUNDING = 1 - 1e-9;

    private static final Network FREE = new Network(0, 0, 0);

    private static Network of(HardwareRates rates, int level, int dataSpace) {
      double share = rates.wordShare(level, dataSpace);
      return new Network(
          rates.hopPj(level) * share,
          rates.routerPj(level) * share,
          rates.networkAdditionPj(level));
    }

    /** Of one word that goes to or comes from a number of children by a number of hops. */
    public double word(double hops, double additions) {
      return hops * hop + (1 + Math.floor(hops * ROUNDING)) * router + additions * addition;
    }
  }

  /**
   * Energies.
   *
   * @param dataSpaces the position of each in the workload
   */
  static AccessPrices ofEnergy(HardwareRates rates, int levels, int[] dataSpaces) {
    return new AccessPrices(
        byLevel(
            levels,
            level ->
                Arrays.stream(dataSpaces).mapToObj(space -> energy(rates, level, space)).toList()),
        byLevel(
            levels,
            level ->
                Arrays.stream(dataSpaces)
                    .mapToObj(space -> Network.of(rates, level, space))
                    .toList()),
        byLevel(levels, rates::leakPj),
        rates.computePj(),
        rates.computeLeakPj());
  }

  private static <T> List<T> byLevel(int levels, IntFunction<T> prices) {
    return IntStream.range(0, levels).mapToObj(prices).toList();
  }

  private static OfWord energy(HardwareRates rates, int level, int dataSpace) {
    double words = rates.wordsPerAccess(level, dataSpace);
    double address = rates.addressPj(level) / rates.wordsPerAddress(level, dataSpace);
    return new OfWord(
        rates.readPj(level) / words,
        rates.fillPj(level) / words + address,
        rates.updatePj(level) / words + address,
        address,
        rates.additionPj(level),
        rates.clusters(level));
  }

  static AccessPrices ofLastLevel(int levels, int dataSpaces) {
    OfWord free = new OfWord(0, 0, 0, 0, 0, Long.MAX_VALUE);
    OfWord last = new OfWord(1, 1, 1, 0, 0, Long.MAX_VALUE);
    return new AccessPrices(
        byLevel(levels, level -> Collections.nCopies(dataSpaces, level < levels - 1 ? free : last)),
        Collections.nCopies(levels, Collections.nCopies(dataSpaces, Network.FREE)),
        Collections.nCopies(levels, 0.0),
        0,
        0);
  }

  public OfWord word(int level, int dataSpace) {
    return words.get(level).get(dataSpace);
  }

  public double leak(int level) {
    return leaks.get(level);
  }

  /** The network below a storage level, for words of a data space. */
  public Network network(int level, int dataSpace) {
    return networks.get(level).get(dataSpace);
  }
}
