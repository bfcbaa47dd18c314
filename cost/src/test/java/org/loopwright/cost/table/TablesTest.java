package org.loopwright.cost.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.cost.table.TableAction.COMPUTE;
import static org.loopwright.cost.table.TableAction.FILL;
import static org.loopwright.cost.table.TableAction.LEAK;
import static org.loopwright.cost.table.TableAction.READ;
import static org.loopwright.cost.table.TableAction.UPDATE;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reference tables of energies and areas. */
final class TablesTest {
  @Test
  void firstListedActionWins() {
    EnergyTable table =
        new EnergyTable(Map.of("RF", Map.of("read", 1.0, "random_read", 2.0, "write", 3.0)));

    assertThat(table.price("RF", READ)).hasValue(new ListedPrice(2, "random_read", false));
    assertThat(table.price("RF", FILL)).hasValue(new ListedPrice(3, "write", false));
    assertThat(table.price("RF", UPDATE)).hasValue(new ListedPrice(3, "write", false));
    assertThat(table.price("RF", LEAK)).isEmpty();
    assertThat(table.price("GLB", READ)).isEmpty();
    assertThat(table.has("RF")).isTrue();
    assertThat(table.has("GLB")).isFalse();
  }

  @Test
  void accessIsThePriceOfEveryAccessThatHasNoneOfItsOwn() {
    EnergyTable table = new EnergyTable(Map.of("RF", Map.of("access", 3.0, "read", 1.0)));

    assertThat(table.price("RF", READ)).hasValue(new ListedPrice(1, "read", false));
    assertThat(table.price("RF", FILL)).hasValue(new ListedPrice(3, "access", true));
    assertThat(table.price("RF", UPDATE)).hasValue(new ListedPrice(3, "access", true));
    assertThat(table.price("RF", LEAK)).isEmpty();
    assertThat(table.lists("RF", FILL)).isTrue();
  }

  @Test
  void withoutAccessTheDearestListedAccessStandsIn() {
    EnergyTable table =
        new EnergyTable(Map.of("RF", Map.of("read", 3.0, "update", 2.0, "leak", 9.0)));

    assertThat(table.price("RF", FILL)).hasValue(new ListedPrice(3, "read", true));
    assertThat(table.price("RF", UPDATE)).hasValue(new ListedPrice(2, "update", false));
    assertThat(table.price("RF", COMPUTE)).isEmpty();
    assertThat(table.lists("RF", FILL)).isFalse();
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

    assertThat(table.price("RF", READ)).hasValue(new ListedPrice(1, "read", false));
  }

  @Test
  void areasStandByComponent() {
    AreaTable table = new AreaTable(Map.of("RF", 5.0));

    assertThat(table.areaUm2("RF")).hasValue(5.0);
    assertThat(table.areaUm2("GLB")).isEmpty();
  }
}
