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
  private static final Key<Long> BLOCK_SIZE =
      Key.of("block_size", ValueType.POSITIVE, "").spelled("n-words");
  private static final Key<Long> NUMBER = Key.of("k", ValueType.POSITIVE, "").mustBeThere();
  private static final Key<String> TEXT = Key.of("k", ValueType.TEXT, "");
  private static final Key<List<ScalarNode>> WORDS = Key.of("k", ValueType.WORDS, "");
  private static final Key<List<Long>> NUMBERS =
      Key.of("k", ValueType.listOf(ValueType.POSITIVE), "");

  private final Diagnosis diagnosis = new Diagnosis();

  private MapReader reader(String text, Key<?>... keys) {
    return MapReader.of(yaml(text), KeyTable.of("test", "", keys), diagnosis);
  }

  private List<String> problems() {
    return diagnosis.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void hyphensAndUnderscoresAreTheSame() {
    assertThat(reader("block-size: 4", BLOCK_SIZE).get(BLOCK_SIZE)).hasValue(4L);
    assertThat(reader("n_words: 4", BLOCK_SIZE).get(BLOCK_SIZE)).hasValue(4L);
  }

  @Test
  void twoSpellingsOfOneKeyAreRefused() {
    reader("block_size: 4\nn_words: 5", BLOCK_SIZE).get(BLOCK_SIZE);
    reader("a-b: 1\na_b: 2");
    assertThat(problems())
        .containsExactly(
            "spec.yaml:2 n_words: key 'n_words' is given twice; the first, 'block_size', is on line 1",
            "spec.yaml:2 a_b: key 'a_b' is given twice; the first, 'a-b', is on line 1");
  }

  @Test
  void twoSpellingsThatSayTheSameAreOne() {
    assertThat(reader("block_size: 8\nn_words: 8", BLOCK_SIZE).get(BLOCK_SIZE)).hasValue(8L);
    assertThat(problems()).isEmpty();
  }

  @Test
  void allProblemsAreCollected() {
    Key<Long> depth = Key.of("depth", ValueType.POSITIVE, "").mustBeThere();
    Key<Long> width = Key.of("width", ValueType.POSITIVE, "").mustBeThere();
    Key<String> name = Key.of("name", ValueType.TEXT, "").mustBeThere();
    Key<Long> ports = Key.of("ports", ValueType.POSITIVE, "");
    Key<Boolean> flag = Key.of("flag", ValueType.FLAG, "");
    Key<Double> rate = Key.of("rate", ValueType.POSITIVE_NUMBER, "");
    reader("depht: 4\nwidth: -4\nname: [x]\nports: 1e999\nflag: maybe\nrate: .nan")
        .check(KeyTable.of("test", "", depth, width, name, ports, flag, rate));
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
    MapReader keys = reader("k: " + (value.isEmpty() ? "''" : value), NUMBER);
    assertThat(keys.require(NUMBER)).hasValue(1L);
    assertThat(problems()).hasSize(1).first().asString().contains("must be a positive integer");
  }

  @Test
  void nullIsAbsent() {
    MapReader keys = reader("k: null", TEXT);
    assertThat(keys.has(TEXT)).isFalse();
    assertThat(keys.get(TEXT)).isEmpty();
    keys.finish();
    assertThat(problems()).isEmpty();
  }

  @Test
  void wordsComeFromListsAndTexts() {
    assertThat(reader("k: [a, b]", WORDS).get(WORDS).orElseThrow())
        .extracting(ScalarNode::text)
        .containsExactly("a", "b");
    assertThat(reader("k: a, b  c", WORDS).get(WORDS).orElseThrow())
        .extracting(ScalarNode::text)
        .containsExactly("a", "b", "c");
  }

  @Test
  void aListIsNoMap() {
    assertThat(reader("[1]", TEXT).has(TEXT)).isFalse();
    assertThat(problems()).containsExactly("spec.yaml:1: must be a map but was a list");
  }

  @Test
  void readingStopsAfterVeryManyProblems() {
    String list = "[" + "-1, ".repeat(500) + "-1]";
    assertThatThrownBy(() -> reader("k: " + list, NUMBERS).list(NUMBERS))
        .isInstanceOf(SpecException.class)
        .hasMessageEndingWith("too many problems: reading stopped here");
  }
}
