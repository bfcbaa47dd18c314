package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.SpecificationReader;

/** A buffer with two address generators, and a MAC of a multiplier and an adder, at 45 nm. */
final class CompoundPricingTest {
  private static final String DESIGN =
      """
      architecture:
        version: '0.4'
        subtree:
        - name: chip
          local:
          - {name: DRAM, class: DRAM, attributes: {width: 64, datawidth: 16}}
          - {name: Buffer, class: smartbuffer_SRAM, attributes: {depth: 1024, width: 64, datawidth: 16}}
          - {name: MAC, class: my_mac, attributes: {datawidth: 16%s}}
      """;
  private static final String CLASSES =
      """
      compound_components:
        version: 0.4
        classes:
        - name: smartbuffer_SRAM
          attributes: {width: must_specify, depth: must_specify, n_rw_ports: 1}
          subcomponents:
          - {name: storage, class: SRAM, attributes: {width: width, depth: depth, n_rw_ports: n_rw_ports}}
          - name: address_generators[1..width/32]
            class: intadder
            attributes: {width: "max(1, ceil(log2(depth))) if depth >= 1 else 1"}
          actions:
          - &write
            name: write
            subcomponents:
            - {name: storage, actions: [{name: write}]}
            - {name: 'address_generators[0]', actions: [{name: add}]}
          - name: read
            arguments: {data_delta: 0..1}
            subcomponents:
            - {name: storage, actions: [{name: read, action_share: data_delta}]}
            - {name: 'address_generators[1]', actions: [{name: add}]}
          - <<: *write
            name: update
        - name: my_mac
          attributes: {adder_bits: must_specify}
          subcomponents:
          - {name: mult, class: intmultiplier, attributes: {datawidth: datawidth}}
          - {name: add, class: %s, attributes: {datawidth: adder_bits}, area_share: 0.5}
          actions:
          - name: compute
            subcomponents:
            - {name: mult, actions: [{name: read}]}
            - {name: add, actions: [{name: add, repeat: 2}]}
      """;

  @TempDir Path folder;

  @Test
  void partsAreAddedUp() throws IOException {
    PriceList whole = prices(", adder_bits: 32", "intadder");
    PriceList plain = prices(", adder_bits: 32", "intadder", "SRAM");
    // 10 bits of address: between the 8-bit adder's 0.03 and the 16-bit one's 0.05 pJ.
    double adder = 0.03 * Math.pow(0.05 / 0.03, Math.log(10 / 8.0) / Math.log(2));
    assertThat(whole.value("Buffer", "read"))
        .isCloseTo(plain.value("Buffer", "read") + adder, within(1e-9));
    assertThat(whole.value("Buffer", "update")).isEqualTo(whole.value("Buffer", "write"));
    assertThat(whole.value("Buffer", "leak")).isGreaterThan(plain.value("Buffer", "leak"));
    // sqrt(0.2 x 3.1) for 16 bits, and two additions of 32
    assertThat(whole.value("MAC", "compute"))
        .isCloseTo(Math.sqrt(0.2 * 3.1) + 2 * 0.1, within(1e-9));
    assertThat(whole.value("MAC", "area"))
        .isCloseTo(Math.sqrt(282.0 * 3495) + 0.5 * 137, within(1e-6));
    assertThat(whole.unknown()).isEmpty();
    assertThat(whole.find("Buffer", "read").orElseThrow().provenance().table())
        .contains("sram.csv")
        .contains("arithmetic.csv");
  }

  @Test
  void attributeThatMustBeThereIsNamed() {
    assertThatThrownBy(() -> prices("", "intadder"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MAC needs the attribute adder_bits");
  }

  @Test
  void partThatNoModelKnowsIsNamed() {
    assertThatThrownBy(() -> prices(", adder_bits: 32", "abacus"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model knows class abacus of part add");
  }

  @Test
  void registersAndComparatorsArePricedByTheBit() throws IOException {
    PriceList comparator = prices(", adder_bits: 32", "aladdin_comparator");
    // 40 to 45 nm: ALADDIN's 32-bit comparator of 0.02947 pJ over 0.803477, twice
    assertThat(comparator.value("MAC", "compute"))
        .isCloseTo(Math.sqrt(0.2 * 3.1) + 2 * 0.02947 / 0.803477, within(1e-6));
  }

  private PriceList prices(String macAttributes, String adder) throws IOException {
    return prices(macAttributes, adder, "smartbuffer_SRAM");
  }

  private PriceList prices(String macAttributes, String adder, String buffer) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("design.yaml"),
            DESIGN.formatted(macAttributes).replace("smartbuffer_SRAM", buffer)
                + CLASSES.formatted(adder));
    TechnologyLibrary technologies = new Library(Path.of("../library")).technologies();
    return new Pricing(technologies, Optional.of("45nm"), false)
        .prices(SpecificationReader.read(file));
  }
}
