package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.Resources.yaml;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.formats.Resources;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;

final class TablesTest {
  private static EnergyTable energy(String text) {
    return Resources.read(diagnosis -> CostTableCodec.readEnergies(yaml(text), diagnosis));
  }

  private static AreaTable area(String text) {
    return Resources.read(diagnosis -> CostTableCodec.readAreas(yaml(text), diagnosis));
  }

  @Test
  void theDearestArgumentCounts() {
    EnergyTable table =
        energy(
            """
            version: 0.4
            tables:
              - name: system.chip[0..3].GLB[1..1]
                actions:
                  - {name: read, arguments: {data: 0}, energy: 1.5}
                  - {name: read, arguments: {data: 1}, energy: 2.5e0}
                  - {name: leak, energy: 0}
            """);
    assertThat(table.components()).isEqualTo(Map.of("GLB", Map.of("read", 2.5, "leak", 0.0)));
  }

  @Test
  void olderTablesAreMaps() {
    EnergyTable table =
        energy(
            """
            version: 0.2
            tables:
              system.GLB:
                read: [{energy: 1}, {energy: 3, arguments: {a: 1}}]
                write: {energy: 2}
                idle: 0.5
            """);
    assertThat(table.components())
        .isEqualTo(Map.of("GLB", Map.of("read", 3.0, "write", 2.0, "idle", 0.5)));
  }

  @Test
  void areasAreAnInstance() {
    assertThat(area("tables: [{name: 'a.b[1..4]', area: 12.5}]").areaUm2("b")).hasValue(12.5);
    assertThat(area("tables: {a.b: 7}").areaUm2("b")).hasValue(7);
  }

  @Test
  void tablesThatDisagreeAreWarnedOf() {
    Diagnosis diagnosis = new Diagnosis();
    CostTableCodec.readAreas(
        yaml("tables: [{name: a.b, area: 1}, {name: c.b, area: 2}]"), diagnosis);
    assertThat(diagnosis.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", ".inf", ".nan", "1e999", "much", "[]", "''"})
  void energiesAreFinite(String energy) {
    assertThatThrownBy(
            () ->
                energy("tables:\n- name: a\n  actions:\n  - {name: read, energy: " + energy + "}"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith(
            "spec.yaml:4 tables[0].actions[0].energy: must be a finite number >= 0 (pJ) but was");
  }

  @Test
  void emptyEnergiesAreMissing() {
    assertThatThrownBy(() -> energy("tables:\n- name: a\n  actions:\n  - {name: read, energy: }"))
        .isInstanceOf(SpecException.class)
        .hasMessage("spec.yaml:4 tables[0].actions[0]: key 'energy' is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "GLB, GLB",
    "system.GLB, GLB",
    "system.GLB[1..1], GLB",
    "s.PE[0..15].RF[1..2], RF",
    "s[0..1].RF, RF"
  })
  void theComponentIsTheLastName(String path, String component) {
    assertThat(ComponentName.lastOf(path)).isEqualTo(component);
  }
}
