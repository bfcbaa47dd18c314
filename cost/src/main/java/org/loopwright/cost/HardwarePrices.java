package org.loopwright.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;

/** The prices of one design, taken from a price list, each with where it comes from; immutable. */
final class HardwarePrices {
  private static final List<String> READ = List.of("random_read", "read");
  private static final List<String> FILL = List.of("random_fill", "random_write", "fill", "write");
  private static final List<String> UPDATE =
      List.of("random_update", "random_write", "update", "write");
  private static final List<String> LEAK = List.of("leak");
  private static final List<String> COMPUTE =
      List.of("mac_random", "mult_random", "mac", "mult", "compute");

  private final PriceList given;

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
    architecture.storage().forEach(this::take);
    String compute = architecture.compute().name();
    computePj = energy(compute, COMPUTE, "compute");
    computeLeakPj = arithmeticLeak(compute);
    computeAreaUm2 = area(compute);
  }

  private void take(StorageLevel level) {
    String name = level.name();
    NetworkAttributes attributes = level.network();
    double readPj = energy(name, READ, "read");
    double fillPj = energy(name, FILL, "write");
    double updatePj = energy(name, UPDATE, "update");
    double leakPj = leak(name);
    double areaUm2 = area(name);
    double hopPj = optional(name, UnitPrice.HOP, attributes.energyPerHopPj());
    double routerPj = optional(name, UnitPrice.ROUTER, attributes.energyPerRouterPj());
    double addressPj = optional(name, UnitPrice.ADDRESS, 0);
    storage.add(new StorageHardware.Prices(readPj, fillPj, updatePj, addressPj, leakPj, areaUm2));
    networks.add(new StorageHardware.NetworkPrices(hopPj, routerPj));
  }

  private double energy(String name, List<String> actions, String action) {
    Provenance provenance = given.provenance(name, actions);
    if (provenance.equals(Provenance.UNKNOWN)) {
      missing.add(action + " of " + name);
    }
    return take(name, action, given.energy().energyPj(name, actions).orElse(0), provenance);
  }

  /** A given table that has no leakage means none. */
  private double leak(String name) {
    EnergyTable energies = given.energy();
    Provenance provenance = given.provenance(name, LEAK);
    boolean givenWithout =
        provenance.equals(Provenance.UNKNOWN)
            && energies.energyPj(name, LEAK).isEmpty()
            && energies.has(name);
    return take(
        name,
        ComponentEstimate.LEAK,
        energies.energyPj(name, LEAK).orElse(0),
        givenWithout ? Provenance.GIVEN_BY_ERT : provenance);
  }

  /** A given table's {@code leak} of arithmetic is not charged, as the reference does not. */
  private double arithmeticLeak(String name) {
    Optional<UnitPrice> charged = given.find(name, UnitPrice.ARITHMETIC_LEAK);
    if (charged.isPresent()) {
      return take(
          name, UnitPrice.ARITHMETIC_LEAK, charged.get().value(), charged.get().provenance());
    }
    Provenance none = given.energy().has(name) ? Provenance.GIVEN_BY_ERT : Provenance.UNKNOWN;
    boolean notCharged = given.value(name, ComponentEstimate.LEAK) > 0;
    return take(
        name, UnitPrice.ARITHMETIC_LEAK, 0, notCharged ? Provenance.LEAK_NOT_CHARGED : none);
  }

  private double area(String name) {
    return take(
        name,
        UnitPrice.AREA,
        given.area().areaUm2(name).orElse(0),
        given.provenance(name, List.of(UnitPrice.AREA)));
  }

  /** The price of what may cost nothing; it is listed if it costs something. */
  private double optional(String name, String item, double attribute) {
    Optional<UnitPrice> listed = given.find(name, item);
    double pj = listed.map(UnitPrice::value).orElse(attribute);
    return pj == 0
        ? 0
        : take(
            name,
            item,
            pj,
            listed.map(UnitPrice::provenance).orElseGet(() -> Provenance.given("attribute")));
  }

  private double take(String name, String item, double value, Provenance provenance) {
    all.add(new UnitPrice(name, item, value, provenance));
    return value;
  }
}
