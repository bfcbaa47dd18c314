package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.table.TableAction;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Labels;

/** What the tables of a design do not list of what it may be charged for. */
public final class TableGaps {
  private static final List<TableAction> STORAGE =
      List.of(TableAction.READ, TableAction.FILL, TableAction.UPDATE);

  private final Architecture architecture;
  private final EnergyTable energy;
  private final AreaTable area;

  /** Components by the item that they lack. */
  private final Map<String, List<String>> components = new LinkedHashMap<>();

  private TableGaps(Architecture architecture, EnergyTable energy, AreaTable area) {
    this.architecture = architecture;
    this.energy = energy;
    this.area = area;
  }

  /** Wires, address generators and adders, such as {@code network_hop of GLB and DRAM}. */
  public static List<String> free(Architecture architecture, EnergyTable energy) {
    TableGaps gaps = new TableGaps(architecture, energy, AreaTable.EMPTY);
    gaps.findPeriphery();
    return gaps.texts();
  }

  /**
   * The same, with all else that has no price of its own: actions and areas of components. What is
   * listed as {@code access} only is not listed by its own name.
   */
  public static List<String> all(Architecture architecture, EnergyTable energy, AreaTable area) {
    TableGaps gaps = new TableGaps(architecture, energy, area);
    gaps.findComponents();
    gaps.findPeriphery();
    return gaps.texts();
  }

  private void findComponents() {
    for (StorageLevel level : architecture.storage()) {
      STORAGE.forEach(action -> findAction(level.name(), action));
      findArea(level.name());
    }
    findAction(architecture.compute().name(), TableAction.COMPUTE);
    findArea(architecture.compute().name());
  }

  private void findAction(String component, TableAction action) {
    boolean listed =
        energy.price(component, action).filter(price -> !price.isStandIn()).isPresent();
    find(action.item(), component, !listed);
  }

  private void findArea(String component) {
    find(UnitPrice.AREA, component, area.areaUm2(component).isEmpty());
  }

  private void findPeriphery() {
    for (int level = 0; level < architecture.storage().size(); level++) {
      StorageLevel storage = architecture.storage().get(level);
      boolean isStated = storage.network().energy().hopPj(1, 0).isPresent();
      findItem(UnitPrice.HOP, level, LevelPeriphery.spreads(architecture, level) && !isStated);
      findItem(UnitPrice.ADDRESS, level, storage.energy().perAddressPj().isEmpty());
      findItem(UnitPrice.SPATIAL_ADDITION, level, LevelPeriphery.addsOnTheWay(architecture, level));
      findItem(UnitPrice.TEMPORAL_ADDITION, level, LevelPeriphery.addsInPlace(architecture, level));
    }
  }

  private void findItem(String item, int level, boolean isCharged) {
    String component = architecture.storage().get(level).name();
    find(item, component, isCharged && !energy.listsItem(component, item));
  }

  private void find(String item, String component, boolean isMissing) {
    if (isMissing) {
      components.computeIfAbsent(item, key -> new ArrayList<>()).add(component);
    }
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    components.forEach((item, names) -> texts.add(item + " of " + Labels.join(names, "and")));
    return texts;
  }
}
