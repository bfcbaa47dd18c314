package org.loopwright.cost.technology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.Topology;

/**
 * What surrounds the memories of a storage level: wires and routers of the network below, and
 * adders, which make addresses and add up partial sums (Parashar et al. 2019, section VI-C).
 *
 * <p>A unit that multiplies has an adder of its own, which is part of its price. So the network to
 * the arithmetic has no adders, nor has the level next to it; and children with one unit each have
 * that unit's adder to add with on the way, which takes energy but no more area.
 *
 * @param sumBits width of a partial sum
 * @param format of a partial sum, {@code int} or {@code fp}
 * @param cycleNs duration of a cycle, ns
 * @param ownAddress energy of an address where the component makes them itself
 */
record LevelPeriphery(
    Architecture architecture,
    int level,
    Technology technology,
    int sumBits,
    String format,
    double cycleNs,
    Optional<Estimate> ownAddress) {
  /** Address bits of a memory that nothing limits. */
  private static final double OFF_CHIP_ADDRESS_BITS = 32;

  /**
   * The price of each item, in the order of bills.
   *
   * @param tileUm2 area of what lies between the ends of a hop
   */
  Map<String, Estimate> prices(double tileUm2) {
    Map<String, Estimate> prices = new LinkedHashMap<>();
    int wordBits = storage().network().wordBits();
    if (technology.choices().wired()) {
      prices.put(UnitPrice.HOP, technology.hopPj(wordBits, tileUm2).times(hopTiles()));
    }
    technology
        .choices()
        .router()
        .ifPresent(router -> prices.put(UnitPrice.ROUTER, router.passPj(wordBits)));
    if (technology.choices().physical()) {
      putAdders(prices);
    }
    return prices;
  }

  /** Tiles that a hop passes: a bus drives the wire past all children. */
  private double hopTiles() {
    return storage().network().layout().topology() == Topology.BUS
        ? Math.max(1, architecture.fanout(level).instances() - 1)
        : 1;
  }

  private void putAdders(Map<String, Estimate> prices) {
    ArithmeticModel units = technology.arithmetic();
    prices.put(
        UnitPrice.ADDRESS, ownAddress.orElseGet(() -> units.energyPj("add", "int", addressBits())));
    Estimate addition = units.energyPj("add", format, sumBits);
    if (addsOnTheWay(architecture, level)) {
      prices.put(UnitPrice.SPATIAL_ADDITION, addition);
    }
    if (addsInPlace(architecture, level)) {
      prices.put(UnitPrice.TEMPORAL_ADDITION, addition);
    }
    Estimate area = adderUm2(units);
    prices.put(UnitPrice.ADDER_LEAK, technology.logicLeakageMw(area.value()).times(cycleNs));
    prices.put(UnitPrice.ADDER_AREA, area);
  }

  /** Of one instance: one adder of addresses, one for each word of a block, and the network's. */
  private Estimate adderUm2(ArithmeticModel units) {
    Estimate sum = units.areaUm2("add", format, sumBits);
    double sums =
        (addsInPlace(architecture, level) ? storage().memory().blockWords() : 0) + networkAdders();
    double addresses = ownAddress.isPresent() ? 0 : 1;
    return units.areaUm2("add", "int", addressBits()).times(addresses).plus(sum.times(sums));
  }

  private double networkAdders() {
    return innerInstances() < architecture.compute().mesh().instances()
        ? architecture.fanout(level).instances() - 1
        : 0;
  }

  private long innerInstances() {
    Mesh inner =
        level == 0 ? architecture.compute().mesh() : architecture.storage().get(level - 1).mesh();
    return inner.instances();
  }

  private StorageLevel storage() {
    return architecture.storage().get(level);
  }

  private double addressBits() {
    return storage().capacity().words().isPresent()
        ? Math.max(1, Math.ceil(Math.log(rows()) / Math.log(2)))
        : OFF_CHIP_ADDRESS_BITS;
  }

  private double rows() {
    return Math.max(
        2.0, (double) storage().capacity().words().orElseThrow() / storage().memory().blockWords());
  }

  /** Whether words of one level can take different ways to the next. */
  static boolean spreads(Architecture architecture, int level) {
    return architecture.fanout(level).instances() > 1;
  }

  /** Whether adders other than the arithmetic's can add up partial sums below a level. */
  static boolean addsOnTheWay(Architecture architecture, int level) {
    return level > 0 && spreads(architecture, level);
  }

  /** Whether adders other than the arithmetic's can add to what a level holds. */
  static boolean addsInPlace(Architecture architecture, int level) {
    return level > 0 && architecture.storage().get(level).memory().reductionSupported();
  }
}
