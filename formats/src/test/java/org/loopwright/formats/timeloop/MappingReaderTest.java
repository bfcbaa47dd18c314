package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.Resources.yaml;
import static org.loopwright.formats.timeloop.ConvOnGrid.ARCHITECTURE;
import static org.loopwright.formats.timeloop.ConvOnGrid.WORKLOAD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.Resources;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

final class MappingReaderTest {
  /** Everything in DRAM but the factors that a test puts elsewhere. */
  private static final String REST = "- {target: DRAM, type: temporal, factors: %s}\n";

  private static Mapping read(String text) {
    return Resources.read(
        diagnosis -> MappingCodec.read(yaml(text), WORKLOAD, ARCHITECTURE, diagnosis));
  }

  private static void assertRefused(String text, String... messages) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SpecException.class)
        .hasMessage(String.join(System.lineSeparator(), messages));
  }

  private static LevelMapping level(Mapping mapping, String name) {
    return mapping.levels().stream()
        .filter(level -> level.level().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R=3 P=8 Q=4 C=6 K=12",
        "R3 P8 Q4 C6 K12",
        "'R=3,P=8, Q=4 C=6,K=12'",
        "'R = 3 P 8 Q= 4 C =6 K12 # all'",
        "[R=3, P=8, Q4, 'C = 6', K12]",
        "{R: 3, P: 8, Q: 4, C: 6, K: 12}",
        "R=3P=8 Q=4C=6K=12",
        "'R=3P=8,Q=4 C = 6K=12'",
        "R0 P0 Q0 C0 K0 S0 N0"
      })
  void factorsHaveManySpellings(String factors) {
    Mapping mapping = read(REST.formatted(factors));
    assertThat(mapping.levels())
        .extracting(LevelMapping::level)
        .containsExactly("RF", "GLB", "DRAM");
    assertThat(level(mapping, "DRAM").temporal())
        .containsExactly(
            new Loop("R", 3),
            new Loop("P", 8),
            new Loop("Q", 4),
            new Loop("C", 6),
            new Loop("K", 12));
    assertThat(level(mapping, "RF").temporal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KC", "'K,C'", "K C RS", "[K, C]", "KCRSPQN"})
  void permutationsAreInnermostFirst(String permutation) {
    Mapping mapping =
        read(
            REST.formatted("P8 Q4 C2 K6")
                + "- {target: RF, type: temporal, factors: R3 C3 K2, permutation: "
                + permutation
                + "}\n");
    assertThat(level(mapping, "RF").temporal())
        .containsExactly(new Loop("K", 2), new Loop("C", 3), new Loop("R", 3));
  }

  @ParameterizedTest
  @CsvSource({"'split: 1', 1", "'split: 0', 0", "'split: 7', 2", "'', 2"})
  void splitPartsXFromY(String split, int alongX) {
    String entry =
        "- {target: GLB, type: spatial, factors: K2 C3, permutation: KC, " + split + "}\n";
    LevelMapping level = level(read(entry + REST.formatted("R3 P8 Q4 C2 K6")), "GLB");
    assertThat(level.spatialX()).hasSize(alongX);
    assertThat(level.spatialY()).hasSize(2 - alongX);
  }

  @Test
  void aPointInThePermutationSplitsToo() {
    String entry = "- {target: GLB, type: spatial, factors: K2 C3, permutation: K.C}\n";
    LevelMapping level = level(read(entry + REST.formatted("R3 P8 Q4 C2 K6")), "GLB");
    assertThat(level.spatialX()).containsExactly(new Loop("K", 2));
    assertThat(level.spatialY()).containsExactly(new Loop("C", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"datatype", "bypass", "dataspace"})
  void whatIsNotBypassedIsKept(String type) {
    String entry = "- {target: GLB, type: " + type + ", keep: [Inputs], bypass: [Weights]}\n";
    Mapping mapping = read(entry + REST.formatted("R3 P8 Q4 C6 K12"));
    assertThat(level(mapping, "GLB").keep()).containsExactlyInAnyOrder("Inputs", "Outputs");
    assertThat(level(mapping, "RF").keep()).hasSize(3);
  }

  @Test
  void levelsMayBeNumbered() {
    Mapping mapping = read("- {target: 2, type: temporal, factors: R3 P8 Q4 C6 K12}");
    assertThat(level(mapping, "DRAM").temporal()).hasSize(5);
  }

  @Test
  void spatialEntriesWithoutFanoutMustBeEmpty() {
    String all = REST.formatted("R3 P8 Q4 C6 K12");
    read("- {target: DRAM, type: spatial, factors: K=1}\n" + all);
    assertRefused(
        "- {target: RF, type: spatial, factors: K=2}\n" + REST.formatted("R3 P8 Q4 C6 K6"),
        "spec.yaml:1 [0]: cannot spread K=2 over space: RF has no fan-out: it has as many instances as MAC");
  }

  @Test
  void factorsMultiplyToTheBound() {
    assertRefused(
        "- {target: RF, type: temporal, factors: K5}\n" + REST.formatted("R3 P8 Q4 C6 K2"),
        "spec.yaml:1: factors of K multiply to 10 but its bound is 12");
    assertRefused(
        REST.formatted("R3 P8 Q4 C6 K9223372036854775807")
            + "- {target: RF, type: temporal, factors: K9223372036854775807}",
        "spec.yaml:1: factors of K multiply to 85070591730234615847396907784232501249 but its bound is 12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'R=3,4'| the residual of R must be an integer from 1 to its factor 3 but was 4",
        "'R=3,0'| the residual of R must be an integer from 1 to its factor 3 but was 0",
        "'R=3,2,1'| the residual of R must be an integer from 1 to its factor 3 but was 2,1",
        "'5 R=3'| must be factors such as 'R=3 S=1' but has '5'",
        "R=-3| the factor of R must be a positive integer but was -3",
        "R=x| the factor of R must be a positive integer but was x",
        "R<=3| the factor of R must be stated with '='",
        "R=3 R=1| the factor of R is given twice",
        "R=3=1| must be factors such as 'R=3 S=1' but has 'R=3=1'",
        "R=3X=1| unknown dimension 'X'",
        "'R=3P=8,9'| the residual of P must be an integer from 1 to its factor 8 but was 9",
        "hello| must be factors such as 'R=3 S=1' but has 'hello'"
      })
  void oddFactorsAreRefused(String factors, String message) {
    assertThatThrownBy(() -> read("- target: RF\n  type: temporal\n  factors: " + factors))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("spec.yaml:3 [0].factors: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'K=5,2'", "'K 5,2'", "'K5,2'", "'R1,K = 5 , 2'", "{K: '5,2'}", "['R1', 'K5,2']"})
  void aNumberAfterACommaIsAResidual(String factors) {
    Mapping mapping =
        read(
            "- {target: RF, type: temporal, factors: %s}\n".formatted(factors)
                + REST.formatted("R3 P8 Q4 C6 K3"));
    assertThat(level(mapping, "RF").temporal()).containsExactly(new Loop("K", 5, 2));
  }

  @Test
  void residualsAreTheLastDigitsOfTheBound() {
    assertRefused(
        "- {target: RF, type: temporal, factors: 'K=5,3'}\n" + REST.formatted("R3 P8 Q4 C6 K3"),
        "spec.yaml:1: factors of K and residuals make 13 but its bound is 12");
  }

  @Test
  void theOutermostLoopRunsItsResidual() {
    Mapping mapping =
        read(
            "- {target: RF, type: temporal, factors: 'K=5,2'}\n"
                + REST.formatted("'R3 P8 Q4 C6 K=7,3'"));
    assertThat(level(mapping, "DRAM").temporal()).contains(new Loop("K", 3));
  }

  @Test
  void unknownNamesAreRefusedWithAdvice() {
    assertRefused(
        """
            - {target: GBL, type: temporal}
            - {target: GLB, type: temporl}
            - {target: GLB, type: bypass, bypass: [Weight]}
            - {target: GLB, type: temporal, factors: X=2, permutation: RX}
            - {target: RF, type: temporal, factor: R=2}
            """,
        "spec.yaml:1 [0].target: unknown storage level 'GBL'",
        "  Maybe you meant GLB",
        "spec.yaml:2 [1].type: unknown type 'temporl'",
        "  Maybe you meant temporal",
        "spec.yaml:3 [2].bypass[0]: unknown data space 'Weight'",
        "  Maybe you meant Weights",
        "spec.yaml:4 [3].factors: unknown dimension 'X'",
        "  Known: R, S, P, Q, C, K, N",
        "spec.yaml:4 [3].permutation: unknown dimension 'X'",
        "  Known: R, S, P, Q, C, K, N",
        "spec.yaml:5 [4].factor: unknown key 'factor'",
        "  Maybe you meant factors");
  }

  @Test
  void whatStreamsIsPassedOverWithAWarning() {
    Diagnosis diagnosis = new Diagnosis();
    String text = REST.formatted("R3 P8 Q4 C6 K12, stream: [Inputs]");
    assertThat(MappingCodec.read(yaml(text), WORKLOAD, ARCHITECTURE, diagnosis)).isPresent();
    assertThat(diagnosis.problems())
        .extracting(Problem::toString)
        .containsExactly("spec.yaml:1 [0].stream: warning: is not modelled and has no effect");
  }

  @Test
  void contradictionsAreRefused() {
    assertRefused(
        "- {target: GLB, type: temporal}\n- {target: GLB, type: temporal}\n",
        "spec.yaml:2 [1]: a second temporal entry for GLB; the first is on line 1");
    assertRefused(
        "- {target: GLB, type: bypass, keep: [Inputs]}\n- {target: GLB, type: bypass, bypass: [Inputs]}\n",
        "spec.yaml:2 [1]: GLB cannot both keep and bypass Inputs");
  }

  @Test
  void aMappingIsAList() {
    assertRefused("a: 1", "spec.yaml:1: must be a list of entries but was a map");
  }
}
