package org.loopwright.formats.timeloop.v04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.timeloop.v04.NodesSamples.assertRefused;
import static org.loopwright.formats.timeloop.v04.NodesSamples.between;
import static org.loopwright.formats.timeloop.v04.NodesSamples.read;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.Specification;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.SpecException;

final class NodesConstraintsTest {
  private static String buffer(String constraints) {
    return between(
        """
        - !Component
          name: GLB
          class: SRAM
          attributes: {depth: 512, width: 64, datawidth: 8, rows: 4}
          constraints:
        """
            + constraints.indent(4));
  }

  private static LevelConstraint glb(String constraints) {
    return read(buffer(constraints)).constraints().of("GLB");
  }

  @Test
  void listsOfFactorsAreLimitsAndMayBeArithmetic() {
    NestConstraint temporal =
        glb("temporal: {factors: [M=1, N<=rows, K>=rows*2], permutation: [K, M]}").temporal();

    assertThat(temporal.factors())
        .isEqualTo(
            Map.of(
                "M", FactorLimit.exactly(1),
                "N", FactorLimit.atMost(4),
                "K", FactorLimit.atLeast(4 * 2)));
    assertThat(temporal.innermost()).containsExactly("K", "M");
  }

  @Test
  void otherFactorsThanTheOnlyOnesAreOne() {
    assertThat(glb("temporal: {factors: [M=2], factors_only: [K<=4]}").temporal().factors())
        .isEqualTo(
            Map.of(
                "M", FactorLimit.exactly(2),
                "K", FactorLimit.atMost(4),
                "N", FactorLimit.exactly(1)));
    assertThat(glb("temporal: {factors_only: []}").temporal().factors()).hasSize(3);
  }

