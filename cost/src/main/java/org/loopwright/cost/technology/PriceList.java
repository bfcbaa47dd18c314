package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;

/**
 * What every action and instance of a design costs: as the user's tables say, or else as a
 * technology does.
 */
public final class PriceList {
  private final EnergyTable energy;
  private final AreaTable area;
  private final Map<String, UnitPrice> byKey = new LinkedHashMap<>();
  private final boolean chargesDrains;

  private PriceList(EnergyTable energy, AreaTable area, List<UnitPrice> prices) {
    this(energy, area, prices, false);
  }

  private PriceList(
      EnergyTable energy, AreaTable area, List<UnitPrice> prices, boolean chargesDrains) {
    this.energy = energy;
    this.area = area;
    this.chargesDrains = chargesDrains;
    prices.forEach(price -> byKey.put(key(price.component(), price.item()), price));
  }

  /** The prices of the user's tables, and nothing else. */
  public static PriceList given(EnergyTable energy, AreaTable area) {
    List<UnitPrice> prices = new ArrayList<>();
    addGiven(energy, area, prices);
    return new PriceList(energy, area, prices);
  }

  /** The same, and a level pays a read for each block of a result that it sends outward. */
  public PriceList chargingDrains() {
    return new PriceList(energy, area, prices(), true);
  }

  /** Whether a level pays for the results that it sends outward; the reference charges nothing. */
  public boolean chargesDrains() {
    return chargesDrains;
  }

  static PriceList of(EnergyTable energy, AreaTable area, List<UnitPrice> prices) {
    return new PriceList(energy, area, prices);
  }

  static void addGiven(EnergyTable energy, AreaTable area, List<UnitPrice> prices) {
    energy
        .components()
        .forEach(
            (component, actions) ->
                actions.forEach(
                    (action, pj) ->
                        prices.add(new UnitPrice(component, action, pj, Provenance.GIVEN_BY_ERT))));
    area.components()
        .forEach(
            (component, um2) ->
                prices.add(new UnitPrice(component, UnitPrice.AREA, um2, Provenance.GIVEN_BY_ART)));
  }

  /** pJ by component and action. */
  public EnergyTable energy() {
    return energy;
  }

  /** um^2 by component. */
  public AreaTable area() {
    return area;
  }

  /** Every price, component by component. */
  public List<UnitPrice> prices() {
    return List.copyOf(byKey.values());
  }

  public Optional<UnitPrice> find(String component, String item) {
    return Optional.ofNullable(byKey.get(key(component, item)));
  }

  /** The price of an item, or 0. */
  public double value(String component, String item) {
    return find(component, item).map(UnitPrice::value).orElse(0.0);
  }

  /** Items that count as zero because nothing is known of them, such as {@code leak of GLB}. */
  public List<String> unknown() {
    return byKey.values().stream()
        .filter(price -> price.provenance().equals(Provenance.UNKNOWN))
        .map(price -> price.item() + " of " + price.component())
        .toList();
  }

  private static String key(String component, String item) {
    return component + '\n' + item;
  }
}
