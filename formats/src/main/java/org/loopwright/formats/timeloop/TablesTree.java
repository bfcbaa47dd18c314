package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;

/** Given energies and areas as the sections {@code ERT} and {@code ART}. */
public final class TablesTree {
  private TablesTree() {}

  /** The value of {@code ERT}, pJ. */
  public static MapNode of(EnergyTable energies) {
    List<Node> tables = new ArrayList<>();
    energies
        .components()
        .forEach(
            (component, actions) -> {
              List<Node> list = new ArrayList<>();
              actions.forEach(
                  (action, pj) ->
                      list.add(
                          MapNode.written()
                              .put(CostTableKeys.ACTION, action)
                              .put("arguments", MapNode.written().build())
                              .put(CostTableKeys.ENERGY, pj)
                              .build()));
              tables.add(
                  MapNode.written()
                      .put(CostTableKeys.COMPONENT, component)
                      .put(CostTableKeys.ACTIONS, new ListNode(Node.NOWHERE, list))
                      .build());
            });
    return section(CostTableKeys.ENERGY_TABLES, tables);
  }

  /** The value of {@code ART}, um^2. */
  public static MapNode of(AreaTable areas) {
    List<Node> tables = new ArrayList<>();
    areas
        .components()
        .forEach(
            (component, um2) ->
                tables.add(
                    MapNode.written()
                        .put(CostTableKeys.COMPONENT, component)
                        .put(CostTableKeys.AREA, um2)
                        .build()));
    return section(CostTableKeys.AREA_TABLES, tables);
  }

  private static MapNode section(Key<Node> key, List<Node> tables) {
    return MapNode.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(key, new ListNode(Node.NOWHERE, tables))
        .build();
  }
}
