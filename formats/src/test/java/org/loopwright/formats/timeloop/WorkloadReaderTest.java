package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.Resources.yaml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.Resources;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

final class WorkloadReaderTest {
  private static final String SHAPE =
      """
      shape:
        dimensions: [R, P, K]
        coefficients:
          - {name: stride, default: 1}
        data_spaces:
          - {name: W, projection: [[[K]], [[R]]]}
          - {name: I, projection: [[[R], [P, stride]]]}
          - {name: O, projection: [[[K]], [[P]]], read_write: true}
      """;

  private static Workload read(String text) {
    return Resources.read(diagnosis -> ProblemCodec.read(yaml(text), diagnosis));
  }

  private static void assertRefused(String text, String... messages) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SpecException.class)
        .hasMessage(String.join(System.lineSeparator(), messages));
  }

  private static IndexExpression index(Term... terms) {
    return IndexExpression.of(terms);
  }

  @Test
  void shapeAndInstanceMakeAWorkload() {
    Workload workload = read(SHAPE + "instance: {R: 3, P: 8, K: 2, stride: 2}");
    assertThat(workload.dimensions())
        .containsExactly(new Dimension("R", 3), new Dimension("P", 8), new Dimension("K", 2));
    assertThat(workload.dataSpaces())
        .containsExactly(
            DataSpace.operand("W", index(Term.of("K")), index(Term.of("R"))),
            DataSpace.operand("I", index(Term.of("R"), new Term("P", 2))),
            DataSpace.result("O", index(Term.of("K")), index(Term.of("P"))));
  }

  @Test
  void coefficientsHaveDefaults() {
    Workload workload = read(SHAPE + "instance: {R: 3, P: 8, K: 2}");
    assertThat(workload.dataSpaces().get(1).projection())
        .containsExactly(index(Term.of("R"), Term.of("P")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"R + stride*P\"]", "[\"R+P * stride\"]", "[[[R], [P, stride]]]"})
  void projectionsMayBeSumsOfProducts(String projection) {
    String text = SHAPE.replace("[[[R], [P, stride]]]", projection);
    Workload workload = read(text + "instance: {R: 3, P: 8, K: 2, stride: 2}");
    assertThat(workload.dataSpaces().get(1).projection())
        .containsExactly(index(Term.of("R"), new Term("P", 2)));
  }

  @Test
  void densitiesAreRead() {
    String instance =
        "instance: {R: 3, P: 8, K: 2, densities: {W: 0.25, I: {distribution: x, density: 0.5}}}";
    assertThat(read(SHAPE + instance).dataSpaces())
        .extracting(DataSpace::density)
        .containsExactly(0.25, 0.5, 1.0);
  }

  @Test
  void olderProblemsNameAShape() {
    Workload workload =
        read(
            "shape: cnn_layer\nR: 3\nS: 2\nP: 8\nQ: 7\nC: 4\nK: 6\nN: 1\nWstride: 2\nHdilation: 3");
    assertThat(workload.name()).isEqualTo("cnn-layer");
    assertThat(workload.dimensions())
        .extracting(Dimension::name)
        .containsExactly("R", "S", "P", "Q", "C", "K", "N");
    assertThat(workload.dataSpaces().get(1).projection())
        .containsExactly(
            index(Term.of("N")),
            index(Term.of("C")),
            index(Term.of("R"), new Term("P", 2)),
            index(new Term("S", 3), Term.of("Q")));
  }

  @Test
  void everyShippedShapeMakesAWorkload() {
    for (String name : ShippedShapes.names()) {
      ProblemShape shape = ShippedShapes.named(name).orElseThrow();
      StringBuilder text = new StringBuilder("shape: " + name + "\n");
      shape.dimensions().forEach(dimension -> text.append(dimension).append(": 2\n"));
      Workload workload = read(text.toString());
      assertThat(workload.dataSpaceNames()).containsExactly("Weights", "Inputs", "Outputs");
      assertThat(workload.dataSpaces())
          .extracting(DataSpace::readWrite)
          .containsExactly(false, false, true);
    }
  }

  @Test
  void everyDimensionNeedsABound() {
    assertRefused(SHAPE + "instance:\n  {R: 3, P: 8}", "spec.yaml:10 instance: key 'K' is missing");
  }

  @ParameterizedTest
  @CsvSource({"0", "-8", "9223372036854775808", "1.5", "many"})
  void boundsArePositiveIntegers(String bound) {
    assertRefused(
        SHAPE + "instance:\n  R: 3\n  P: " + bound + "\n  K: 1",
        "spec.yaml:11 instance.P: must be a positive integer but was " + bound);
  }

  @Test
  void aDilationOfNoneDoesNotMatterWhereTheFilterHasOneTap() {
    String sizes = "R: 1, S: 1, P: 4, Q: 4, C: 2, K: 2, N: 1";
    Diagnosis diagnosis = new Diagnosis();
    String zero = "{shape: cnn-layer, %s, Wdilation: 0, Hdilation: 0}".formatted(sizes);
    Workload workload = ProblemCodec.read(yaml(zero), diagnosis).orElseThrow();
    assertThat(diagnosis.problems()).isEmpty();
    assertThat(workload.dataSpaces().get(1).projection().get(2))
        .isEqualTo(IndexExpression.of(new Term("P", 1)));
  }

  @Test
  void aCoefficientOfNoneTakesItsTermAway() {
    Diagnosis diagnosis = new Diagnosis();
    Workload workload =
        ProblemCodec.read(yaml(SHAPE + "instance: {R: 3, P: 8, K: 2, stride: 0}"), diagnosis)
            .orElseThrow();
    assertThat(workload.dataSpaces().get(1).projection())
        .containsExactly(IndexExpression.of(new Term("R", 1)));
    assertThat(diagnosis.problems())
        .extracting(Problem::message)
        .containsExactly("stride is 0, so P does not move through I");
    assertRefused(
        SHAPE + "instance: {R: 3, P: 8, K: 2, stride: -1}",
        "spec.yaml:9 instance.stride: must be an integer >= 0 but was -1");
  }

  @Test
  void operationsAndTensorsAreCountable() {
    assertRefused(
        SHAPE + "instance: {R: 4611686018427387904, P: 2, K: 1}",
        "spec.yaml:9 instance: workload problem has more than 2^63 - 1 operations");
    assertRefused(
        SHAPE + "instance: {R: 1, P: 3, K: 1, stride: 4611686018427387904}",
        "spec.yaml:9 instance: too large: a product of its sizes exceeds 2^63 - 1");
  }

  @Test
  void unknownNamesInAProjectionAreRefused() {
    assertRefused(
        SHAPE.replace("[P, stride]", "[P, strid]") + "instance: {R: 3, P: 8, K: 2}",
        "spec.yaml:7 shape.data_spaces[1].projection[0][1]: unknown coefficient 'strid'",
        "  Maybe you meant stride");
    assertRefused(
        SHAPE.replace("[[[K]], [[R]]]", "[[[X]]]") + "instance: {R: 3, P: 8, K: 2}",
        "spec.yaml:6 shape.data_spaces[0].projection[0][0]: unknown dimension 'X'",
        "  Known: R, P, K");
  }

  @Test
  void whatTheModelRefusesHasAPlace() {
    assertRefused(
        SHAPE.replace("[[[R], [P, stride]]]", "[[[P], [P, stride]]]")
            + "instance: {R: 3, P: 8, K: 2}",
        "spec.yaml:9 instance: duplicate dimension of an index expression P");
    assertRefused(
        SHAPE.replace("name: I", "name: W") + "instance: {R: 3, P: 8, K: 2}",
        "spec.yaml:9 instance: duplicate data space W");
  }

  @Test
  void theProductOfAAndBIsKnownByName() {
    Workload workload = read("{shape: gemm_ABZ, M: 2, N: 3, K: 4}");
    assertThat(workload.dataSpaceNames()).containsExactly("A", "B", "Z");
    assertThat(workload.dataSpaces().get(1).projection())
        .containsExactly(
            IndexExpression.of(new Term("N", 1)), IndexExpression.of(new Term("K", 1)));
  }

  @Test
  void unknownShapesAreRefused() {
    assertRefused(
        "shape: cnn-layr\nR: 3",
        "spec.yaml:1 shape: unknown shape cnn-layr",
        "  Maybe you meant cnn-layer");
  }

  @Test
  void aSlipInAnInstanceIsRefusedAndALeftoverWarnedOf() {
    assertRefused(
        SHAPE + "instance: {R: 3, P: 8, K: 2, Stride: 2}",
        "spec.yaml:9 instance.Stride: 'Stride' is no dimension or coefficient of the shape",
        "  Maybe you meant stride");
    Diagnosis diagnosis = new Diagnosis();
    ProblemCodec.read(yaml(SHAPE + "instance: {R: 3, P: 8, K: 2, G: 1, H: 9}"), diagnosis);
    assertThat(diagnosis.problems())
        .hasSize(2)
        .allMatch(problem -> !problem.isError() && problem.message().endsWith("has no effect"));
    assertThat(diagnosis.warnings().get(0).message()).startsWith("'G' is no dimension");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.5", "1.5", ".nan", "dense"})
  void densitiesAreFractions(String density) {
    assertThatThrownBy(
            () -> read(SHAPE + "instance: {R: 3, P: 8, K: 2, densities: {W: " + density + "}}"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "spec.yaml:9 instance.densities.W: must be a fraction in (0, 1] but was " + density);
  }

  @Test
  void namesOfDimensionsAreWords() {
    for (String name : List.of("1", "'R=2'", "'a b'", "_")) {
      assertThatThrownBy(() -> read(SHAPE.replace("[R, P, K]", "[" + name + "]")))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("the name of a dimension must be a word");
    }
  }
}
