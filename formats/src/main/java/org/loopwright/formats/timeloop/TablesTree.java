package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;

/** Given energies and areas as the sections {@code ERT} and {@code ART}. */
public final class TablesTree {
  private TablesTree() {}

  /** The value of {@code ERT}, pJ. */
  public static Map<String, Object> of(EnergyTable energies) {
    List<Map<String, Object>> tables = new ArrayList<>();
    energies
        .components()
        .forEach(
            (component, actions) -> {
              List<Map<String, Object>> list = new ArrayList<>();
              actions.forEach(
                  (action, pj) -> {
                    Map<String, Object> entry = named(action);
                    entry.put("arguments", Map.of());
                    entry.put("energy", pj);
                    list.add(entry);
                  });
              Map<String, Object> table = named(component);
              table.put("actions", list);
              tables.add(table);
            });
    return section(tables);
  }

  /** The value of {@code ART}, um^2. */
  public static Map<String, Object> of(AreaTable areas) {
    List<Map<String, Object>> tables = new ArrayList<>();
    areas
        .components()
        .forEach(
            (component, um2) -> {
              Map<String, Object> table = named(component);
              table.put("area", um2);
              tables.add(table);
            });
    return section(tables);
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    return map;
  }

  private static Map<String, Object> section(List<Map<String, Object>> tables) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("version", "0.4");
    section.put("tables", tables);
    return section;
  }
}
