package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StatedNetworkEnergy;
import org.loopwright.model.architecture.StorageLevel;

/**
 * Works out a {@link PriceList}: what the user's tables lack comes from a technology. Without a
 * table of energies also wires and address generators take energy (Parashar et al. 2019, section
 * VI-C).
 */
public final class TechnologyEstimator {
  /** Address bits of a memory that nothing limits. */
  private static final int OFF_CHIP_ADDRESS_BITS = 32;

  private final ComponentModel model;
  private final Function<String, Technology> technologies;
  private final Function<String, Map<String, String>> attributes;
  private final List<UnitPrice> prices = new ArrayList<>();
  private final Map<String, Map<String, Double>> energies = new LinkedHashMap<>();
  private final Map<String, Double> areas = new LinkedHashMap<>();

  /** Address generation of the storage levels whose estimate includes it, by level. */
  private final Map<String, Estimate> addresses = new HashMap<>();

  private TechnologyEstimator(
      ComponentModel model,
      Function<String, Technology> technologies,
      Function<String, Map<String, String>> attributes) {
    this.model = model;
    this.technologies = technologies;
    this.attributes = attributes;
  }

  /**
   * Prices a design.
   *
   * @param model knows what components cost, such as {@link ComponentModels#withBuiltIn}
   * @param technologies the technology of a component, by its name
   * @param attributes the attributes of a component, by its name
   */
  public static PriceList estimate(
      Architecture architecture,
      EnergyTable givenEnergy,
      AreaTable givenArea,
      ComponentModel model,
      Function<String, Technology> technologies,
      Function<String, Map<String, String>> attributes) {
    TechnologyEstimator estimator = new TechnologyEstimator(model, technologies, attributes);
    return estimator.price(architecture, givenEnergy, givenArea);
  }

  private PriceList price(Architecture architecture, EnergyTable energy, AreaTable area) {
    energies.putAll(energy.components());
    areas.putAll(area.components());
    PriceList.addGiven(energy, area, prices);
    for (StorageLevel level : architecture.storage()) {
      Map<String, String> given = attributes.apply(level.name());
      Optional<ComponentEstimate> estimate =
          estimate(ComponentDescription.of(level, given))
              .map(whole -> whole.sharedBy(level.memory().clusterSize()));
      addComponent(level.name(), estimate, List.of("read", "write", "update", "leak"));
      estimate
          .map(known -> known.actionsPj().get(UnitPrice.BLOCK_ADDRESS))
          .ifPresent(address -> addresses.put(level.name(), address));
    }
    String compute = architecture.compute().name();
    addComponent(
        compute,
        estimate(ComponentDescription.of(architecture.compute(), attributes.apply(compute))),
        List.of("compute", UnitPrice.ARITHMETIC_LEAK));
    for (int level = 0; level < architecture.storage().size(); level++) {
      addNetwork(architecture, level, energy);
    }
    return PriceList.of(new EnergyTable(energies), new AreaTable(areas), prices);
  }

  private Optional<ComponentEstimate> estimate(ComponentDescription component) {
    return model.estimate(component, technologies.apply(component.name()));
  }

  /** Adds what the given tables lack: all energies of the component, or its area. */
  private void addComponent(String name, Optional<ComponentEstimate> estimate, List<String> items) {
    Estimate unknown = new Estimate(0, Provenance.UNKNOWN);
    if (!energies.containsKey(name)) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (String item : items) {
        String action = item.equals(UnitPrice.ARITHMETIC_LEAK) ? ComponentEstimate.LEAK : item;
        Estimate pj = estimate.map(known -> known.actionsPj().get(action)).orElse(unknown);
        values.put(item, pj.value());
        prices.add(new UnitPrice(name, item, pj.value(), pj.provenance()));
      }
      energies.put(name, values);
    }
    if (!areas.containsKey(name)) {
      Estimate um2 = estimate.map(ComponentEstimate::areaUm2).orElse(unknown);
      areas.put(name, um2.value());
      prices.add(new UnitPrice(name, UnitPrice.AREA, um2.value(), um2.provenance()));
    }
  }

  private void addNetwork(Architecture architecture, int level, EnergyTable given) {
    StorageLevel storage = architecture.storage().get(level);
    NetworkAttributes network = storage.network();
    // What the architecture itself states.
    Provenance attribute = Provenance.given("attribute");
    StatedNetworkEnergy stated = network.energy();
    double tileUm2 = new AreaTable(areas).innerTileUm2(architecture, level);
    OptionalDouble hopPj = stated.hopPj(network.wordBits(), tileUm2);
    hopPj.ifPresent(pj -> prices.add(new UnitPrice(storage.name(), UnitPrice.HOP, pj, attribute)));
    if (stated.perRouterPj() > 0) {
      prices.add(new UnitPrice(storage.name(), UnitPrice.ROUTER, stated.perRouterPj(), attribute));
    }
    // A table of energies is the user's word: what it lacks is free.
    Technology technology = technologies.apply(storage.name());
    if (!given.components().isEmpty()) {
      return;
    }
    // Else wires, routers and address generators as the technology has them.
    if (hopPj.isEmpty() && technology.choices().wired()) {
      Estimate hop = technology.hopPj(network.wordBits(), tileUm2);
      prices.add(new UnitPrice(storage.name(), UnitPrice.HOP, hop.value(), hop.provenance()));
    }
    if (stated.perRouterPj() == 0 && technology.choices().router().isPresent()) {
      Estimate pass = technology.choices().router().get().passPj(network.wordBits());
      prices.add(new UnitPrice(storage.name(), UnitPrice.ROUTER, pass.value(), pass.provenance()));
    }
    if (technology.choices().physical()) {
      Estimate address =
          addresses.computeIfAbsent(storage.name(), name -> technology.addressPj(rows(storage)));
      prices.add(
          new UnitPrice(
              storage.name(), UnitPrice.BLOCK_ADDRESS, address.value(), address.provenance()));
    }
  }

  private static double rows(StorageLevel storage) {
    return storage.capacity().words().isPresent()
        ? Math.max(
            2.0, (double) storage.capacity().words().getAsLong() / storage.memory().blockWords())
        : Math.pow(2, OFF_CHIP_ADDRESS_BITS);
  }
}
