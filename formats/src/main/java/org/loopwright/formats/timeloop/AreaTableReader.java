package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.diagnostics.Diagnosis;

/** Reads {@code ART}, um^2 an instance: a list of tables, or a map from component to area. */
public final class AreaTableReader {
  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final Map<String, Double> components = new LinkedHashMap<>();

  private AreaTableReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  public static Optional<AreaTable> read(Node art, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    AreaTableReader reader = new AreaTableReader(diagnosis);
    reader.tables(MapReader.of(art, CostTableKeys.AREA_ROOT, diagnosis));
    return diagnosis.build(mark, art.location(), () -> new AreaTable(reader.components));
  }

  private void tables(MapReader keys) {
    Versions.check(keys, diagnosis);
    Optional<Node> tables = keys.require(CostTableKeys.AREA_TABLES);
    keys.finish();
    if (tables.isEmpty()) {
      return;
    }
    if (tables.get() instanceof MapNode byName) {
      for (MapNode.Entry entry : byName.entries()) {
        component(entry.key(), entry.value());
      }
    } else {
      values.list(tables.get()).forEach(this::table);
    }
  }

  private void table(Node node) {
    MapReader keys = MapReader.of(node, CostTableKeys.AREA_OF, diagnosis);
    String name = keys.text(CostTableKeys.COMPONENT);
    Optional<Node> area = keys.find(CostTableKeys.AREA);
    if (area.isEmpty()) {
      keys.require(CostTableKeys.AREA);
    }
    keys.finish();
    area.ifPresent(value -> component(name, value));
  }

  private void component(String path, Node area) {
    String component = ComponentName.lastOf(path);
    double um2 = values.in(CostTableKeys.AREA.unit()).notNegativeNumber(area);
    Double other = components.put(component, um2);
    if (other != null && other != um2) {
      diagnosis.warning(
          area.location(),
          component + " has another area, %s, above; this one holds".formatted(other));
    }
  }
}
