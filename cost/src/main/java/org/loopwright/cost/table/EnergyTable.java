package org.loopwright.cost.table;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Require;

/**
 * The energy reference table (ERT): pJ per action of each component, by the component's name. An
 * action that takes arguments has its most expensive value.
 *
 * @param missing what becomes of prices that are not listed
 */
public record EnergyTable(Map<String, Map<String, Double>> components, MissingPrices missing) {
  public static final EnergyTable EMPTY = new EnergyTable(Map.of());

  /** The action that stands for every access. */
  public static final String ACCESS = "access";

  private static final List<TableAction> ACCESSES =
      Stream.of(TableAction.values()).filter(TableAction::isAccess).toList();

  public EnergyTable {
    requireNonNull(missing, "missing");
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    components.forEach(
        (component, actions) -> {
          actions.forEach(
              (action, pj) -> Require.notNegative(pj, "energy of %s of %s", action, component));
          copy.put(component, Collections.unmodifiableMap(new LinkedHashMap<>(actions)));
        });
    components = Collections.unmodifiableMap(copy);
  }

  /** A table whose missing prices are free. */
  public EnergyTable(Map<String, Map<String, Double>> components) {
    this(components, MissingPrices.FREE);
  }

  public boolean has(String component) {
    return components.containsKey(component);
  }

  /**
   * The price of what a component does. An access that is not listed by a name of its own costs
   * what {@link #ACCESS} does; without that, as much as the dearest access that is listed.
   */
  public Optional<ListedPrice> price(String component, TableAction action) {
    return own(component, action)
        .or(() -> action.isAccess() ? standIn(component) : Optional.empty());
  }

  /** Whether the table lists an action, by a name of its own or as {@link #ACCESS}. */
  public boolean lists(String component, TableAction action) {
    return own(component, action).isPresent()
        || (action.isAccess() && components.getOrDefault(component, Map.of()).containsKey(ACCESS));
  }

  /** Whether the component lists an item under that very name. */
  public boolean listsItem(String component, String item) {
    return components.getOrDefault(component, Map.of()).containsKey(item);
  }

  private Optional<ListedPrice> own(String component, TableAction action) {
    return listed(component, action.names(), false);
  }

  private Optional<ListedPrice> standIn(String component) {
    return listed(component, List.of(ACCESS), true).or(() -> dearestAccess(component));
  }

  private Optional<ListedPrice> dearestAccess(String component) {
    return ACCESSES.stream()
        .flatMap(access -> own(component, access).stream())
        .max(Comparator.comparingDouble(ListedPrice::pj))
        .map(price -> new ListedPrice(price.pj(), price.name(), true));
  }

  /** The first of some names that the component lists. */
  private Optional<ListedPrice> listed(String component, List<String> names, boolean isStandIn) {
    Map<String, Double> table = components.getOrDefault(component, Map.of());
    return names.stream()
        .filter(table::containsKey)
        .findFirst()
        .map(name -> new ListedPrice(table.get(name), name, isStandIn));
  }
}
