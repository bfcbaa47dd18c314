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
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.Workload;

final class ConstraintsReaderTest {
  private static Optional<Constraints> read(Diagnosis diagnosis, String... sections) {
    List<ConstraintSource> sources =
        Arrays.stream(sections).map(Resources::yaml).map(ConstraintSource::of).toList();
    return ConstraintsCodec.read(sources, WORKLOAD, ARCHITECTURE, diagnosis);
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
        List.of(ConstraintSource.of(Resources.yaml(section))), PRODUCT, ARCHITECTURE, diagnosis);
  }

  private static List<String> warnings(Diagnosis diagnosis) {
    assertThat(diagnosis.hasErrors()).isFalse();
    return diagnosis.warnings().stream().map(Object::toString).toList();
  }

  @Test
  void ownNamesNextToThoseOfOtherShapesAreTakenByName() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ofProduct(
                diagnosis,
                """
                - {target: GLB, type: spatial, factors: 'P=1 R1 S0 M=2', permutation: SMCQK, split: 3}
                - {target: RF, type: temporal, factors: 'C<=4', permutation: RM_S}
                """)
            .orElseThrow();
    assertThat(warnings(diagnosis))
        .containsExactly(
            "spec.yaml:1: warning: names dimensions that the workload lacks, which have one"
                + " iteration: no C, G, P, Q, R or S");
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

  @Test
  void namesThatFitAreTakenByName() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ofProduct(diagnosis, "- {target: RF, type: temporal, factors: 'K=2 N=1'}").orElseThrow();
    assertThat(warnings(diagnosis)).isEmpty();
    assertThat(constraints.of("RF").temporal().factors()).containsOnlyKeys("K", "N");
  }

  @Test
  void namesOfAConvolutionAreTakenByRoleOfAProductAndThatIsSaid() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ofProduct(
                diagnosis,
                "- {target: GLB, type: spatial, factors: 'R=1 S=1 C<=4 K=2', permutation: QKSC,"
                    + " split: 2}")
            .orElseThrow();
    assertThat(warnings(diagnosis))
        .containsExactly(
            "spec.yaml:1: warning: names what the workload lacks; taken by role, as constraints of"
                + " cnn-layer: C is K, K is N, N is M, no R, S, P or Q\n"
                + "  State it, if it is right: written_for: cnn-layer");
    NestConstraint spatial = constraints.of("GLB").spatial();
    assertThat(spatial.factors())
        .isEqualTo(Map.of("K", FactorLimit.atMost(4), "N", FactorLimit.exactly(2)));
    assertThat(spatial.innermost()).containsExactly("N", "K");
    // Of Q and K along X, there is K, which is N here.
    assertThat(spatial.split()).hasValue(1);
  }

  @Test
  void whatIsStatedIsTakenByRoleWithoutAWord() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ofProduct(
                diagnosis,
                """
                written_for: cnn-layer
                targets:
                - {target: RF, type: temporal, factors: 'K=2 N=1', permutation: RKNC}
                """)
            .orElseThrow();
    assertThat(warnings(diagnosis)).isEmpty();
    NestConstraint temporal = constraints.of("RF").temporal();
    assertThat(temporal.factors())
        .isEqualTo(Map.of("N", FactorLimit.exactly(2), "M", FactorLimit.exactly(1)));
    assertThat(temporal.innermost()).containsExactly("N", "M", "K");
  }

  @Test
  void constraintsOfProductsAreTakenByRoleOfConvolutions() {
    Constraints constraints =
        read("{written_for: gemm, targets: [{target: RF, type: temporal, factors: M1 N2 K4}]}");
    assertThat(constraints.of("RF").temporal().factors())
        .isEqualTo(
            Map.of(
                "N", FactorLimit.exactly(1),
                "K", FactorLimit.exactly(2),
                "C", FactorLimit.exactly(4)));
  }

  @Test
  void aFileMayStateWhatItsNamesMean() {
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ofProduct(
                diagnosis,
                """
                written_for:
                  dimensions: {K: N, C: reduction}
                  data_spaces: {W: weight, A: Inputs}
                targets:
                - {target: RF, type: temporal, factors: 'K=2 C=4 R=1 M=1'}
                - {target: RF, type: dataspace, keep: [W], bypass: [A, Outputs]}
                """)
            .orElseThrow();
    assertThat(warnings(diagnosis)).isEmpty();
    LevelConstraint level = constraints.of("RF");
    assertThat(level.temporal().factors())
        .isEqualTo(
            Map.of(
                "N", FactorLimit.exactly(2),
                "K", FactorLimit.exactly(4),
                "M", FactorLimit.exactly(1)));
    assertThat(level.keep()).containsExactly("Weights");
    assertThat(level.bypass()).containsExactlyInAnyOrder("Inputs", "Outputs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cnn; unknown shape cnn; Known: cnn-layer",
        "{dimensions: {K: X}}; unknown name or role 'X'; Known: M, N, K, output-channel",
        "{dimensions: {K: reducton}}; unknown name or role 'reducton'; Maybe you meant reduction",
        "{dimensions: {K: N, C: N}}; N is what another name here means already; ",
        "{dims: {}}; unknown key 'dims'; "
      })
  void whatNamesCannotMeanIsAnError(String statement, String message, String advice) {
    Diagnosis diagnosis = new Diagnosis();
    ofProduct(diagnosis, "{written_for: %s, targets: []}".formatted(statement));
    assertThatThrownBy(diagnosis::throwIfErrors)
        .hasMessageContaining(message)
        .hasMessageContaining(advice == null ? "" : advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "S=3; S=3 exceeds the bound of S, which is 1; it has no effect",
        "C64; C=64 exceeds the bound of C, which is 4; it has no effect",
        "Q>=2; asks for Q >= 2, but the workload has no such dimension; it has no effect"
      })
  void whatCannotBeCarriedOverIsIgnoredAndSaidSo(String factors, String start, String end) {
    Diagnosis diagnosis = new Diagnosis();
    ofProduct(
        diagnosis,
        "{written_for: cnn-layer, targets: [{target: RF, type: temporal, factors: '%s'}]}"
            .formatted(factors));
    assertThat(diagnosis.hasErrors()).isFalse();
    assertThat(diagnosis.warnings())
        .singleElement()
        .matches(Problem::isIgnored)
        .extracting(Problem::message)
        .isEqualTo(start + (end == null ? "" : "; " + end));
  }

  @Test
  void aFactorOfSeveralDimensionsIsIgnoredUnlessItIsOneOrAll() {
    Workload batches =
        Resources.read(
            diagnosis ->
                ProblemCodec.read(
                    Resources.yaml(
                        """
                        shape:
                          name: linear
                          dimensions: [b, s, c, k]
                          data_spaces:
                          - {name: A, projection: [[[b]], [[s]], [[c]]]}
                          - {name: B, projection: [[[c]], [[k]]]}
                          - {name: Z, projection: [[[b]], [[s]], [[k]]], read_write: true}
                        instance: {b: 2, s: 4, c: 8, k: 8}
                        """),
                    diagnosis));
    Diagnosis diagnosis = new Diagnosis();
    Constraints constraints =
        ConstraintsCodec.read(
                List.of(
                    ConstraintSource.of(
                        Resources.yaml(
                            """
                            written_for: cnn-layer
                            targets:
                            - {target: RF, type: temporal, factors: 'N=1 K<=4'}
                            - {target: GLB, type: temporal, factors: 'N=0', permutation: KN}
                            - {target: DRAM, type: temporal, factors: 'N=2'}
                            - {target: RF, type: dataspace, keep: [Weights], bypass: [Inputs]}
                            """))),
                batches,
                ARCHITECTURE,
                diagnosis)
            .orElseThrow();
    assertThat(constraints.of("RF").temporal().factors())
        .isEqualTo(
            Map.of(
                "b", FactorLimit.exactly(1),
                "s", FactorLimit.exactly(1),
                "k", FactorLimit.atMost(4)));
    assertThat(constraints.of("GLB").temporal().factors())
        .isEqualTo(Map.of("b", FactorLimit.exactly(2), "s", FactorLimit.exactly(4)));
    assertThat(constraints.of("GLB").temporal().innermost()).containsExactly("k", "b", "s");
    assertThat(constraints.of("RF").keep()).containsExactly("B");
    assertThat(constraints.of("RF").bypass()).containsExactly("A");
    assertThat(warnings(diagnosis))
        .singleElement()
        .asString()
        .endsWith("N = 2 limits several dimensions together, b and s; it has no effect");
  }

  @ParameterizedTest
  @CsvSource({"X=1, unknown dimension 'X'", "m=1, unknown dimension 'm'"})
  void whatNoShapeNamesIsAnError(String factors, String message) {
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
