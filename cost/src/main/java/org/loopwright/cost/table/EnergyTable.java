package org.loopwright.cost.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * The energy reference table (ERT): pJ per action of each component, by the component's name. An
 * action that takes arguments has its most expensive value.
 */
public record EnergyTable(Map<String, Map<String, Double>> components) {
  public static final EnergyTable EMPTY = new EnergyTable(Map.of());

  public EnergyTable {
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    components.forEach(
        (component, actions) -> {
          actions.forEach(
              (action, pj) -> Require.notNegative(pj, "energy of %s of %s", action, component));
          copy.put(component, Collections.unmodifiableMap(new LinkedHashMap<>(actions)));
        });
    components = Collections.unmodifiableMap(copy);
  }

  public boolean has(String component) {
    return components.containsKey(component);
  }

  /** pJ of the first of {@code actions} that the component lists. */
  public OptionalDouble energyPj(String component, List<String> actions) {
    Map<String, Double> table = components.getOrDefault(component, Map.of());
    for (String action : actions) {
      Double pj = table.get(action);
      if (pj != null) {
        return OptionalDouble.of(pj);
      }
    }
    return OptionalDouble.empty();
  }
}
