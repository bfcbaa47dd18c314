package org.loopwright.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.formats.Resources.yaml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class MapReaderTest {
  private final Diagnosis diagnosis = new Diagnosis();

  private MapReader reader(String text) {
    return MapReader.of(yaml(text), diagnosis);
  }

  private List<String> problems() {
    return diagnosis.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void hyphensAndUnderscoresAreTheSame() {
    assertThat(reader("block-size: 4").positive("block_size")).hasValue(4);
    assertThat(reader("block_size: 4").positive("block-size", "n_words")).hasValue(4);
  }

  @Test
  void twoSpellingsOfOneKeyAreRefused() {
    reader("block_size: 4\nn_words: 5").positive("block_size", "n_words");
    reader("a-b: 1\na_b: 2");
    assertThat(problems())
        .containsExactly(
            "spec.yaml:2 n_words: key 'n_words' is given twice; the first, 'block_size', is on line 1",
            "spec.yaml:2 a_b: key 'a_b' is given twice; the first, 'a-b', is on line 1");
  }

  @Test
  void twoSpellingsThatSayTheSameAreOne() {
    assertThat(reader("word_bits: 8\ndatawidth: 8").positive("word_bits", "datawidth")).hasValue(8);
    assertThat(problems()).isEmpty();
  }

  @Test
  void allProblemsAreCollected() {
    MapReader keys =
        reader("depht: 4\nwidth: -4\nname: [x]\nports: 1e999\nflag: maybe\nrate: .nan");
    keys.requirePositive("depth");
    keys.requirePositive("width");
    keys.requireText("name");
    keys.positive("ports");
    keys.flag("flag");
    keys.positiveNumber("rate");
    keys.finish();
    String newLine = System.lineSeparator();
    assertThat(problems())
        .containsExactly(
            "spec.yaml:1: key 'depth' is missing" + newLine + "  Maybe 'depht' should be 'depth'",
            "spec.yaml:2 width: must be a positive integer but was -4",
            "spec.yaml:3 name: must be a text but was a list",
            "spec.yaml:4 ports: must be a positive integer but was 1e999",
            "spec.yaml:5 flag: must be true or false but was maybe",
            "spec.yaml:6 rate: must be a positive number but was .nan",
            "spec.yaml:1 depht: unknown key 'depht'" + newLine + "  Maybe you meant depth");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.5", "9223372036854775808", "''", "x", "[1]", "{a: 1}"})
  void whatIsNoPositiveIntegerIsRefused(String value) {
    assertThat(reader("k: " + (value.isEmpty() ? "''" : value)).requirePositive("k")).isEqualTo(1);
    assertThat(problems()).hasSize(1).first().asString().contains("must be a positive integer");
  }

  @Test
  void nullIsAbsent() {
    MapReader keys = reader("k: null");
    assertThat(keys.has("k")).isFalse();
    assertThat(keys.text("k")).isEmpty();
    keys.finish();
    assertThat(problems()).isEmpty();
  }

  @Test
  void wordsComeFromListsAndTexts() {
    assertThat(reader("k: [a, b]").words("k"))
        .extracting(ScalarNode::text)
        .containsExactly("a", "b");
    assertThat(reader("k: a, b  c").words("k"))
        .extracting(ScalarNode::text)
        .containsExactly("a", "b", "c");
  }

  @Test
  void aListIsNoMap() {
    assertThat(reader("[1]").has("k")).isFalse();
    assertThat(problems()).containsExactly("spec.yaml:1: must be a map but was a list");
  }

  @Test
  void readingStopsAfterVeryManyProblems() {
    String list = "[" + "-1, ".repeat(500) + "-1]";
    assertThatThrownBy(
            () -> reader("k: " + list).list("k").forEach(new ValueReader(diagnosis)::positive))
        .isInstanceOf(SpecException.class)
        .hasMessageEndingWith("too many problems: reading stopped here");
  }
}
