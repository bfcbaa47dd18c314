package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.SpecException;

/** What becomes of prices that a table does not list. */
final class MissingPricesTest {
  private static final String DESIGN =
      """
      architecture:
        version: '0.4'
        subtree:
        - name: chip
          attributes: {technology: 45nm}
          local:
          - name: DRAM
            class: DRAM
            attributes: {width: 64, datawidth: 16}
          - name: RF[1..4]
            class: regfile
            attributes: {depth: 64, width: 16, datawidth: 16}
          - name: mac[1..16]
            class: intmac
            attributes: {datawidth: 16}
      """;
  private static final String TABLES =
      """
      ERT:
        version: '0.4'%s
        tables:
        - {name: chip.DRAM, actions: [{name: read, energy: 100}, {name: write, energy: 100}]}
        - {name: 'chip.RF[1..4]', actions: [%s]}
        - {name: 'chip.mac[1..16]', actions: [{name: compute, energy: 1}]}
      ART:
        version: '0.4'
        tables:
        - {name: chip.DRAM, area: 0}
        - {name: 'chip.RF[1..4]', area: 1000}
        - {name: 'chip.mac[1..16]', area: 100}
      """;
  private static final String ALL_ACCESSES =
      "{name: read, energy: 1}, {name: write, energy: 2}, {name: update, energy: 3}";

  @TempDir Path folder;

  private final TechnologyLibrary technologies = new Library(Path.of("../library")).technologies();

  @Test
  void oneWarningNamesWhatTheTableLeavesFree() throws IOException {
    assertThat(pricing().warnings(design("", ALL_ACCESSES)))
        .containsExactly(
            "the ERT does not list, so free are: network_hop of RF and DRAM; block_address of"
                + " RF and DRAM; spatial_reduction of DRAM; --complete-tables computes them");
  }

  @Test
  void accessStandsForEachAccessAndIsSaid() throws IOException {
    assertThat(pricing().warnings(design("", "{name: access, energy: 3}")))
        .contains(
            "the ERT does not list read, write and update of RF, so its 'access', 3.0 pJ, is the"
                + " price of each");
    assertThat(pricing().warnings(design("", "{name: read, energy: 3}")))
        .contains(
            "the ERT does not list write and update of RF, so its 'read', 3.0 pJ, is the price of"
                + " each");
  }

  @Test
  void completedTablesKeepWhatTheyListAndComputeTheRest() throws IOException {
    Specification design = design("", "{name: read, energy: 3}");
    PriceList prices = pricing(MissingPrices.COMPUTED).prices(design);

    assertThat(given(prices)).contains("read of RF", "compute of mac", "area of RF");
    assertThat(computed(prices))
        .contains(
            "write of RF",
            "update of RF",
            "leak of RF",
            "network_hop of RF",
            "network_hop of DRAM",
            "block_address of RF",
            "spatial_reduction of DRAM",
            "adder_leak of RF",
            "adder_area of RF",
            "arithmetic_leak of mac");
    assertThat(prices.value("RF", "read")).isEqualTo(3);
    assertThat(prices.value("RF", "write")).isPositive();
    assertThat(prices.unknown()).isEmpty();
    assertThat(pricing(MissingPrices.COMPUTED).warnings(design)).isEmpty();
  }

  @Test
  void accessIsNotComputedAgain() throws IOException {
    Specification design = design("", "{name: access, energy: 3}");
    PriceList prices = pricing(MissingPrices.COMPUTED).prices(design);
    assertThat(computed(prices)).doesNotContain("read of RF", "write of RF", "update of RF");
  }

  @Test
  void tableMayAskForItself() throws IOException {
    PriceList asked = pricing().prices(design("\n  missing: computed", ALL_ACCESSES));
    PriceList chosen = pricing(MissingPrices.COMPUTED).prices(design("", ALL_ACCESSES));
    assertThat(asked.prices()).isEqualTo(chosen.prices());
    assertThatThrownBy(() -> design("\n  missing: compute", ALL_ACCESSES))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("unknown word 'compute'")
        .hasMessageContaining("computed");
  }

  @Test
  void tablesAloneRefuseWhatIsNotListed() throws IOException {
    Specification design = design("", "{name: access, energy: 3}");
    assertThatThrownBy(() -> pricing(MissingPrices.REFUSED).prices(design))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("read of RF; ")
        .hasMessageContaining("network_hop of RF and DRAM")
        .hasMessageContaining("--complete-tables");
  }

  @Test
  void completeTablesAreTakenAlone() throws IOException {
    Specification design = design("", ALL_ACCESSES);
    PriceList complete = pricing(MissingPrices.COMPUTED).prices(design);
    String actions =
        ALL_ACCESSES + ", {name: network_hop, energy: 1}, {name: block_address, energy: 1}";
    Path file = write("full.yaml", "", actions);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "{name: read, energy: 100}",
                "{name: read, energy: 100}, {name: network_hop, energy: 1}, {name:"
                    + " block_address, energy: 1}, {name: spatial_reduction, energy: 1}"));
    Specification full = SpecificationFiles.read(List.of(file)).specification();
    PriceList alone = pricing(MissingPrices.REFUSED).prices(full);
    assertThat(computed(alone)).isEmpty();
    assertThat(alone.value("RF", "read")).isEqualTo(complete.value("RF", "read"));
  }

  /** The adder of 24-bit sums is dearer than that of words of 16 bits. */
  @Test
  void addersAreAsWideAsTheSum() throws IOException {
    Path file = write("wide.yaml", "", ALL_ACCESSES);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "attributes: {datawidth: 16}", "attributes: {datawidth: 16, adder_width: 24}"));
    Specification wide = SpecificationFiles.read(List.of(file)).specification();
    double narrow = addition(design("", ALL_ACCESSES));
    assertThat(addition(wide)).isGreaterThan(narrow);
    assertThat(narrow).isPositive();
  }

  private double addition(Specification design) {
    return pricing(MissingPrices.COMPUTED).prices(design).value("DRAM", UnitPrice.SPATIAL_ADDITION);
  }

  private static Set<String> given(PriceList prices) {
    return items(prices, true);
  }

  private static Set<String> computed(PriceList prices) {
    return items(prices, false);
  }

  private static Set<String> items(PriceList prices, boolean areGiven) {
    return prices.prices().stream()
        .filter(price -> price.provenance().isGiven() == areGiven)
        .map(price -> price.item() + " of " + price.component())
        .collect(Collectors.toSet());
  }

  private Pricing pricing() {
    return new Pricing(technologies, Optional.empty(), false);
  }

  private Pricing pricing(MissingPrices missing) {
    return new Pricing(technologies, Optional.empty(), false, Optional.of(missing));
  }

  private Specification design(String missing, String actions) throws IOException {
    return SpecificationFiles.read(List.of(write("design.yaml", missing, actions))).specification();
  }

  private Path write(String name, String missing, String actions) throws IOException {
    return Files.writeString(folder.resolve(name), DESIGN + TABLES.formatted(missing, actions));
  }
}
