package org.loopwright.cost.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reference tables of energies and areas. */
final class TablesTest {
  @Test
  void firstListedActionWins() {
    EnergyTable table =
        new EnergyTable(Map.of("RF", Map.of("read", 1.0, "random_read", 2.0, "write", 3.0)));

    assertThat(table.energyPj("RF", List.of("random_read", "read"))).hasValue(2.0);
    assertThat(table.energyPj("RF", List.of("read", "random_read"))).hasValue(1.0);
    assertThat(table.energyPj("RF", List.of("update", "write"))).hasValue(3.0);
    assertThat(table.energyPj("RF", List.of("leak"))).isEmpty();
    assertThat(table.energyPj("GLB", List.of("read"))).isEmpty();
    assertThat(table.has("RF")).isTrue();
    assertThat(table.has("GLB")).isFalse();
  }

  @Test
  void negativeEnergiesAndAreasAreRefusedByName() {
    assertThatThrownBy(() -> new EnergyTable(Map.of("RF", Map.of("read", -1.0))))
        .hasMessage("energy of read of RF must be a finite number >= 0 but was -1.0");
    assertThatThrownBy(() -> new AreaTable(Map.of("RF", Double.NaN)))
        .hasMessage("area of RF must be a finite number >= 0 but was NaN");
  }

  @Test
  void tablesKeepTheirOwnCopy() {
    Map<String, Map<String, Double>> energies = new HashMap<>();
    energies.put("RF", new HashMap<>(Map.of("read", 1.0)));
    EnergyTable table = new EnergyTable(energies);
    energies.get("RF").put("read", 9.0);

    assertThat(table.energyPj("RF", List.of("read"))).hasValue(1.0);
  }

  @Test
  void areasStandByComponent() {
    AreaTable table = new AreaTable(Map.of("RF", 5.0));

    assertThat(table.areaUm2("RF")).hasValue(5.0);
    assertThat(table.areaUm2("GLB")).isEmpty();
  }
}
