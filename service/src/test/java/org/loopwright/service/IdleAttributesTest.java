package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.SpecificationFiles;

/** What no price depends on is said, as it was written in vain. */
final class IdleAttributesTest {
  private static final Library LIBRARY = new Library(Path.of("../library"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latency: 2",
        "num_pipeline_stages: 2",
        "update_fifo_depth: 2",
        "has_power_gating: true",
        "metadata_width: 4",
        "metadata_depth: 64",
        "energy: 3",
        "area: 3",
        "exponent: 8"
      })
  void whatNoModelReadsIsNamed(String attribute) {
    String key = attribute.substring(0, attribute.indexOf(':'));
    assertThat(idle("GLB", attribute))
        .containsExactly(
            key + " of GLB has no effect, as no model of its price reads it: leave it out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n_banks: 4", "n_rdwr_ports: 2", "n_banks: 1", "global_cycle_seconds: 2e-9"})
  void whatAPriceDependsOnIsNot(String attribute) {
    assertThat(idle("GLB", attribute)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n_banks: 4", "n_ports: 2"})
  void itDependsOnTheComponent(String attribute) {
    assertThat(idle("DRAM", attribute)).hasSize(1).first().asString().contains("of DRAM");
    assertThat(idle("DRAM", "type: LPDDR4")).isEmpty();
  }

  @Test
  void oneSentenceNamesAllComponents() {
    assertThat(idle("all", "latency: 2"))
        .containsExactly(
            "latency of the design has no effect, as no model of its price reads it: leave it out");
  }

  @Test
  void tablesThatGiveAllPricesLeaveThemAllIdle() {
    String tables =
        """
        ERT: {tables: {DRAM: {read: 1, write: 1, update: 1}, GLB: {read: 1}, mac: {compute: 1}}}
        ART: {tables: {DRAM: 0, GLB: 1, mac: 1}}
        """;
    assertThat(sentences(design("GLB", "n_banks: 4") + tables))
        .containsExactly(
            "ERT and ART give every price, so these attributes have no effect: n_banks");
  }

  /** Without it the price cannot be worked out at all, which is an effect. */
  @Test
  void whatACompoundClassMustHaveIsNotIdle() {
    String classes =
        """
        compound_components:
          version: 0.4
          classes:
          - name: my_mac
            attributes: {multiplier_width: must_specify}
            subcomponents:
            - {name: mult, class: intmultiplier, attributes: {datawidth: multiplier_width}}
            actions:
            - {name: compute, subcomponents: [{name: mult, actions: [{name: multiply}]}]}
        """;
    String design = design("mac", "multiplier_width: 8").replace("intmac", "my_mac");
    assertThat(sentences(design + classes)).isEmpty();
  }

  private static List<String> idle(String component, String attribute) {
    return sentences(design(component, attribute));
  }

  private static String design(String component, String attribute) {
    return """
    architecture:
      version: 0.4
      subtree:
      - name: system
        attributes: {all}
        local:
        - {name: DRAM, class: DRAM, attributes: {datawidth: 16, width: 64, DRAM}}
        - {name: GLB, class: SRAM, attributes: {datawidth: 16, width: 64, depth: 4096, GLB}}
        - {name: mac, class: intmac, attributes: {datawidth: 16, mac}}
    """
        .replace(component + "}", attribute + "}")
        .replaceAll("(all|, (DRAM|GLB|mac))\\}", "}");
  }

  private static List<String> sentences(String design) {
    Pricing pricing = new Pricing(LIBRARY.technologies(), Optional.empty(), false);
    return pricing.idleAttributes(SpecificationFiles.parse("design.yaml", design).specification());
  }
}
