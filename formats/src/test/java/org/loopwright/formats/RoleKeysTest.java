package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.DataSpaceRole;
import org.loopwright.model.workload.DimensionRole;
import org.loopwright.model.workload.Workload;

/** The keys {@code roles}, {@code role} and {@code written_for}, in each grammar. */
final class RoleKeysTest {
  private static final String DESIGN =
      """
      architecture:
        version: 0.4
        subtree:
        - name: system
          local:
          - {name: DRAM, class: DRAM}
          - name: GLB
            class: SRAM
            attributes:
              depth: 64
              per_dataspace_bandwidth_consumption_scale: {Weights: 3}
              per_dataspace_word_bits: {Weights: 4}
          - {name: "mac[1..4]", class: intmac, attributes: {meshX: 4}}
      """;

  private static final String NODES =
      """
      architecture:
        version: 0.4
        written_for: cnn-layer
        nodes:
        - !Component {name: DRAM, class: DRAM}
        - !Component
          name: GLB
          class: SRAM
          attributes: {depth: 64}
          constraints:
            temporal: {factors: [K=2, N=1]}
            dataspace: {bypass: [Inputs]}
        - !Component {name: mac, class: intmac, spatial: {meshX: 4}}
      """;

  private static final String PROJECTION =
      """
      problem:
        shape:
          name: projection
          dimensions: [B, T, E, F]
          roles: {T: output-column}
          data_spaces:
          - {name: X, projection: [[[B]], [[T]], [[E]]], role: weight}
          - {name: W, projection: [[[E]], [[F]]], role: input}
          - {name: Y, projection: [[[B]], [[T]], [[F]]], read_write: true}
        instance: {B: 2, T: 4, E: 8, F: 8}
      """;

  private static final String LIBCONFIG =
      """
      problem: {
        shape: {
          name = "projection";
          dimensions = ["B", "T", "E", "F"];
          roles: { T = "output-column"; };
          data_spaces = (
            { name = "X"; projection = ((("B")), (("T")), (("E"))); role = "weight"; },
            { name = "W"; projection = ((("E")), (("F"))); role = "input"; },
            { name = "Y"; projection = ((("B")), (("T")), (("F"))); read_write = true; }
          );
        };
        instance: { B = 2; T = 4; E = 8; F = 8; };
      };
      arch: {
        arithmetic: { name = "mac"; instances = 4; meshX = 4; };
        storage = (
          { name = "GLB"; entries = 64; instances = 1; },
          { name = "DRAM"; technology = "DRAM"; instances = 1; }
        );
      };
      mapspace: {
        written_for: { shape = "cnn-layer"; dimensions: { K = "F"; N = "T"; }; };
        constraints = (
          { target = "GLB"; type = "temporal"; factors = "K2 N1"; },
          { target = "GLB"; type = "bypass"; keep = ["Weights"]; bypass = []; }
        );
      };
      """;

  private static Specification read(String name, String text) {
    return SpecificationFiles.parse(name, text).specification();
  }

  private static void assertStated(Workload projection) {
    assertThat(projection.statedRoles().dimensions())
        .isEqualTo(Map.of("T", DimensionRole.OUTPUT_COLUMN));
    assertThat(projection.statedRoles().dataSpaces())
        .isEqualTo(Map.of("X", DataSpaceRole.WEIGHT, "W", DataSpaceRole.INPUT));
    // By what X and W are said to be, and not by their order
    assertThat(projection.roles().dimensionsOf(DimensionRole.BATCH)).containsExactly("F");
    assertThat(projection.roles().dimensionsOf(DimensionRole.OUTPUT_CHANNEL)).containsExactly("B");
  }

  @ParameterizedTest
  @EnumSource(SpecificationFormat.class)
  void statedRolesReadBackInEachGrammar(SpecificationFormat format) {
    Specification given = read("a.yaml", DESIGN + PROJECTION);
    assertStated(given.workload().orElseThrow());
    String text = SpecificationWriter.write(given, format);
    Specification back = read("back" + format.ending(), text);
    assertStated(back.workload().orElseThrow());
    assertThat(SpecificationWriter.difference(given, back)).isEmpty();
  }

  @Test
  void libconfigStatesRolesAndWhatConstraintsAreWrittenFor() {
    Specification given = read("a.cfg", LIBCONFIG);
    assertStated(given.workload().orElseThrow());
    LevelConstraint level = given.constraints().of("GLB");
    assertThat(level.temporal().factors())
        .isEqualTo(Map.of("F", FactorLimit.exactly(2), "T", FactorLimit.exactly(1)));
    // What the shape calls its weights, whatever their name
    assertThat(level.keep()).containsExactly("X");
    assertThat(given.warnings()).filteredOn(Problem::isIgnored).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SpecificationFormat.class)
  void constraintsOfNodesAreCarriedOverAndReadBack(SpecificationFormat format) {
    Specification given = read("nodes.yaml", NODES + "problem: {shape: gemm, M: 4, N: 4, K: 4}\n");
    LevelConstraint level = given.constraints().of("GLB");
    assertThat(level.temporal().factors())
        .isEqualTo(Map.of("N", FactorLimit.exactly(2), "M", FactorLimit.exactly(1)));
    assertThat(level.bypass()).containsExactly("Inputs");
    Specification back = read("back" + format.ending(), SpecificationWriter.write(given, format));
    assertThat(back.constraints()).isEqualTo(given.constraints());
  }

  @Test
  void attributesOfDataSpacesAreTakenByRole() {
    Specification given = read("a.yaml", DESIGN + PROJECTION);
    assertThat(given.architecture().storage().get(0).bandwidth().scale())
        .isEqualTo(Map.of("X", 3.0));
    assertThat(given.architecture().storage().get(0).memory().widths().byDataSpace())
        .isEqualTo(Map.of("X", 4));
    assertThat(given.warnings().stream().map(Problem::message))
        .contains(
            "GLB scales the bandwidth of Weights, which is no data space of the workload: taken by"
                + " role, as X");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "T: output-column; T: output-colum; a.yaml:18; Maybe you meant output-column",
        "T: output-column; Q: output-column; a.yaml:18; Known: B, T, E, F",
        "role: weight; role: wheight; a.yaml:20; Maybe you meant weight",
        "role: weight; rolle: weight; a.yaml:20; Maybe you meant role"
      })
  void slipsAreErrorsWithPlaceAndWayOut(String right, String wrong, String place, String advice) {
    assertThatThrownBy(() -> read("a.yaml", DESIGN + PROJECTION.replace(right, wrong)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(advice);
  }
}