  @Test
  void iterationOverDataSpacesIsLimited() {
    assertThat(glb("temporal: {no_iteration_over_dataspaces: [A]}").temporal().factors())
        .containsOnlyKeys("M", "K");
    assertThat(glb("temporal: {must_iterate_over_dataspaces: [A]}").temporal().factors())
        .containsOnlyKeys("N");
    assertRefused(
        buffer("temporal: {factors: [K=4], no_iteration_over_dataspaces: [B]}"),
        "the limit of K is already set otherwise, at nodes.yaml:23");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[A, Z]; A Z",
        "All; A B Z",
        "['*']; A B Z",
        "~B; A Z",
        "~(A | B); Z",
        "A & B; ''",
        "All - Z; A B",
        "['Intersection(All, ~A, Inputs)']; B",
        "['Union(A, Outputs)']; A Z",
        "Inputs; A B",
        "Outputs; Z",
        "Nothing; ''",
        "['A, B']; A B",
        "A B; A B",
      })
  void dataSpacesMayBeNamedAsSets(String set, String names) {
    assertThat(String.join(" ", glb("dataspace: {keep: " + set + "}").keep())).isEqualTo(names);
  }

  @Test
  void onlySomeMayBeKeptOrBypassed() {
    LevelConstraint keepsOne = glb("dataspace: {keep_only: [Z]}");
    assertThat(keepsOne.keep()).containsExactly("Z");
    assertThat(keepsOne.bypass()).containsExactly("A", "B");
    LevelConstraint bypassesOne = glb("dataspace: {bypass_only: [Z]}");
    assertThat(bypassesOne.keep()).containsExactly("A", "B");
    assertThat(bypassesOne.bypass()).containsExactly("Z");
  }

  @Test
  void setsThatAreNoneAreNamed() {
    assertRefused(
        buffer("dataspace: {keep: [Psums]}"), "unknown data space 'Psums'", "Known: A, B, Z");
    assertRefused(buffer("dataspace: {keep: A &}"), "a data space is missing in 'A &'");
    assertRefused(buffer("dataspace: {keep: (A | B}"), "a ) is missing");
  }

  @Test
  void namesOfAShippedShapeAreTakenByRole() {
    LevelConstraint glb =
        glb("{dataspace: {keep: ~Weights, bypass: Weights}, temporal: {factors_only: [C=4, P=1]}}");
    assertThat(glb.keep()).containsExactlyInAnyOrder("A", "Z");
    assertThat(glb.bypass()).containsExactly("B");
    assertThat(glb.temporal().factors())
        .isEqualTo(
            Map.of(
                "K", FactorLimit.exactly(4),
                "M", FactorLimit.exactly(1),
                "N", FactorLimit.exactly(1)));
  }

  @Test
  void spatialLimitsOfAContainerAreThoseOfTheLevelThatFeedsIt() {
    Specification specification =
        read(
            between(
                """
                - !Container
                  name: PE
                  spatial: {meshX: 4, meshY: 2}
                  constraints:
                    spatial: {factors: [M=1], permutation: [N, K], split: len(spec.problem.instance) - 2}
                """));

    NestConstraint spatial = specification.constraints().of("inter_PE_spatial").spatial();
    assertThat(spatial.factors()).isEqualTo(Map.of("M", FactorLimit.exactly(1)));
    assertThat(spatial.split()).isEqualTo(OptionalInt.of(3 - 2));
  }

  @Test
  void sectionsOfConstraintsMayNameNodes() {
    Specification specification =
        read(
            between("- !Container {name: PE, spatial: {meshX: 4}}")
                + """
                extra_mapping_constraints:
                  version: 0.4
                  targets:
                  - {target: PE, type: spatial, factors: [M=4]}
                constraints:
                  targets:
                  - {target: inter_PE_spatial, type: spatial, permutation: [M]}
                  - {target: DRAM, type: temporal, factors_only: [M<=2]}
                """);

    NestConstraint spatial = specification.constraints().of("inter_PE_spatial").spatial();
    assertThat(spatial.factors()).isEqualTo(Map.of("M", FactorLimit.exactly(4)));
    assertThat(spatial.innermost()).containsExactly("M");
    assertThat(specification.constraints().of("DRAM").temporal().factors()).hasSize(3);
  }

  private static String parallel(String left, String right) {
    return between(
        """
        - !Parallel
          nodes:
          - !Component
            name: left
            class: regfile
            attributes: {depth: 4, width: 16, datawidth: 16}
            constraints: {dataspace: {keep: %s}}
          - %s
        """
            .formatted(left, right));
  }

  @Test
  void branchesBypassWhatOthersKeep() {
    Specification specification =
        read(parallel("[A]", "!Nothing {constraints: {dataspace: {keep: [B, Z]}}}"));

    assertThat(specification.constraints().of("left").keep()).containsExactly("A");
    assertThat(specification.constraints().of("left").bypass()).containsExactly("B", "Z");
    assertThat(specification.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a", "(", "=", "~", "a.", "1-", "1 if ", "1", "\t<="})
  void longTextsAreRefusedSoon(String part) {
    String text = '"' + part.repeat(16_000 / part.length()) + "x\"";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThatThrownBy(() -> read(buffer("temporal: {factors: [" + text + "]}")))
              .isInstanceOf(SpecException.class);
          assertThatThrownBy(() -> read(buffer("dataspace: {keep: [" + text + "]}")))
              .isInstanceOf(SpecException.class);
          String value = text.replace("\"", "");
          assertThatThrownBy(() -> read(buffer("temporal: {split: " + value + "}")))
              .isInstanceOf(SpecException.class);
        });
  }

  @Test
  void everyDataSpaceIsInOneBranch() {
    assertRefused(
        parallel("[A]", "!Nothing"),
        "no branch of the !Parallel keeps B, Z",
        "!Nothing {constraints: {dataspace: {keep: [B, Z]}}}");
    assertRefused(
        parallel("[A, B]", "!Nothing {constraints: {dataspace: {keep: [B, Z]}}}"),
        "B is kept in two branches");
  }

  @Test
  void whatHasNoEffectIsNamed() {
    Specification specification =
        read(
            between(
                """
                - !Container
                  name: PE
                  constraints:
                    spatial: {factors: [M=1]}
                    temporal: {factors: [M=1]}
                - !Component
                  name: GLB
                  class: SRAM
                  attributes: {depth: 512, width: 64, datawidth: 8}
                  constraints:
                    temporal: {maximize_dims: [[M]], maximize_dims_capacity: 4, no_reuse: [A]}
                """));

    assertThat(specification.warnings().stream().map(Object::toString))
        .anyMatch(text -> text.contains("constraints.spatial") && text.contains("one instance"))
        .anyMatch(text -> text.contains("constraints.temporal") && text.contains("no component"))
        .anyMatch(text -> text.contains("maximize_dims: warning: is not modelled"))
        .noneMatch(text -> text.contains("no_reuse"));
    assertRefused(
        buffer("temporl: {}"), "unknown constraint 'temporl'", "Maybe you meant temporal");
    assertRefused(buffer("temporal: [M=1]"), "must be a map but was a list");
  }

  @Test
  void aMappingNeedNotRepeatWhatTheNodesSay() {
    Specification specification =
        read(
            between(
                    """
                    - !Container
                      name: PE
                      spatial: {meshX: 4}
                      constraints: {spatial: {factors: [N=1, K=1], split: 999}}
                    - !Component
                      name: RF
                      class: regfile
                      attributes: {depth: 64, width: 8, datawidth: 8}
                      constraints:
                        dataspace: {bypass: [B]}
                        temporal: {factors: [M=2], permutation: [K, N, M]}
                    """)
                + """
                mapping:
                - {target: PE, type: spatial, factors: [M=4]}
                - {target: RF, type: temporal, factors: [N=16, K=4]}
                - {target: DRAM, type: temporal, factors: [K=8], permutation: [K]}
                """);

    assertThat(specification.mapping().orElseThrow().levels().get(0).toString())
        .contains("K", "N", "M");
    assertThat(specification.mapping().orElseThrow().levels().get(0).keep())
        .containsExactlyInAnyOrder("A", "Z");
    assertThat(specification.mapping().orElseThrow().levels().get(0).temporal())
        .extracting(loop -> loop.dimension() + loop.bound())
        .containsExactly("K4", "N16", "M2");
    assertThat(specification.mapping().orElseThrow().levels().get(1).spatialX())
        .extracting(loop -> loop.dimension() + loop.bound())
        .containsExactly("M4");
    assertThat(specification.mapping().orElseThrow().levels().get(1).keep()).isEmpty();
  }
}
