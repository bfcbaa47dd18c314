package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.timeloop.ConvOnGrid.ARCHITECTURE;
import static org.loopwright.formats.timeloop.ConvOnGrid.WORKLOAD;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.formats.Resources;
import org.loopwright.formats.document.Node;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.Workload;

final class ConstraintsReaderTest {
  private static Optional<Constraints> read(Diagnosis diagnosis, String... sections) {
    List<Node> nodes = Arrays.stream(sections).map(Resources::yaml).toList();
    return ConstraintsCodec.read(nodes, WORKLOAD, ARCHITECTURE, diagnosis);
  }

  private static Constraints read(String... sections) {
    return Resources.read(diagnosis -> read(diagnosis, sections));
  }

  private static void assertRefused(String section, String... messages) {
    assertThatThrownBy(() -> read(section))
        .isInstanceOf(SpecException.class)
        .hasMessage(String.join(System.lineSeparator(), messages));
  }

  private static NestConstraint temporal(String entry) {
    return read("- {target: RF, type: temporal, " + entry + "}").of("RF").temporal();
  }

  private static NestConstraint spatial(String entry) {
    return read("- {target: GLB, type: spatial, " + entry + "}").of("GLB").spatial();
  }

  @Test
  void factorsLimitBounds() {
    assertThat(temporal("factors: 'R=3 C<=4, K>=2 P0 Q=0 K<=6'").factors())
        .isEqualTo(
            Map.of(
                "R", FactorLimit.exactly(3),
                "C", FactorLimit.atMost(4),
                "K", new FactorLimit(2, 6),
                "P", FactorLimit.exactly(8),
                "Q", FactorLimit.exactly(4)));
    assertThat(temporal("default_max_factor: 5").othersAtMost()).hasValue(5);
  }

