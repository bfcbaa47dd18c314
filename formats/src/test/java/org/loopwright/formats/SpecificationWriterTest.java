package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.document.MapNode;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Reading, writing and reading again changes nothing. */
final class SpecificationWriterTest {
  private static final String LAYER =
      "problem: {shape: cnn-layer, R: 3, S: 3, P: 14, Q: 14, C: 32, K: 64, N: 1}";

  private static Specification read(SpecificationFormat format, String text) {
    return SpecificationFiles.parse("written" + format.ending(), text).specification();
  }

  private static Verdict evaluate(Specification specification) {
    return new Evaluator(
            specification.workload().orElseThrow(),
            specification.architecture(),
            specification.energy(),
            specification.area())
        .evaluate(specification.mapping().orElseThrow());
  }

  @Property
  void everySpecificationReadsBackTheSame(@ForAll long seed, @ForAll SpecificationFormat format) {
    Specification given = RandomSpecifications.of(seed);
    String text = format.write(given);
    Specification back = read(format, text);
    assertThat(back.constraints()).isEqualTo(given.constraints());
    assertThat(SpecificationWriter.difference(given, back)).isEmpty();
    assertThat(evaluate(back)).isEqualTo(evaluate(given));
  }

  @Property(tries = 50)
  void throughAllFormatsItIsStillTheSame(@ForAll long seed) {
    Specification given = RandomSpecifications.of(seed);
    Specification back = given;
    for (SpecificationFormat format : SpecificationFormat.values()) {
      back = read(format, SpecificationWriter.write(back, format));
    }
    assertThat(SpecificationWriter.difference(given, back)).isEmpty();
    assertThat(evaluate(back)).isEqualTo(evaluate(given));
  }

  /** Else the comparison of results would be one of refusals. */
  @Test
  void mostOfTheSpecificationsCanBeEvaluated() {
    long valid =
        LongStream.range(0, 100)
            .filter(seed -> evaluate(RandomSpecifications.of(seed)) instanceof Verdict.Valid)
            .count();
    assertThat(valid).isGreaterThan(80);
  }

  static Stream<Arguments> shipped() {
    return Stream.of("diannao-like", "eyeriss", "eyeriss-split", "nvdla-like", "teaching")
        .flatMap(
            name ->
                Stream.of(SpecificationFormat.values()).map(format -> Arguments.of(name, format)));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedArchitecturesReadBackWithAllThatIsSaidOfThem(
      String name, SpecificationFormat format) {
    Specification given =
        SpecificationFiles.read(List.of(Path.of("../library/architectures/" + name + ".yaml")))
            .with((MapNode) Resources.yaml(LAYER))
            .specification();
    Specification back = read(format, SpecificationWriter.write(given, format));
    assertThat(back.architecture()).isEqualTo(given.architecture());
    assertThat(back.constraints()).isEqualTo(given.constraints());
    assertThat(back.energy()).isEqualTo(given.energy());
    assertThat(back.attributes().design()).isEqualTo(given.attributes().design());
    given
        .attributes()
        .components()
        .forEach(
            (component, attributes) ->
                assertThat(back.attributes().own(component)).containsAllEntriesOf(attributes));
  }

  @ParameterizedTest
  @EnumSource(SpecificationFormat.class)
  void theOldestFormReadsBack(SpecificationFormat format) {
    Specification given =
        SpecificationFiles.parse("a.cfg", Resources.text("oldest.cfg")).specification();
    Specification back = read(format, SpecificationWriter.write(given, format));
    assertThat(SpecificationWriter.difference(given, back)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SpecificationFormat.class)
  void nodesReadBack(SpecificationFormat format) {
    Specification given =
        SpecificationFiles.parse("nodes.yaml", Resources.text("nodes.yaml")).specification();
    String text = SpecificationWriter.write(given, format);
    Specification back = read(format, text);
    assertThat(SpecificationWriter.difference(given, back)).isEmpty();
    assertThat(given.architecture().storage()).hasSize(6);
    if (format == SpecificationFormat.NODES) {
      assertThat(text).doesNotContain("_spatial").doesNotContain("fanout_of");
      assertThat(back.attributes()).isEqualTo(given.attributes());
    }
  }

  private static Specification withTensor(String name) {
    Specification any = RandomSpecifications.of(1);
    DataSpace tensor =
        new DataSpace(name, List.of(new IndexExpression(List.of(new Term("M", 2)))), true, 0.5);
    return new Specification(
        Optional.of(new Workload("odd", List.of(new Dimension("M", 3)), List.of(tensor))),
        any.hardware(),
        Constraints.NONE,
        Optional.empty(),
        any.search(),
        List.of());
  }

  @Test
  void namesThatLibconfigCannotSayAreRefusedByName() {
    Specification odd = withTensor("in: put");
    assertThat(SpecificationWriter.write(odd, SpecificationFormat.CLASSIC)).contains("\"in: put\"");
    assertThatThrownBy(() -> SpecificationWriter.write(odd, SpecificationFormat.LIBCONFIG))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("'in: put' cannot be the name of a setting");
  }

  @Test
  void whatWouldNotReadBackIsNotWritten() {
    Specification odd = withTensor("Z");
    Workload clash =
        new Workload(
            "clash",
            List.of(new Dimension("x2", 3)),
            List.of(
                new DataSpace(
                    "Z", List.of(new IndexExpression(List.of(new Term("x2", -2)))), true, 1)));
    Specification given =
        new Specification(
            Optional.of(clash),
            odd.hardware(),
            odd.constraints(),
            Optional.empty(),
            odd.search(),
            List.of());
    assertThatThrownBy(() -> SpecificationWriter.write(given, SpecificationFormat.CLASSIC))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("has no classic form: it would not be read again")
        .hasMessageContaining("must be an integer >= 0 but was -2");
  }
}
