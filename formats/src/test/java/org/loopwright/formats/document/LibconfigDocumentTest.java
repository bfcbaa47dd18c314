package org.loopwright.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class LibconfigDocumentTest {
  @TempDir private Path folder;

  private static Node read(String text) {
    return NodeFile.parse("a.cfg", text).orElseThrow();
  }

  /** Plain values, to compare with. */
  private static Object plain(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .collect(Collectors.toMap(MapNode.Entry::key, entry -> plain(entry.value())));
    }
    return node instanceof ListNode list
        ? list.items().stream().map(LibconfigDocumentTest::plain).toList()
        : ((ScalarNode) node).text();
  }

  private static List<String> refused(String text) {
    try {
      return List.of("read as " + read(text));
    } catch (SpecException refused) {
      return refused.problems().stream().map(Problem::toString).toList();
    }
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void groupsListsAndArraysNest() {
    assertThat(
            plain(
                read(
                    """
                    arch : { word-bits = 16; on = True, # a comma ends a setting as well
                      storage = ( { name = "RF" }, { name = "DRAM"; } );  // lists of groups
                      keep = [ "Weights", "Inputs" ] /* nothing
                      ends this one */
                      none = [ ]; nothing = ( ); empty = { } };
                    """)))
        .isEqualTo(
            Map.of(
                "arch",
                Map.of(
                    "word-bits",
                    "16",
                    "on",
                    "True",
                    "storage",
                    List.of(Map.of("name", "RF"), Map.of("name", "DRAM")),
                    "keep",
                    List.of("Weights", "Inputs"),
                    "none",
                    List.of(),
                    "nothing",
                    List.of(),
                    "empty",
                    Map.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-7, -7",
    "12L, 12",
    "0x1F, 0x1F",
    "0x1FL, 0x1F",
    "0.5, 0.5",
    "1., 1.",
    ".5, .5",
    "1e-3, 1e-3",
    "2.5E+3, 2.5E+3",
    "false, false"
  })
  void scalarsKeepWhatIsWritten(String written, String text) {
    assertThat(plain(read("a = " + written + ";"))).isEqualTo(Map.of("a", text));
  }

  @Test
  void textsInARowAreOne() {
    assertThat(plain(read("a = \"one \" \"t\\\"w\\\\o\\n\"\n  \"\\x41\";")))
        .isEqualTo(Map.of("a", "one t\"w\\o\nA"));
  }

  @Property
  void everyTextReadsBackFromItsQuotes(@ForAll String text) {
    assertThat(QuotedText.unquoted(QuotedText.quoted(text))).isEqualTo(text);
  }

  @Test
  void everyValueKnowsItsPlace() {
    Node root = read("arch = {\n  storage = ( { name = \"RF\" } );\n};");
    Node arch = ((MapNode) root).get("arch").orElseThrow();
    ListNode storage = (ListNode) ((MapNode) arch).get("storage").orElseThrow();
    Node name = ((MapNode) storage.items().get(0)).get("name").orElseThrow();
    assertThat(name.location()).hasToString("a.cfg:2 arch.storage[0].name");
    assertThat(name.location().column()).isEqualTo(24);
  }

  @Test
  void nothingIsNoDocument() {
    assertThat(NodeFile.parse("a.cfg", " # only a comment\n")).isEmpty();
  }

  @Test
  void allErrorsOfAFileAreTold() {
    assertThat(
            refused(
                """
                arch = {
                  instances 256;
                  meshX = 16;
                  type = spatial;
                };
                mapper = { = 3; };
                """))
        .containsExactly(
            "a.cfg:2: not valid libconfig: expected '=' but found 256",
            "a.cfg:4: not valid libconfig: a text without quotes\n  Maybe you meant \"spatial\"",
            "a.cfg:6: not valid libconfig: expected a name or '}' but found =");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = { b = 1;|a.cfg:1: not valid libconfig: expected a name or '}' but found the end of"
            + " the file",
        "a = 1; a = 2;|a.cfg:1 a: key 'a' is given twice; the first is on line 1",
        "a = ((((1))));|a.cfg:1: nested deeper than 4 levels",
        "a = \"b;|a.cfg:1: not valid libconfig: expected true or false, a number, a text in"
            + " quotes, '[', '(' or '{' but found \"b;",
        "/* a = 1;|a.cfg:1: not valid libconfig: expected the end or a name but found /* a = 1;",
        "a = @;|a.cfg:1: not valid libconfig: expected true or false, a number, a text in"
            + " quotes, '[', '(' or '{' but found @",
        "@include \"b.cfg\"|a.cfg:1: 'b.cfg' is not a file in the specification's folders"
      })
  void whatIsBrokenIsRefused(String text, String message) {
    assertThatThrownBy(() -> NodeFile.parse("a.cfg", text, new ReadLimits(4, 1000, 100)))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void manyValuesAreRefused() {
    assertThatThrownBy(
            () ->
                NodeFile.parse(
                    "a.cfg", "a = [" + "1,".repeat(500) + "1];", new ReadLimits(4, 2000, 100)))
        .hasMessageContaining("more than 100 words and signs");
  }

  @Test
  void includedSettingsStandInTheirPlace() throws IOException {
    file("parts/rf.cfg", "{ name = \"RF\"; @include \"size.cfg\" }");
    file("parts/size.cfg", "\nentries = 16;");
    Path top = file("top.cfg", "arch = { storage = (\n@include \"parts/rf.cfg\"\n) };");
    Node root = NodeFile.read(top).orElseThrow();
    assertThat(plain(root))
        .isEqualTo(
            Map.of("arch", Map.of("storage", List.of(Map.of("name", "RF", "entries", "16")))));
    Node arch = ((MapNode) root).get("arch").orElseThrow();
    ListNode storage = (ListNode) ((MapNode) arch).get("storage").orElseThrow();
    Node entries = ((MapNode) storage.items().get(0)).get("entries").orElseThrow();
    assertThat(entries.location())
        .hasToString(folder.resolve("parts/size.cfg") + ":2 arch.storage[0].entries");
  }

  @Test
  void includesStayInTheFolders() throws IOException {
    file("secret.cfg", "a = 1;");
    Files.createDirectories(folder.resolve("spec"));
    Files.createSymbolicLink(folder.resolve("spec/link.cfg"), folder.resolve("secret.cfg"));
    Files.createSymbolicLink(folder.resolve("spec/up"), folder);
    for (String name :
        List.of(
            "../secret.cfg",
            "link.cfg",
            "up/secret.cfg",
            folder.resolve("secret.cfg").toString(),
            "../nowhere/at-all.cfg",
            "/etc/passwd")) {
      Path top = file("spec/top.cfg", "\n@include \"" + name + "\"");
      assertThatThrownBy(() -> NodeFile.read(top))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining(
              "top.cfg:2: '" + name + "' is not a file in the specification's folders");
    }
  }

  @Test
  void otherFoldersThatTheUserNamedAreOpen() throws IOException {
    Path shape = file("shapes/gemm.cfg", "a = 1;");
    Path top = file("spec/top.cfg", "@include \"../shapes/gemm.cfg\"");
    assertThat(plain(NodeFile.read(top, IncludeFolders.around(List.of(top, shape))).orElseThrow()))
        .isEqualTo(Map.of("a", "1"));
    IncludeFolders allowed = IncludeFolders.around(List.of(top), List.of(shape.getParent()));
    assertThat(plain(NodeFile.read(top, allowed).orElseThrow())).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void includesThatDoNotEndAreRefused() throws IOException {
    Path self = file("self.cfg", "@include \"self.cfg\"");
    assertThatThrownBy(() -> NodeFile.read(self)).hasMessageContaining("includes itself");
    Path one = file("one.cfg", "@include \"two.cfg\"");
    file("two.cfg", "@include \"one.cfg\"");
    assertThatThrownBy(() -> NodeFile.read(one)).hasMessageContaining("includes itself");
    for (int i = 0; i < 20; i++) {
      file("f" + i + ".cfg", "@include \"f" + (i + 1) + ".cfg\"");
    }
    Path first = folder.resolve("f0.cfg");
    assertThatThrownBy(() -> NodeFile.read(first)).hasMessageContaining("deeper than 10");
    file("big.cfg", "a = \"" + "x".repeat(600) + "\";");
    Path many = file("many.cfg", "@include \"big.cfg\"\n".repeat(3));
    assertThatThrownBy(() -> NodeFile.read(many, new ReadLimits(8, 1_000, 1_000)))
        .hasMessageContaining("includes more than 1000 characters");
    Path missing = file("missing.cfg", "@include \"nowhere.cfg\"");
    assertThatThrownBy(() -> NodeFile.read(missing))
        .hasMessageContaining("missing.cfg:1: there is no file 'nowhere.cfg'");
  }
}