  @Test
  void aFactorAboveTheBoundHasNoEffect() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        read(diagnosis, "- {target: RF, type: temporal, factors: R=4 S=1}").orElseThrow();
    assertThat(constraints.of("RF").temporal().factors()).containsOnlyKeys("S");
    assertThat(diagnosis.problems())
        .hasToString(
            "[spec.yaml:1 [0].factors: warning: R=4 exceeds the bound of R, which is 3;"
                + " it has no effect]");
  }

  @ParameterizedTest
  @CsvSource({"RC, RC, ''", "RC_K, RC, K", "R_, R, ''", "*K, '', K", "'R,C * K N', RC, KN"})
  void permutationsFixTheInnermostAndTheOutermost(String written, String inner, String outer) {
    NestConstraint nest = temporal("permutation: \"" + written + "\"");
    assertThat(String.join("", nest.innermost())).isEqualTo(inner);
    assertThat(String.join("", nest.outermost())).isEqualTo(outer);
  }

  @Test
  void splitsAreCountedOrPointed() {
    assertThat(spatial("split: 1").split()).hasValue(1);
    assertThat(spatial("split: 999").split()).hasValue(7);
    assertThat(spatial("permutation: SC.QK").split()).hasValue(2);
    assertThat(spatial("permutation: SC").split()).isEmpty();
  }

  @Test
  void dataSpacesAreKeptOrBypassed() {
    LevelConstraint level =
        read(
                "- {target: GLB, type: bypass, keep: [Inputs]}",
                "targets: [{target: GLB, type: dataspace, bypass: Weights}]")
            .of("GLB");
    assertThat(level.keep()).containsExactly("Inputs");
    assertThat(level.bypass()).containsExactly("Weights");
  }

  @Test
  void parallelismIsOfTheWholeDesign() {
    assertThat(read("- {target: RF, type: parallelism, min: 0.5}").minParallelism()).isEqualTo(0.5);
    assertThat(read("[]").minParallelism()).isZero();
  }

  @Test
  void entriesMayNestUnderTheirTarget() {
    Constraints constraints =
        read(
            """
            constraints:
              - target: RF
                constraints:
                  - {type: temporal, attributes: {factors: R=1}}
                  - {type: bypass, bypass: [Inputs]}
            """);
    assertThat(constraints.of("RF").temporal().factors()).containsOnlyKeys("R");
    assertThat(constraints.of("RF").bypass()).containsExactly("Inputs");
  }

  @Test
  void disagreementsNameBothPlaces() {
    assertRefused(
        """
            - {target: RF, type: temporal, factors: R=3, permutation: RC}
            - {target: RF, type: temporal, factors: R=1}
            - {target: RF, type: temporal, permutation: CR}
            """,
        "spec.yaml:2 [1].factors: the limit of R is already set otherwise, at spec.yaml:1 [0].factors",
        "spec.yaml:3 [2].permutation: the permutation is already set otherwise,"
            + " at spec.yaml:1 [0].permutation");
    assertRefused(
        "- {target: RF, type: bypass, keep: [Inputs]}\n- {target: RF, type: bypass, bypass: [Inputs]}",
        "spec.yaml:2 [1]: RF cannot both keep and bypass Inputs; the other is at spec.yaml:1 [0]");
    assertRefused(
        "- {target: RF, type: temporal, factors: K>=4 K<=2}",
        "spec.yaml:1 [0].factors: no factor of K is both at least 4 and at most 2");
  }

  @Test
  void agreementIsNoConflict() {
    assertThat(
            read(
                    "- {target: RF, type: temporal, factors: R=3, permutation: RC}",
                    "- {target: RF, type: temporal, factors: R=3, permutation: R C}")
                .levels())
        .hasSize(1);
  }

  @Test
  void spatialLimitsNeedAFanout() {
    assertRefused(
        "- {target: RF, type: spatial, factors: K=2}",
        "spec.yaml:1 [0]: asks for spatial loops, but RF has no fan-out:"
            + " it has as many instances as MAC");
    Diagnosis diagnosis = new Diagnosis();
    read(diagnosis, "- {target: RF, type: spatial, factors: K=1}");
    assertThat(diagnosis.hasErrors()).isFalse();
    assertThat(diagnosis.warnings()).hasSize(1);
  }

  @Test
  void unknownNamesAreRefused() {
    assertRefused(
        """
            - {target: RFF, type: temporal, factors: R=3}
            - {target: RF, type: temporal, factors: X=3, permutation: RXC}
            - {target: RF, type: bypass, keep: [Input]}
            - {target: RF, type: temporal, factr: R=3}
            """,
        "spec.yaml:1 [0].target: unknown storage level 'RFF'",
        "  Maybe you meant RF",
        "spec.yaml:2 [1].factors: unknown dimension 'X'",
        "  Known: R, S, P, Q, C, K, N",
        "spec.yaml:2 [1].permutation: unknown dimension 'X'",
        "  Known: R, S, P, Q, C, K, N",
        "spec.yaml:3 [2].keep[0]: unknown data space 'Input'",
        "  Maybe you meant Inputs",
        "spec.yaml:4 [3].factr: unknown key 'factr'",
        "  Maybe you meant factors");
  }

  @Test
  void whatIsNotModelledIsWarnedOf() {
    Diagnosis diagnosis = new Diagnosis();
    read(diagnosis, "- {target: GLB, type: spatial, no_coalesce: [Inputs], remainders: []}");
    assertThat(diagnosis.hasErrors()).isFalse();
    assertThat(diagnosis.warnings()).hasSize(1);
  }

  /** The shape gemm: M N K. */
  private static final Workload PRODUCT =
      Resources.read(
          diagnosis ->
              ProblemCodec.read(Resources.yaml("{shape: gemm, M: 8, N: 8, K: 4}"), diagnosis));

  private static Optional<Constraints> ofProduct(Diagnosis diagnosis, String section) {
    return ConstraintsCodec.read(
        List.of(Resources.yaml(section)), PRODUCT, ARCHITECTURE, diagnosis);
  }

  @Test
  void whatAnotherShapeNamesIsIgnoredWithAWarning() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ofProduct(
                diagnosis,
                """
                - {target: GLB, type: spatial, factors: 'P=1 R1 S0 M=2', permutation: SMCQK, split: 3}
                - {target: RF, type: temporal, factors: 'C<=4', permutation: RM_S}
                """)
            .orElseThrow();
    assertThat(diagnosis.problems())
        .extracting(Object::toString)
        .containsExactly(
            "spec.yaml:1 [0]: warning: ignored: the workload has no C, P, Q, R, S",
            "spec.yaml:2 [1]: warning: ignored: the workload has no C, R, S");
    NestConstraint spatial = constraints.of("GLB").spatial();
    assertThat(spatial.factors()).isEqualTo(Map.of("M", FactorLimit.exactly(2)));
    assertThat(spatial.innermost()).containsExactly("M", "K");
    // S, M and C were to lie along X: of these there is M.
    assertThat(spatial.split()).hasValue(1);
    NestConstraint temporal = constraints.of("RF").temporal();
    assertThat(temporal.factors()).isEmpty();
    assertThat(temporal.innermost()).containsExactly("M");
    assertThat(temporal.outermost()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "S=3; asks for S=3, but the workload has no dimension S",
        "C64; asks for C=64, but the workload has no dimension C",
        "Q>=2; asks for Q>=2, but the workload has no dimension Q",
        "X=1; unknown dimension 'X'",
        "m=1; unknown dimension 'm'"
      })
  void whatCannotBeMeantForTheWorkloadIsAnError(String factors, String message) {
    Diagnosis diagnosis = new Diagnosis();
    ofProduct(diagnosis, "- {target: RF, type: temporal, factors: '" + factors + "'}");
    assertThatThrownBy(diagnosis::throwIfErrors).hasMessageContaining(message);
  }

  @Test
  void aSlipOfADimensionIsAnErrorWithTheNearest() {
    Diagnosis diagnosis = new Diagnosis();
    ofProduct(diagnosis, "- {target: RF, type: temporal, factors: 'm=1'}");
    assertThat(diagnosis.problems().get(0).advice()).hasValue("Maybe you meant M");
  }
}
