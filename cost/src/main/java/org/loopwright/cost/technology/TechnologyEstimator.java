package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.cost.table.TableAction;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;

/**
 * Works out a {@link PriceList}: what the user's tables lack comes from a technology. Without a
 * table of energies, or with one that is to be completed, also wires, address generators and adders
 * of partial sums take energy (Parashar et al. 2019, section VI-C).
 */
public final class TechnologyEstimator {
  private static final List<TableAction> STORAGE =
      List.of(TableAction.READ, TableAction.FILL, TableAction.UPDATE, TableAction.LEAK);
  private static final Estimate NOT_KNOWN = new Estimate(0, Provenance.UNKNOWN);

  private final ComponentModel model;
  private final Function<String, Technology> technologies;
  private final Function<String, Map<String, String>> attributes;
  private final EnergyTable given;
  private final List<UnitPrice> prices = new ArrayList<>();

  /** Components with the items of their periphery that have a price. */
  private final Set<String> added = new HashSet<>();

  private final Map<String, Map<String, Double>> energies = new LinkedHashMap<>();
  private final Map<String, Double> areas = new LinkedHashMap<>();

  /** Address generation of the storage levels whose estimate includes it, by level. */
  private final Map<String, Estimate> addresses = new HashMap<>();

  private TechnologyEstimator(
      ComponentModel model,
      EnergyTable given,
      Function<String, Technology> technologies,
      Function<String, Map<String, String>> attributes) {
    this.model = model;
    this.given = given;
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
    TechnologyEstimator estimator =
        new TechnologyEstimator(model, givenEnergy, technologies, attributes);
    return estimator.price(architecture, givenArea);
  }

  private PriceList price(Architecture architecture, AreaTable area) {
    energies.putAll(given.components());
    areas.putAll(area.components());
    PriceList.addGiven(given, area, prices);
    for (StorageLevel level : architecture.storage()) {
      Optional<ComponentEstimate> estimate =
          estimate(ComponentDescription.of(level, attributes.apply(level.name())))
              .map(whole -> whole.sharedBy(level.memory().clusterSize()));
      addComponent(level.name(), estimate, STORAGE);
      estimate
          .map(known -> known.actionsPj().get(UnitPrice.ADDRESS))
          .ifPresent(address -> addresses.put(level.name(), address));
    }
    ComponentDescription compute = compute(architecture);
    addComponent(compute.name(), estimate(compute), List.of(TableAction.COMPUTE));
    addArithmeticLeak(compute.name(), estimate(compute));
    for (int level = 0; level < architecture.storage().size(); level++) {
      addPeriphery(architecture, level, compute);
    }
    return PriceList.of(new EnergyTable(energies), new AreaTable(areas), prices);
  }

  private ComponentDescription compute(Architecture architecture) {
    String name = architecture.compute().name();
    return ComponentDescription.of(architecture.compute(), attributes.apply(name));
  }

  private Optional<ComponentEstimate> estimate(ComponentDescription component) {
    return model.estimate(component, technologies.apply(component.name()));
  }

  /** Whether what a table lacks of a component is computed. */
  private boolean isCompleted(String component) {
    return !given.has(component) || given.missing() == MissingPrices.COMPUTED;
  }

  /** Adds what the given tables lack: energies of the component, and its area. */
  private void addComponent(
      String name, Optional<ComponentEstimate> estimate, List<TableAction> actions) {
    Map<String, Double> values = new LinkedHashMap<>(energies.getOrDefault(name, Map.of()));
    for (TableAction action : actions) {
      if (isCompleted(name) && !given.lists(name, action)) {
        Estimate pj = energy(estimate, action.item());
        values.put(action.item(), pj.value());
        prices.add(new UnitPrice(name, action.item(), pj.value(), pj.provenance()));
      }
    }
    energies.put(name, values);
    if (!areas.containsKey(name)) {
      Estimate um2 = estimate.map(ComponentEstimate::areaUm2).orElse(NOT_KNOWN);
      areas.put(name, um2.value());
      prices.add(new UnitPrice(name, UnitPrice.AREA, um2.value(), um2.provenance()));
    }
  }

  private static Estimate energy(Optional<ComponentEstimate> estimate, String action) {
    return estimate.map(known -> known.actionsPj().get(action)).orElse(NOT_KNOWN);
  }

  /** What the table lists as {@code leak} is charged only where the table is to be completed. */
  private void addArithmeticLeak(String name, Optional<ComponentEstimate> estimate) {
    if (isCompleted(name) && !given.listsItem(name, UnitPrice.ARITHMETIC_LEAK)) {
      Estimate pj =
          given
              .price(name, TableAction.LEAK)
              .map(listed -> new Estimate(listed.pj(), Provenance.GIVEN_BY_ERT))
              .orElseGet(() -> energy(estimate, ComponentEstimate.LEAK));
      prices.add(new UnitPrice(name, UnitPrice.ARITHMETIC_LEAK, pj.value(), pj.provenance()));
    }
  }

  private void addPeriphery(Architecture architecture, int level, ComponentDescription compute) {
    StorageLevel storage = architecture.storage().get(level);
    NetworkAttributes network = storage.network();
    Provenance attribute = Provenance.given("attribute");
    double tileUm2 = new AreaTable(areas).innerTileUm2(architecture, level);
    network
        .energy()
        .hopPj(network.wordBits(), tileUm2)
        .ifPresent(pj -> addItem(storage.name(), UnitPrice.HOP, new Estimate(pj, attribute)));
    double routerPj = network.energy().perRouterPj();
    if (routerPj > 0) {
      addItem(storage.name(), UnitPrice.ROUTER, new Estimate(routerPj, attribute));
    }
    // Of a table of energies it is the user's word that what it lacks is free.
    if (given.components().isEmpty() || given.missing() == MissingPrices.COMPUTED) {
      periphery(architecture, level, compute)
          .prices(tileUm2)
          .forEach((item, price) -> addItem(storage.name(), item, price));
    }
  }

  private LevelPeriphery periphery(
      Architecture architecture, int level, ComponentDescription compute) {
    StorageLevel storage = architecture.storage().get(level);
    return new LevelPeriphery(
        architecture,
        level,
        technologies.apply(storage.name()),
        compute.count("adder_width").orElse(storage.memory().sumBits()),
        OperationModel.format(compute),
        ComponentDescription.of(storage, attributes.apply(storage.name())).cycleNs(),
        Optional.ofNullable(addresses.get(storage.name())));
  }

  /** Adds a price, unless the table lists it or it is there. */
  private void addItem(String component, String item, Estimate price) {
    if (!given.listsItem(component, item) && added.add(component + '\n' + item)) {
      prices.add(new UnitPrice(component, item, price.value(), price.provenance()));
    }
  }
}
