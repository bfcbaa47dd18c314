package org.loopwright.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.Workload;

/**
 * What the hardware costs and allows, as arrays by storage level; immutable, shared by all threads.
 */
final class HardwareCosts {
  private static final List<String> READ = List.of("random_read", "read");
  private static final List<String> FILL = List.of("random_fill", "random_write", "fill", "write");
  private static final List<String> UPDATE =
      List.of("random_update", "random_write", "update", "write");
  private static final List<String> LEAK = List.of("leak");
  private static final List<String> COMPUTE =
      List.of("mac_random", "mult_random", "mac", "mult", "compute");

  final int levels;
  final double[] readPj;
  final double[] fillPj;
  final double[] updatePj;

  /** pJ that one instance leaks in a cycle. */
  final double[] leakPj;

  final double[] areaUm2;
  final double computePj;

  /** pJ that one arithmetic unit leaks in a cycle. */
  final double computeLeakPj;

  final double computeAreaUm2;

  /** Words that a tile may take, {@link Long#MAX_VALUE} for any number. */
  final long[] usableWords;

  /** Words that the tiles must take at least. */
  final double[] leastWords;

  final long[] instances;
  final long[] meshX;
  final long[] meshY;
  final long computeInstances;
  final long computeX;
  final long computeY;
  final long[] blockWords;

  /** Binary logarithm of {@link #blockWords}, or -1 if they are not a power of two. */
  final int[] blockShift;

  /** Whether a bandwidth limits the level. */
  final boolean[] limited;

  final long[] clusters;

  /** Words per cycle, infinite for no limit. */
  final double[] readBandwidth;

  final double[] writeBandwidth;
  final double[] sharedBandwidth;

  /** By level and data space. */
  final double[] bandwidthScale;

  final double[] hopPj;
  final double[] routerPj;

  /** pJ of making one address. */
  final double[] addressPj;

  /** Whether any network takes energy. */
  final boolean networksCost;

  /** Cycles that all networks add to the run. */
  final long latencyCycles;

  final double totalAreaUm2;

  /** Components and actions whose energy is not known and counts as zero. */
  final List<String> missing = new ArrayList<>();

  /** Every price that a cost is made of, innermost level first, with where it comes from. */
  final List<UnitPrice> prices = new ArrayList<>();

  HardwareCosts(Workload workload, Architecture architecture, PriceList given) {
    List<StorageLevel> storage = architecture.storage();
    int spaces = workload.dataSpaces().size();
    levels = storage.size();
    readPj = new double[levels];
    fillPj = new double[levels];
    updatePj = new double[levels];
    leakPj = new double[levels];
    areaUm2 = new double[levels];
    usableWords = new long[levels];
    leastWords = new double[levels];
    instances = new long[levels];
    meshX = new long[levels];
    meshY = new long[levels];
    blockWords = new long[levels];
    blockShift = new int[levels];
    limited = new boolean[levels];
    clusters = new long[levels];
    readBandwidth = new double[levels];
    writeBandwidth = new double[levels];
    sharedBandwidth = new double[levels];
    bandwidthScale = new double[levels * spaces];
    hopPj = new double[levels];
    routerPj = new double[levels];
    addressPj = new double[levels];
    long latency = 0;
    boolean networks = false;
    for (int level = 0; level < levels; level++) {
      StorageLevel component = storage.get(level);
      takeEnergies(level, component, given);
      takeLimits(level, component);
      for (int space = 0; space < spaces; space++) {
        bandwidthScale[level * spaces + space] =
            component.bandwidth().scaleOf(workload.dataSpaces().get(space).name());
      }
      latency =
          Math.addExact(
              latency,
              Math.addExact(
                  component.network().fillLatencyCycles(),
                  component.network().drainLatencyCycles()));
      networks |= networkCosts(level);
    }
    latencyCycles = latency;
    networksCost = networks;
    computeInstances = architecture.compute().mesh().instances();
    computeX = architecture.compute().mesh().x();
    computeY = architecture.compute().mesh().y();
    computePj = energy(given, architecture.compute().name(), COMPUTE, "compute");
    computeLeakPj = arithmeticLeak(given, architecture.compute().name());
    computeAreaUm2 = area(given, architecture.compute().name());
    totalAreaUm2 = totalArea();
  }

