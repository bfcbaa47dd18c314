package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.SpecException;

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

  private static final String ROUTED =
      """
      compound_components:
        version: 0.3
        classes:
        - name: router
          attributes:
            rows: 4
            columns: 8
            places: rows * columns
            distance: 2mm
          subcomponents:
          - {name: 'y[0..rows-1]', class: comparator, attributes: {datawidth: 4}}
          - {name: 'x[0..rows-1][0..columns-1]', class: comparator, attributes: {datawidth: 4}}
          - {name: link, class: wire, attributes: {half: 32 + 8, datawidth: half * 2, length: distance}}
          actions:
          - name: transfer
            arguments: {n_rows: 1..rows, n_columns: 1..columns}
            subcomponents:
            - {name: 'y[0..n_rows-1]', actions: [{name: transfer}]}
            - {name: 'x[0]', actions: [{name: transfer, repeat: n_rows * n_columns}]}
            - {name: link, actions: [{name: transfer}]}
        - name: routed_mac
          attributes: {reach: 3}
          subcomponents:
          - {name: mult, class: intmultiplier, attributes: {datawidth: datawidth}}
          - {name: net, class: router}
          - {name: queue, class: FIFO, attributes: {depth: 2, width: datawidth}}
          actions:
          - name: mac_random
            subcomponents:
            - {name: mult, actions: [{name: mult_random}]}
            - name: net
              actions:
              - name: transfer
                energy_scale: 0.5
                arguments: {n_rows: reach, n_columns: "min(reach + 2, 9)"}
            - {name: queue, actions: [{name: push}, {name: pop}]}
          - name: idle
            subcomponents:
            - {name: mult, actions: [{name: idle}]}
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
    // The class has its own address generators, a plain memory gets one.
    assertThat(whole.value("Buffer", "block_address")).isZero();
    assertThat(plain.value("Buffer", "block_address")).isPositive();
    assertThat(whole.find("Buffer", "read").orElseThrow().provenance().table())
        .contains("sram.csv")
        .contains("arithmetic.csv");
  }

  @Test
  void attributeThatMustBeThereIsNamed() {
    assertThatThrownBy(() -> prices("", "intadder"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("design.yaml:")
        .hasMessageContaining("MAC needs the attribute adder_bits");
  }

  @Test
  void partThatNoModelKnowsIsNamed() {
    assertThatThrownBy(() -> prices(", adder_bits: 32", "abacus"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("design.yaml:")
        .hasMessageContaining("no model knows class abacus of part MAC.add");
  }

  @Test
  void registersAndComparatorsArePricedByTheBit() throws IOException {
    PriceList comparator = prices(", adder_bits: 32", "aladdin_comparator");
    // 40 to 45 nm: ALADDIN's 32-bit comparator of 0.02947 pJ over 0.803477, twice
    assertThat(comparator.value("MAC", "compute"))
        .isCloseTo(Math.sqrt(0.2 * 3.1) + 2 * 0.02947 / 0.803477, within(1e-6));
  }

  /** As public files call a register. */
  @Test
  void regIsARegister() throws IOException {
    assertThat(bufferRead("reg")).isEqualTo(bufferRead("regfile")).isPositive();
  }

  private double bufferRead(String classOfStorage) throws IOException {
    String classes =
        CLASSES.formatted("intadder").replace("class: SRAM", "class: " + classOfStorage);
    return price(DESIGN.formatted(", adder_bits: 32") + classes).value("Buffer", "read");
  }

  /**
   * 3 and 5 comparators of 4 bits, 80 bits of wire over 2 mm, and a queue of 2 words of 16 bits.
   */
  @Test
  void argumentsReachTheActionsOfParts() throws IOException {
    PriceList prices =
        price(
            DESIGN.formatted("").replace("my_mac", "routed_mac").replace("smartbuffer_", "")
                + ROUTED);
    double comparator = 0.02947 / 0.803477 * 4 / 32;
    double wire = 80 * 2 * 0.107666;
    double multiplication = Math.sqrt(0.2 * 3.1);
    double transfer = 3 * comparator + (3 * 5) * comparator + wire;
    double queue = prices.value("MAC", "compute") - multiplication - 0.5 * transfer;
    // Two words lie between one of flip-flops and the smallest memory: popped from two memories of
    // 8
    // bits, which begin at 64 rows; pushed into one of 16 bits, which begins at 32.
    double word = 0.00899949 / 0.803477 * 16;
    double pop = word * Math.pow(2 * 0.176261 / word, Math.log(2) / Math.log(64));
    double push = word * Math.pow(0.426732 / word, Math.log(2) / Math.log(32));
    assertThat(queue).isCloseTo(pop + push, within(1e-6));
    assertThat(prices.value("MAC", "area")).isPositive();
  }

  @Test
  void classesThatMultiplyAreRefused() {
    StringBuilder classes = new StringBuilder("compound_components:\n  version: 0.4\n  classes:\n");
    for (int depth = 0; depth < 6; depth++) {
      classes.append("  - name: ").append(depth == 0 ? "my_mac" : "level" + depth);
      classes.append("\n    subcomponents:\n");
      for (int part = 0; part < 30; part++) {
        String inner = depth == 5 ? "intadder" : "level" + (depth + 1);
        classes.append("    - {name: p%d, class: %s}%n".formatted(part, inner));
      }
    }
    assertThatThrownBy(() -> price(DESIGN.formatted("") + classes))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("more than 20000 parts and steps");
  }

  @Test
  void dummiesCostNothingAndSayWhy() throws IOException {
    PriceList prices =
        price(
            DESIGN
                .formatted("")
                .replace("my_mac", "intmac")
                .replace("smartbuffer_SRAM", "dummy_storage"));
    for (String item : List.of("read", "write", "update", "leak", "area", "block_address")) {
      assertThat(prices.value("Buffer", item)).as(item).isZero();
      assertThat(prices.find("Buffer", item).orElseThrow().provenance().source())
          .isEqualTo("a class named dummy costs nothing");
    }
  }

  @Test
  void misspeltKeysOfAClassAreTold() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("design.yaml"),
            DESIGN.formatted(", adder_bits: 32")
                + CLASSES.formatted("intadder").replace("repeat", "repaet"));
    assertThat(SpecificationFiles.read(List.of(file)).specification().warnings())
        .anyMatch(warning -> warning.toString().contains("unknown key 'repaet'"));
  }

  private PriceList prices(String macAttributes, String adder) throws IOException {
    return prices(macAttributes, adder, "smartbuffer_SRAM");
  }

  private PriceList prices(String macAttributes, String adder, String buffer) throws IOException {
    return price(
        DESIGN.formatted(macAttributes).replace("smartbuffer_SRAM", buffer)
            + CLASSES.formatted(adder));
  }

  private PriceList price(String design) throws IOException {
    Path file = Files.writeString(folder.resolve("design.yaml"), design);
    TechnologyLibrary technologies = new Library(Path.of("../library")).technologies();
    return new Pricing(technologies, Optional.of("45nm"), false)
        .prices(SpecificationFiles.read(List.of(file)).specification());
  }
}
