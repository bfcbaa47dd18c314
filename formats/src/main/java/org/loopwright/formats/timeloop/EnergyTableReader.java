package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * Reads {@code ERT}, energies in pJ: a list of tables with named actions (v0.3, v0.4), or maps from
 * component to action to energy (v0.2). Of an action's arguments the most expensive counts.
 */
public final class EnergyTableReader {
  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final Map<String, Map<String, Double>> components = new LinkedHashMap<>();
  private final Map<String, Node> places = new LinkedHashMap<>();

  private EnergyTableReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  public static Optional<EnergyTable> read(Node ert, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    EnergyTableReader reader = new EnergyTableReader(diagnosis);
    reader.tables(MapReader.of(ert, CostTableKeys.ENERGY_ROOT, diagnosis));
    return diagnosis.build(mark, ert.location(), () -> new EnergyTable(reader.components));
  }

  private void tables(MapReader keys) {
    Versions.check(keys, diagnosis);
    Optional<Node> tables = keys.require(CostTableKeys.ENERGY_TABLES);
    keys.finish();
    if (tables.isEmpty()) {
      return;
    }
    if (tables.get() instanceof MapNode byName) {
      byName.entries().forEach(entry -> component(entry.key(), entry.value(), entry.value()));
    } else {
      values.list(tables.get()).forEach(this::table);
    }
  }

  private void table(Node node) {
    MapReader keys = MapReader.of(node, CostTableKeys.ENERGIES, diagnosis);
    String name = keys.text(CostTableKeys.COMPONENT);
    Optional<Node> actions = keys.require(CostTableKeys.ACTIONS);
    keys.finish();
    actions.ifPresent(list -> component(name, list, node));
  }

  private void component(String path, Node actions, Node place) {
    Map<String, Double> energies = new LinkedHashMap<>();
    if (actions instanceof MapNode byName) {
      for (MapNode.Entry entry : byName.entries()) {
        energies.merge(entry.key(), dearest(entry.value()), Math::max);
      }
    } else {
      values.list(actions).forEach(action -> action(action, energies));
    }
    String component = ComponentName.lastOf(path);
    Map<String, Double> other = components.put(component, energies);
    Node first = places.putIfAbsent(component, place);
    if (other != null && !other.equals(energies)) {
      diagnosis.warning(
          place.location(),
          "%s has another table on line %s; this one holds"
              .formatted(component, first.location().line()));
    }
  }

  private void action(Node node, Map<String, Double> energies) {
    MapReader keys = MapReader.of(node, CostTableKeys.NAMED_ACTION, diagnosis);
    String name = keys.text(CostTableKeys.ACTION);
    double energy = keys.require(CostTableKeys.ENERGY).orElse(0.0);
    keys.finish();
    energies.merge(name, energy, Math::max);
  }

  /** The v0.2 form: one energy, or a list of energies by argument. */
  private double dearest(Node node) {
    if (node instanceof ListNode list) {
      return list.items().stream().mapToDouble(this::dearestOne).max().orElse(0);
    }
    return dearestOne(node);
  }

  private double dearestOne(Node node) {
    if (!(node instanceof MapNode)) {
      return values.in(CostTableKeys.ENERGY.unit()).notNegativeNumber(node);
    }
    MapReader keys = MapReader.of(node, CostTableKeys.ENERGY_OF_ARGUMENTS, diagnosis);
    double energy = keys.require(CostTableKeys.ENERGY).orElse(0.0);
    keys.finish();
    return energy;
  }
}
