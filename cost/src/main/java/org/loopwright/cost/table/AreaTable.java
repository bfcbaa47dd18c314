package org.loopwright.cost.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Require;

/**
 * The area reference table (ART): um^2 of one instance of each component, by the component's name.
 */
public record AreaTable(Map<String, Double> components) {
  public static final AreaTable EMPTY = new AreaTable(Map.of());

  public AreaTable {
    components.forEach((component, um2) -> Require.notNegative(um2, "area of %s", component));
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
  }

  /** um^2 of one instance. */
  public OptionalDouble areaUm2(String component) {
    Double um2 = components.get(component);
    return um2 == null ? OptionalDouble.empty() : OptionalDouble.of(um2);
  }

  /**
   * um^2 of one instance of the next inner level with all that lies inside it; what has no area
   * counts as none.
   */
  public double innerTileUm2(Architecture architecture, int level) {
    double total =
        areaUm2(architecture.compute().name()).orElse(0)
            * architecture.compute().mesh().instances();
    for (int inner = 0; inner < level; inner++) {
      StorageLevel storage = architecture.storage().get(inner);
      total += areaUm2(storage.name()).orElse(0) * storage.mesh().instances();
    }
    long tiles =
        level == 0
            ? architecture.compute().mesh().instances()
            : architecture.storage().get(level - 1).mesh().instances();
    return total / tiles;
  }
}
