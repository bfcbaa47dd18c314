package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.Resources.yaml;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.Resources;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class ArchitectureReaderTest {
  private static Architecture read(String text) {
    return Resources.read(diagnosis -> ArchitectureCodec.read(yaml(text), diagnosis));
  }

  /** A design whose buffer has the given attributes. */
  private static String design(String attributes) {
    return """
    version: 0.4
    subtree:
      - name: top
        local:
          - {name: DRAM, class: DRAM, attributes: {word_bits: 8}}
          - {name: Buffer, class: SRAM, attributes: {%s}}
          - {name: "mac[1..4]", class: intmac}
    """
        .formatted(attributes);
  }

  private static StorageLevel buffer(String attributes) {
    return read(design(attributes)).storage().get(0);
  }

  private static void assertRefused(String attributes, String message) {
    assertThatThrownBy(() -> read(design(attributes)))
        .isInstanceOf(SpecException.class)
        .hasMessage("spec.yaml:6 subtree[0].local[1]" + message);
  }

  private static List<String> warnings(String text) {
    Diagnosis diagnosis = new Diagnosis();
    assertThat(ArchitectureCodec.read(yaml(text), diagnosis)).isPresent();
    return diagnosis.warnings().stream().map(Problem::message).toList();
  }

  @Test
  void levelsStandInnermostFirst() {
    Architecture architecture = read(design("depth: 4"));
    assertThat(architecture.name()).isEqualTo("top");
    assertThat(architecture.storage())
        .extracting(StorageLevel::name)
        .containsExactly("Buffer", "DRAM");
    assertThat(architecture.compute().name()).isEqualTo("mac");
  }

  @Test
  void instancesMultiplyDownTheTree() {
    Architecture architecture =
        read(
            """
            subtree:
              - name: system
                local: [{name: DRAM, class: DRAM}]
                subtree:
                  - name: chip[0..1]
                    local: [{name: "GLB[1..3]", class: SRAM}]
                    subtree:
                      - name: PE[1..9]
                        local:
                          - {name: RF, class: regfile}
                          - {name: "mac[0..3]", class: mac, attributes: {meshX: 36}}
            """);
    assertThat(architecture.storage())
        .extracting(StorageLevel::mesh)
        .containsExactly(new Mesh(18, 1), new Mesh(6, 1), Mesh.SINGLE);
    assertThat(architecture.compute().mesh()).isEqualTo(new Mesh(36, 2));
  }

  @Test
  void defaultsAreThoseOfTheReference() {
    StorageLevel level = buffer("");
    assertThat(level.memory().wordBits()).isEqualTo(16);
    assertThat(level.memory().blockWords()).isEqualTo(1);
    assertThat(level.memory().clusterSize()).isEqualTo(1);
    assertThat(level.capacity().words()).isEmpty();
    assertThat(level.memory().banks()).isEqualTo(2);
    assertThat(level.memory().ports()).isEqualTo(2);
    assertThat(level.capacity().multipleBuffering()).isEqualTo(1);
    assertThat(level.capacity().minUtilization()).isZero();
    assertThat(level.memory().reductionSupported()).isTrue();
    assertThat(read(design("")).storage().get(1).memory().reductionSupported()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'width: 64', 4, 1",
    "'width: 64, block_size: 2', 2, 2",
    "'memory_width: 64, cluster-size: 2', 2, 2",
    "'width: 64, n_words: 1, cluster_size: 4', 1, 4",
    "'width: 48, cluster_size: 2', 1, 2",
    "'data_storage_width: 64, datawidth: 8', 8, 1",
    "'word-bits: 32, width: 64', 2, 1"
  })
  void widthGivesBlockAndCluster(String attributes, long block, long cluster) {
    StorageLevel level = buffer(attributes + ", instances: 4");
    assertThat(level.memory().blockWords()).isEqualTo(block);
    assertThat(level.memory().clusterSize()).isEqualTo(cluster);
  }

  @ParameterizedTest
  @CsvSource({
    "'entries: 100', 100",
    "'depth: 100, width: 64', 400",
    "'memory_depth: 100, block_size: 2', 200",
    "'sizeKB: 2', 1024",
    "'sizeKB: 2, word_bits: 10', 1638"
  })
  void capacityIsInWords(String attributes, long words) {
    assertThat(buffer(attributes).capacity().words()).hasValue(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'meshX: 2', 2, 6",
    "'meshY: 4', 3, 4",
    "'meshX: 6, meshY: 2', 6, 2",
    "'', 12, 1",
    "'instances: 8, meshX: 2', 2, 4"
  })
  void meshTakesWhatIsLeft(String attributes, long x, long y) {
    String text =
        """
        subtree:
          - name: top
            local:
              - {name: DRAM, class: DRAM}
              - {name: "mac[1..12]", class: intmac, attributes: {%s}}
        """;
    assertThat(read(text.formatted(attributes)).compute().mesh()).isEqualTo(new Mesh(x, y));
  }

  @Test
  void bandwidthsAndNetworkAreRead() {
    StorageLevel level =
        buffer(
            "read_bandwidth: 2, shared-bandwidth: 3.5, network_fill_latency: 4, network_word_bits:"
                + " 5, per_dataspace_bandwidth_consumption_scale: {W: 0.5}");
    assertThat(level.bandwidth().read()).hasValue(2);
    assertThat(level.bandwidth().write()).isEmpty();
    assertThat(level.bandwidth().shared()).hasValue(3.5);
    assertThat(level.network().fillLatencyCycles()).isEqualTo(4);
    assertThat(level.network().wordBits()).isEqualTo(5);
    assertThat(level.bandwidth().scale()).containsEntry("W", 0.5);
  }

  @Test
  void widthsAndGatingAreRead() {
    StorageLevel level =
        buffer("datawidth: 8, bits_per_value: {W: 4}, sum_bits: 32, zero_gating: true");
    assertThat(level.memory().widths())
        .isEqualTo(new WordWidths(Map.of("W", 4), OptionalInt.of(32)));
    assertThat(level.memory().zeroGating()).isTrue();
  }

  @Test
  void theDeprecatedBandwidthIsHalved() {
    assertThat(buffer("bandwidth: 6, write_bandwidth: 4").bandwidth().read())
        .isEqualTo(OptionalDouble.of(3));
    assertThat(warnings(design("bandwidth: 6"))).hasSize(1);
  }

  @Test
  void nullAttributesAreAbsent() {
    assertThat(warnings(design("power_gated_at: null, depth: ~, technology: -1"))).isEmpty();
  }

  @Test
  void unknownAttributesAreWarnedOf() {
    Diagnosis diagnosis = new Diagnosis();
    ArchitectureCodec.read(yaml(design("detph: 4, my_area: 3")), diagnosis);
    assertThat(diagnosis.problems())
        .extracting(Problem::message)
        .containsExactly("unknown key 'detph'", "unknown key 'my_area'");
    assertThat(diagnosis.problems().get(0).advice()).contains("Maybe you meant depth");
  }

  @Test
  void slipsOfAttributesThatOnlyPricesDependOnAreWarnedOf() {
    Diagnosis diagnosis = new Diagnosis();
    ArchitectureCodec.read(yaml(design("nports: 1, nbanks: 4")), diagnosis);
    assertThat(diagnosis.hasErrors()).isFalse();
    assertThat(diagnosis.problems())
        .extracting(problem -> problem.message() + problem.advice().orElse(""))
        .containsExactly(
            "unknown key 'nports'Maybe you meant n_ports",
            "unknown key 'nbanks'Maybe you meant n_banks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "network_type: '1:1'; multicasts (1:N), as in the public tool; no_multicast: true",
        "network_type: 'M:N'; from one instance of a level (1:N); network_shared: true",
        "network_read: Bus; networks are inferred from the tree; network_bandwidth",
        "network_drain: Bus; networks are inferred from the tree; network_bandwidth"
      })
  void keysOfNetworksThatAreNotModelledSayWhyAndWhatToDo(String key, String why, String what) {
    assertThat(warnings(design(key))).singleElement().asString().contains(why).contains(what);
  }

  @Test
  void busThatWouldAddUpOverATreeIsAnError() {
    assertRefused(
        "network_topology: bus, network_reduction_topology: tree",
        ".attributes.network_reduction_topology: is tree, but network_topology bus: a hop of a bus is"
            + " its whole wire, so both or neither must be a bus");
    assertRefused(
        "network_reduction_topology: trea",
        ".attributes.network_reduction_topology: unknown topology 'trea'\n  Maybe you meant tree");
  }

  @Test
  void anUnknownNetworkTypeIsAnError() {
    assertRefused(
        "network_type: '2:N'",
        ".attributes.network_type: unknown network type '2:N'\n  Maybe you meant 1:N");
  }

  @Test
  void otherComponentsAreIgnoredWithAWarning() {
    String text = design("").replace("class: SRAM", "class: XY_NoC");
    assertThat(warnings(text))
        .containsExactly("network Buffer is not modelled: networks are inferred");
    assertThat(warnings(design("").replace("class: SRAM", "class: clock")))
        .containsExactly("Buffer is ignored: class clock is neither storage nor arithmetic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-4", "1.5", "99999999999999999999", "deep", "[1]"})
  void sizesArePositiveIntegers(String width) {
    assertRefused(
        "width: " + width,
        ".attributes.width: must be a positive integer (bits) but was "
            + (width.equals("[1]") ? "a list" : width));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-4", "1.5", "99999999999999999999", "deep", "[1]"})
  void capacitiesAreNotNegative(String depth) {
    assertRefused(
        "depth: " + depth,
        ".attributes.depth: must be an integer >= 0 (rows) but was "
            + (depth.equals("[1]") ? "a list" : depth));
  }

  @ParameterizedTest
  @CsvSource({"'depth: 0, entries: 0', 0", "'depth: 8, width: 64, entries: 32', 32"})
  void aCapacityMayBeSaidTwiceIfItIsTheSame(String attributes, long words) {
    assertThat(buffer(attributes).capacity().words()).hasValue(words);
  }

  @Test
  void contradictionsAreRefused() {
    assertRefused(
        "width: 60",
        ".attributes.width: width 60 must be a multiple of word bits 16 x block size 1");
    assertRefused(
        "width: 64, block_size: 2, cluster_size: 4",
        ".attributes.width: a row of 4 words must be block size 2 x cluster size 4");
    assertRefused(
        "entries: 4, depth: 2",
        ".attributes.depth: the capacity is given twice; the first is on line 6");
    assertRefused("meshX: 3, meshY: 2", ": meshX 3 x meshY 2 must be its 1 instances");
    assertRefused("meshX: 3", ": meshX 3 must divide its 1 instances");
    assertRefused(
        "depth: 9223372036854775807, width: 64",
        ".attributes.depth: too large: a product of its sizes exceeds 2^63 - 1");
    assertRefused(
        "cluster_size: 3, instances: 4", ": cluster size 3 of Buffer must divide its 4 instances");
  }

  @Test
  void meshesMustFitInEachOther() {
    assertThatThrownBy(() -> read(design("instances: 3")))
        .isInstanceOf(SpecException.class)
        .hasMessage("spec.yaml:1: meshX 3 of Buffer must divide the 4 of mac");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Buffer[3..1]", "Buffer[1..x]", "Buffer[2]", "Buffer]", "[1..2]"})
  void namesHaveAForm(String name) {
    assertThatThrownBy(() -> read(design("").replace("name: Buffer", "name: \"" + name + "\"")))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "spec.yaml:6 subtree[0].local[1].name: must be NAME or NAME[FIRST..LAST] but was "
                + name);
  }

  @Test
  void structureIsChecked() {
    assertThatThrownBy(() -> read(design("").replace("local:", "locl:")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("spec.yaml:4 subtree[0].locl: unknown key 'locl'")
        .hasMessageContaining("Maybe you meant local");
    assertThatThrownBy(() -> read("subtree: [{name: a}, {name: b}]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("must have one branch but has 2");
    assertThatThrownBy(() -> read("subtree: [{name: a, local: [{name: D, class: DRAM}]}]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("has no arithmetic");
    assertThatThrownBy(() -> read("version: 0.5\nsubtree: [{name: a}]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("spec.yaml:1 version: must be 0.1, 0.2, 0.3 or 0.4 but was 0.5");
  }

  @Test
  void aLevelNameStandsOnce() {
    assertThatThrownBy(() -> read(design("").replace("name: Buffer", "name: DRAM")))
        .isInstanceOf(SpecException.class)
        .hasMessage("spec.yaml:1: duplicate level DRAM");
  }
}