  private void takeEnergies(int level, StorageLevel component, PriceList given) {
    String name = component.name();
    readPj[level] = energy(given, name, READ, "read");
    fillPj[level] = energy(given, name, FILL, "write");
    updatePj[level] = energy(given, name, UPDATE, "update");
    leakPj[level] = leak(given, name);
    areaUm2[level] = area(given, name);
    hopPj[level] = optional(given, name, UnitPrice.HOP, component.network().energyPerHopPj());
    routerPj[level] =
        optional(given, name, UnitPrice.ROUTER, component.network().energyPerRouterPj());
    addressPj[level] = optional(given, name, UnitPrice.ADDRESS, 0);
  }

  private double energy(PriceList given, String name, List<String> actions, String action) {
    OptionalDouble pj = given.energy().energyPj(name, actions);
    Provenance provenance = given.provenance(name, actions);
    if (provenance.equals(Provenance.UNKNOWN)) {
      missing.add(action + " of " + name);
    }
    return take(name, action, pj.orElse(0), provenance);
  }

  /** A given table that has no leakage means none. */
  private double leak(PriceList given, String name) {
    EnergyTable energies = given.energy();
    Provenance provenance = given.provenance(name, LEAK);
    boolean givenWithout =
        provenance.equals(Provenance.UNKNOWN)
            && energies.energyPj(name, LEAK).isEmpty()
            && energies.has(name);
    return take(
        name,
        "leak",
        energies.energyPj(name, LEAK).orElse(0),
        givenWithout ? Provenance.GIVEN_BY_ERT : provenance);
  }

  /** A given table's {@code leak} of arithmetic is not charged, as the reference does not. */
  private double arithmeticLeak(PriceList given, String name) {
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

  private double area(PriceList given, String name) {
    return take(
        name,
        UnitPrice.AREA,
        given.area().areaUm2(name).orElse(0),
        given.provenance(name, List.of(UnitPrice.AREA)));
  }

  /** The price of what may cost nothing; it is listed if it costs something. */
  private double optional(PriceList given, String name, String item, double attribute) {
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
    prices.add(new UnitPrice(name, item, value, provenance));
    return value;
  }

  private void takeLimits(int level, StorageLevel component) {
    usableWords[level] = component.capacity().usableWords().orElse(Long.MAX_VALUE);
    leastWords[level] =
        component.capacity().usableWords().isPresent()
            ? usableWords[level] * component.capacity().minUtilization()
            : 0;
    instances[level] = component.mesh().instances();
    meshX[level] = component.mesh().x();
    meshY[level] = component.mesh().y();
    blockWords[level] = component.memory().blockWords();
    blockShift[level] =
        Long.bitCount(blockWords[level]) == 1 ? Long.numberOfTrailingZeros(blockWords[level]) : -1;
    limited[level] = component.bandwidth().isLimited();
    clusters[level] = component.clusters();
    readBandwidth[level] = component.bandwidth().read().orElse(Double.POSITIVE_INFINITY);
    writeBandwidth[level] = component.bandwidth().write().orElse(Double.POSITIVE_INFINITY);
    sharedBandwidth[level] = component.bandwidth().shared().orElse(Double.POSITIVE_INFINITY);
  }

  private double totalArea() {
    double area = computeAreaUm2 * computeInstances;
    for (int level = 0; level < levels; level++) {
      area += areaUm2[level] * instances[level];
    }
    return area;
  }

  /** Whether the network below a level takes energy. */
  boolean networkCosts(int level) {
    return hopPj[level] > 0 || routerPj[level] > 0;
  }
}
