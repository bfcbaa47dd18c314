package org.loopwright.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.loopwright.formats.Resources.json;
import static org.loopwright.formats.Resources.yaml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class NodeFileTest {
  @TempDir private Path folder;

  @Test
  void everyNodeKnowsItsPlace() {
    Node root = yaml("a:\n  - x: 1\n    y: {z: two}\n");
    Node z = at(at(((ListNode) at(root, "a")).items().get(0), "y"), "z");
    assertThat(z.location()).hasToString("spec.yaml:3 a[0].y.z");
    assertThat(z.location().column()).isEqualTo(12);
  }

  @Test
  void jsonNodesKnowTheirPlaces() {
    Node root = json("{\"a\":\n [{\"x\": 1.50}]}");
    Node x = at(((ListNode) at(root, "a")).items().get(0), "x");
    assertThat(x.location()).hasToString("spec.json:2 a[0].x");
    assertThat(((ScalarNode) x).text()).isEqualTo("1.50");
  }

  @Test
  void lettersThatYaml11TakesForTruthAreWords() {
    Node root = yaml("{N: Y, n: no, y: yes}");
    assertThat(((ScalarNode) at(root, "N")).text()).isEqualTo("Y");
    assertThat(((ScalarNode) at(root, "n")).text()).isEqualTo("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null"})
  void emptyValuesAreNull(String text) {
    assertThat(at(yaml(text), "a").isNull()).isTrue();
  }

  @Test
  void quotedNullIsAWord() {
    assertThat(at(yaml("a: 'null'"), "a").isNull()).isFalse();
  }

  @Test
  void aliasesRepeatTheirAnchors() {
    Node root = yaml("a: &x {k: 1}\nb: *x\n");
    assertThat(at(root, "b")).isEqualTo(at(root, "a"));
  }

  @Test
  void mergedEntriesGiveWayToOwnOnes() {
    Node root = yaml("base: &x {k: 1, l: 2}\nb:\n  l: 3\n  <<: *x\n");
    Node b = at(root, "b");
    assertThat(((ScalarNode) at(b, "k")).text()).isEqualTo("1");
    assertThat(((ScalarNode) at(b, "l")).text()).isEqualTo("3");
  }

  @Test
  void anEmptyFileHasNoDocument() {
    assertThat(NodeFile.parse("spec.yaml", "# nothing\n")).isEmpty();
    assertThat(NodeFile.parse("spec.json", "  ")).isEmpty();
  }

  @Test
  void aKeyGivenTwiceNamesBothLines() {
    assertRefused("a:\n  k: 1\n  j: 2\n  k: 3\n")
        .hasMessage("spec.yaml:4 a.k: key 'k' is given twice; the first is on line 2");
  }

  @Test
  void aKeyGivenTwiceWithTheSameValueIsAWarning() {
    Diagnosis diagnosis = new Diagnosis();
    SourceText text = SourceText.of("spec.yaml", "a:\n  k: 1\n  k: 1\n");
    assertThat(NodeFile.parse(text, diagnosis)).isPresent();
    assertThat(diagnosis.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "spec.yaml:3 a.k: warning: key 'k' is given twice; the first is on line 2");
  }

  @Test
  void syntaxErrorsNameTheLine() {
    assertRefused("a: 1\nb: [1, 2\nc: 3\n").hasMessageStartingWith("spec.yaml:3: not valid YAML");
    assertRefused("a: 1\n\tb: 2\n").hasMessageStartingWith("spec.yaml:2: not valid YAML");
    assertThatThrownBy(() -> json("{\"a\":\n 1,}"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("spec.json:2: not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: \"\\UFFFFFFFF\"", "a: \u0001", "%YAML 3.0\n---\na: 1", "a: *x", "? [a]\n: b"})
  void oddTextsAreRefused(String text) {
    assertRefused(text).hasMessageStartingWith("spec.yaml");
  }

  @Test
  void textAfterTheDocumentIsRefused() {
    assertRefused("a: 1\n---\nb: 2\n").hasMessageContaining("spec.yaml:2: a second document");
    assertThatThrownBy(() -> json("{} {}")).isInstanceOf(SpecException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void deepNestingIsRefusedAtOnce(String opening) {
    String text = opening.repeat(100_000);
    assertTimeout(Duration.ofSeconds(2), () -> assertRefused(text));
  }

  @Test
  void deepJsonIsRefusedAtOnce() {
    assertThatThrownBy(() -> json("[".repeat(100_000)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("nested deeper than 64 levels");
    assertThatThrownBy(() -> json("{\"a\":".repeat(100_000)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("nested deeper than 64 levels");
  }

  @Test
  void anAnchorThatContainsItselfIsRefused() {
    assertRefused("a: &loop\n  b: *loop\n")
        .hasMessage("spec.yaml:2 a.b: anchor 'loop' contains itself");
  }

  @Test
  void aFewLinesThatExpandToBillionsAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%s: &a%s [%s]\n".formatted(i, i, (alias + ", ").repeat(9) + alias));
    }
    assertRefused(text.toString()).hasMessageContaining("counted with the uses of its anchors");
  }

  @Test
  void longTextsAreRefused() {
    assertRefused("a: " + "x".repeat(20_000)).hasMessageContaining("longer than 16384 characters");
    assertRefused("x".repeat(900) + ": " + "y".repeat(20_000)).hasMessageContaining("longer than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", " ", "x", "a: \"", "&a"})
  void longLinesAreRefusedAtOnce(String start) {
    String text = "a: 1\n" + start + "x".repeat(5_000_000);
    assertTimeout(Duration.ofSeconds(2), () -> assertRefused(text))
        .hasMessageStartingWith("spec.yaml:2: a line longer than 131072 characters");
  }

  @Test
  void filesMayBeGzip() throws IOException {
    Path file = folder.resolve("spec.yaml.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a: 1".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(at(NodeFile.read(file).orElseThrow(), "a").describe()).isEqualTo("1");
  }

  @Test
  void unreadableFilesAreRefused() throws IOException {
    Path latin =
        Files.write(folder.resolve("latin.yaml"), new byte[] {'\n', 'a', ':', (byte) 0xe9});
    Path cut = Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThatThrownBy(() -> NodeFile.read(latin))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("latin.yaml:2: is not UTF-8 text")
        .hasMessageContaining("Save the file as UTF-8");
    assertFileRefused(cut, "is not whole gzip data");
    assertFileRefused(folder, "is a folder, not a file");
    assertFileRefused(folder.resolve("none.yaml"), "there is no such file");
  }

  @Test
  void largeFilesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("big.yaml"), "a: 1\n".repeat(100));
    assertThatThrownBy(() -> NodeFile.read(file, new ReadLimits(64, 100, 100)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("larger than 100 bytes");
  }

  private static void assertFileRefused(Path file, String problem) {
    assertThatThrownBy(() -> NodeFile.read(file))
        .isInstanceOf(SpecException.class)
        .hasMessage(file + ": " + problem);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(String text) {
    return assertThatThrownBy(() -> yaml(text)).isInstanceOf(SpecException.class);
  }

  private static Node at(Node node, String key) {
    return ((MapNode) node).get(key).orElseThrow();
  }
}
