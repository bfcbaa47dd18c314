package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** A table that names what is not there prices something else than its author meant. */
final class TableNamesTest {
  private static final String DESIGN =
      """
      architecture:
        version: 0.4
        subtree:
        - name: system
          local:
          - {name: DRAM, class: DRAM, attributes: {datawidth: 16}}
          - {name: noc, class: XY_NoC}
          subtree:
          - name: PE[0..3]
            local:
            - {name: wbuf, class: regfile, attributes: {depth: 8, width: 16, datawidth: 16}}
            - {name: mac, class: intmac, attributes: {datawidth: 16}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"system.PE[0..3].wbuff", "wbuff", "system.wbuff[1..4]"})
  void wrongNameIsAnErrorWithTheOneThatWasMeant(String name) {
    String tables =
        """
        ERT:
          tables:
          - {name: system.DRAM, actions: [{name: read, energy: 1}]}
          - {name: "%s", actions: [{name: read, energy: 20}]}
          - {name: mac, actions: [{name: compute, energy: 1}]}
        """
            .formatted(name);
    assertThatThrownBy(() -> read(tables))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("design.yaml:16")
        .hasMessageContaining("wbuff is no component of the architecture")
        .hasMessageContaining("without an entry is wbuf")
        .hasMessageContaining("Maybe you meant wbuf");
  }

  @Test
  void wrongNameInATableByNameIsAnError() {
    assertThatThrownBy(() -> read("ERT: {tables: {wbuff: {read: 20}}}\n"))
        .hasMessageContaining("wbuff is no component");
  }

  @Test
  void wrongNameInATableOfAreasIsAnError() {
    assertThatThrownBy(() -> read("ART: {tables: [{name: 'system.macc', area: 20}]}\n"))
        .hasMessageContaining("macc is no component")
        .hasMessageContaining("Maybe you meant mac");
  }

  @Test
  void levelsAndNetworksMayHaveEntries() {
    read("ERT: {tables: {system.noc: {transfer: 1}, system.PE: {idle: 0}}}\n");
  }

  @Test
  void entryTooManyOfACompleteTableIsAWarning() {
    var files =
        read("ART: {tables: {DRAM: 0, wbuf: 1, mac: 2, system.other: 3}}\n").specification();
    assertThat(files.warnings())
        .extracting(Problem::message)
        .contains("other is no component of the architecture, so its entry has no effect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERT: {units: nJ, tables: {}}", "ART: {area_units: mm^2, tables: {}}"})
  void numbersInOtherUnitsAreRefused(String table) {
    assertThatThrownBy(() -> read(table + "\n")).hasMessageContaining("but was");
  }

  private static SpecificationFiles read(String tables) {
    SpecificationFiles files = SpecificationFiles.parse("design.yaml", DESIGN + tables);
    files.specification();
    return files;
  }
}
