package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.diagnostics.SpecException;

final class TypedBandwidthTest {
  private static final String DESIGN =
      """
      architecture:
        version: '0.4'
        subtree:
        - name: chip
          attributes: {%s}
          local:
          - name: DRAM
            class: DRAM
            attributes: {width: 64, datawidth: 16, %s}
          - name: MAC[1..4]
            class: intmac
            attributes: {datawidth: 16}
      """;

  @Test
  void typeAndClockGiveWordsACycleAndAreTold() {
    Specification design = design("global_cycle_seconds: 2e-9", "type: LPDDR4, bandwidth: by_type");
    Bandwidth bandwidth = design.architecture().storage().get(0).bandwidth();
    // 12.8 GB/s x 2 ns / 2 bytes, reads and writes together.
    assertThat(bandwidth.shared().orElseThrow()).isCloseTo(12.8, within(1e-12));
    assertThat(bandwidth.read()).isEmpty();
    assertThat(design.warnings())
        .anyMatch(
            problem ->
                problem
                    .toString()
                    .contains(
                        "bandwidth: by_type of DRAM is 12.8 words a cycle, reads and writes"
                            + " together: one LPDDR4 (x32 at 3200 MT/s) of 12.8 GB/s at 2.0 ns"));
  }

  @Test
  void withoutAskingThereIsNoLimit() {
    Specification design = design("global_cycle_seconds: 2e-9", "type: LPDDR4");
    assertThat(design.architecture().storage().get(0).bandwidth().isLimited()).isFalse();
  }

  @Test
  void clockAndTypeAreNeeded() {
    assertThatThrownBy(() -> design("version: 1", "type: HBM2, bandwidth: by_type"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("needs the clock")
        .hasMessageContaining("global_cycle_seconds");
    assertThatThrownBy(() -> design("clock_period: 1", "bandwidth: by_type"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("needs its type");
    assertThatThrownBy(() -> design("clock_period: 1", "type: LPDR4, bandwidth: by_type"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("LPDDR4");
    assertThatThrownBy(() -> design("clock_period: 1", "type: LPDDR4, bandwidth: by_typ"))
        .isInstanceOf(SpecException.class);
  }

  /** The table of energies has the same figures. */
  @Test
  void bandwidthsAreThoseOfTheTable() throws IOException {
    try (Stream<String> rows = Files.lines(Path.of("../library/technology/common/dram.csv"))) {
      String table = String.join("\n", rows.toList());
      for (DramDevice device : DramDevice.values()) {
        String figure = String.valueOf(device.gigabytesPerSecond).replaceAll("\\.0$", "");
        assertThat(table).containsPattern("(?m)^" + device.label() + ",.*," + figure + ",");
      }
    }
  }

  private static Specification design(String clock, String dram) {
    return SpecificationFiles.parse("design.yaml", DESIGN.formatted(clock, dram)).specification();
  }
}
