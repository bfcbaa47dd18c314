package org.loopwright.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.table.ListedPrice;
import org.loopwright.cost.table.TableAction;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StatedNetworkEnergy;
import org.loopwright.model.architecture.StorageLevel;

/** The prices of one design, taken from a price list, each with where it comes from; immutable. */
final class HardwarePrices {
  /** Where a price comes from that the architecture itself states. */
  private static final Provenance ATTRIBUTE = Provenance.given("attribute");

  private final PriceList given;

  /** The level that sends nothing further outward. */
  private final String outermost;

  /** By storage level, innermost first. */
  final List<StorageHardware.Prices> storage = new ArrayList<>();

  /** By the storage level above the network, innermost first. */
  final List<StorageHardware.NetworkPrices> networks = new ArrayList<>();

  /** pJ of an operation. */
  final double computePj;

  /** pJ that one arithmetic unit leaks in a cycle. */
  final double computeLeakPj;

  /** um^2 of one arithmetic unit. */
  final double computeAreaUm2;

  /** Every price that a cost is made of, innermost level first. */
  final List<UnitPrice> all = new ArrayList<>();

  /** Components and actions whose energy is not known and counts as zero. */
  final List<String> missing = new ArrayList<>();

  HardwarePrices(Architecture architecture, PriceList given) {
    this.given = given;
    outermost = architecture.storage().get(architecture.storage().size() - 1).name();
    for (int level = 0; level < architecture.storage().size(); level++) {
      take(architecture, level);
    }
    String compute = architecture.compute().name();
    computePj = energy(compute, TableAction.COMPUTE);
    computeLeakPj = arithmeticLeak(compute);
    computeAreaUm2 = area(compute);
  }

  private void take(Architecture architecture, int number) {
    StorageLevel level = architecture.storage().get(number);
    String name = level.name();
    storage.add(level.energy().perBlockPj().isPresent() ? stated(level) : listed(level));
    StatedNetworkEnergy stated = level.network().energy();
    double tileUm2 = given.area().innerTileUm2(architecture, number);
    OptionalDouble statedHopPj = stated.hopPj(level.network().wordBits(), tileUm2);
    double hopPj = optional(name, UnitPrice.HOP, statedHopPj.orElse(0));
    double routerPj = optional(name, UnitPrice.ROUTER, stated.perRouterPj());
    double additionPj = optional(name, UnitPrice.SPATIAL_ADDITION, 0);
    networks.add(new StorageHardware.NetworkPrices(hopPj, routerPj, additionPj));
  }

  /** Prices of a level by the tables, or what stands in for them. */
  private StorageHardware.Prices listed(StorageLevel level) {
    String name = level.name();
    double readPj = energy(name, TableAction.READ);
    double fillPj = energy(name, TableAction.FILL);
    double updatePj = energy(name, TableAction.UPDATE);
    return prices(level, readPj, fillPj, updatePj, leak(name));
  }

  /** Prices of a level whose architecture states one for all accesses; the ERT is not asked. */
  private StorageHardware.Prices stated(StorageLevel level) {
    double pj = level.energy().perBlockPj().orElseThrow();
    String name = level.name();
    for (TableAction action : List.of(TableAction.READ, TableAction.FILL, TableAction.UPDATE)) {
      take(name, action.item(), pj, ATTRIBUTE);
    }
    Optional<UnitPrice> leak = given.find(name, ComponentEstimate.LEAK);
    boolean byErt = leak.filter(price -> price.provenance().isGiven()).isPresent();
    double leakPj =
        byErt ? take(name, ComponentEstimate.LEAK, 0, Provenance.NOT_ASKED) : leak(name);
    return prices(level, pj, pj, pj, leakPj);
  }

  private StorageHardware.Prices prices(
      StorageLevel level, double readPj, double fillPj, double updatePj, double leakPj) {
    String name = level.name();
    double drainPj = given.chargesDrains() && !name.equals(outermost) ? drain(name, readPj) : 0;
    double areaUm2 = area(name);
    OptionalDouble wordPj = level.energy().perAddressPj();
    double addressPj =
        wordPj.isPresent()
            ? charged(name, UnitPrice.WORD_ADDRESS, wordPj.getAsDouble(), ATTRIBUTE)
            : optional(name, UnitPrice.ADDRESS, 0);
    double additionPj =
        level.memory().reductionSupported() ? optional(name, UnitPrice.TEMPORAL_ADDITION, 0) : 0;
    return new StorageHardware.Prices(
        readPj,
        fillPj,
        updatePj,
        drainPj,
        addressPj,
        wordPj.isPresent(),
        additionPj,
        leakPj + optional(name, UnitPrice.ADDER_LEAK, 0),
        areaUm2 + optional(name, UnitPrice.ADDER_AREA, 0));
  }

  private double energy(String name, TableAction action) {
    Optional<ListedPrice> listed = given.energy().price(name, action);
    Provenance provenance = provenance(name, listed, Provenance.UNKNOWN);
    if (provenance.equals(Provenance.UNKNOWN)) {
      missing.add(action.item() + " of " + name);
    }
    return take(name, action.item(), pj(listed), provenance);
  }

  /** A drained block costs a read, and its price comes from where that of a read does. */
  private double drain(String name, double readPj) {
    Provenance provenance =
        all.stream()
            .filter(price -> price.component().equals(name))
            .filter(price -> price.item().equals(TableAction.READ.item()))
            .map(UnitPrice::provenance)
            .findFirst()
            .orElseThrow();
    return take(name, UnitPrice.DRAIN, readPj, provenance);
  }

  private static double pj(Optional<ListedPrice> listed) {
    return listed.map(ListedPrice::pj).orElse(0.0);
  }

  /** Where a price comes from, or {@code unlisted} if no table has it. */
  private Provenance provenance(String name, Optional<ListedPrice> listed, Provenance unlisted) {
    return listed
        .map(
            price ->
                price.isStandIn()
                    ? Provenance.given("ERT (its " + price.name() + ")")
                    : given.find(name, price.name()).orElseThrow().provenance())
        .orElse(unlisted);
  }

  /** A given table that has no leakage means none. */
  private double leak(String name) {
    Optional<ListedPrice> listed = given.energy().price(name, TableAction.LEAK);
    return take(
        name, ComponentEstimate.LEAK, pj(listed), provenance(name, listed, withoutLeak(name)));
  }

  private Provenance withoutLeak(String name) {
    return given.energy().has(name) ? Provenance.GIVEN_BY_ERT : Provenance.UNKNOWN;
  }

  /** A given table's {@code leak} of arithmetic is not charged, as the reference does not. */
  private double arithmeticLeak(String name) {
    Optional<UnitPrice> charged = given.find(name, UnitPrice.ARITHMETIC_LEAK);
    if (charged.isPresent()) {
      return take(
          name, UnitPrice.ARITHMETIC_LEAK, charged.get().value(), charged.get().provenance());
    }
    boolean notCharged = given.value(name, ComponentEstimate.LEAK) > 0;
    return take(
        name,
        UnitPrice.ARITHMETIC_LEAK,
        0,
        notCharged ? Provenance.LEAK_NOT_CHARGED : withoutLeak(name));
  }

  private double area(String name) {
    return take(
        name,
        UnitPrice.AREA,
        given.area().areaUm2(name).orElse(0),
        given.find(name, UnitPrice.AREA).map(UnitPrice::provenance).orElse(Provenance.UNKNOWN));
  }

  /** The price of what may cost nothing. */
  private double optional(String name, String item, double attribute) {
    Optional<UnitPrice> listed = given.find(name, item);
    return charged(
        name,
        item,
        listed.map(UnitPrice::value).orElse(attribute),
        listed.map(UnitPrice::provenance).orElse(ATTRIBUTE));
  }

  /** Lists a price if it is not zero. */
  private double charged(String name, String item, double pj, Provenance provenance) {
    return pj == 0 ? 0 : take(name, item, pj, provenance);
  }

  private double take(String name, String item, double value, Provenance provenance) {
    all.add(new UnitPrice(name, item, value, provenance));
    return value;
  }
}
