package org.loopwright.formats.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;

final class TemplateFileTest {
  @TempDir private Path outside;
  private Path folder;

  private Path write(String name, String text) throws IOException {
    folder = outside.resolve("spec");
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private MapNode read(String template, String... definitions) throws IOException {
    Map<String, String> names =
        definitions.length == 0 ? Map.of() : Map.of(definitions[0], definitions[1]);
    return read(template, TemplateInputs.of(names, List.of()));
  }

  private MapNode read(String template, TemplateInputs inputs) throws IOException {
    Path top = write("top.yaml.jinja2", template);
    return read(top, inputs);
  }

  private static MapNode read(Path file, TemplateInputs inputs) {
    Diagnosis diagnosis = new Diagnosis();
    Node root = new TemplateFile(List.of(file), inputs).read(file, diagnosis).orElseThrow();
    diagnosis.throwIfErrors();
    return (MapNode) root;
  }

  private void assertRefused(String template, String... parts) {
    var refusal = assertThatThrownBy(() -> read(template)).isInstanceOf(SpecException.class);
    for (String part : parts) {
      refusal.hasMessageContaining(part);
    }
  }

  private static String text(Node node) {
    return ((ScalarNode) node).text();
  }

  private String value(String expression, String... definitions) throws IOException {
    return text(read("a: '{{ " + expression + " }}'", definitions).get("a").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x | default(8) + 1; 9",
        "x | default('y') ~ '/' ~ 2; y/2",
        "(1 + 2) * 3 // 2; 4",
        "'a' if 2 > 1 else 'b'; a",
        "[1, 2, 3] | length; 3",
        "[3, 1] | join('-'); 3-1",
        "{'k': 5}['k']; 5",
        "'Ab' | lower; ab",
        "7 % 4; 3",
        "range(3) | join(','); '0,1,2'",
        "range(5, 1, -2) | join(','); '5,3'",
        "not true; false",
      })
  void expressionsAreThoseOfJinja(String expression, String value) throws IOException {
    assertThat(value(expression)).isEqualTo(value);
  }

  @Test
  void definitionsAreNumbersTruthValuesAndTexts() throws IOException {
    assertThat(value("x + 1", "x", "7")).isEqualTo("8");
    assertThat(value("'yes' if x else 'no'", "x", "False")).isEqualTo("no");
    assertThat(value("x ~ '!'", "x", "text")).isEqualTo("text!");
  }

  @Test
  void branchesAndLoopsGiveText() throws IOException {
    MapNode root =
        read(
            """
            {%- set names = ['p', 'q'] -%}
            {% for name in names %}
            {{ name }}{{ loop.index }}: {{ loop.last }}
            {% endfor %}
            {% if names | length > 5 %}
            many: 1
            {% elif mode | default('small') == 'small' %}
            small: 1 {# a remark #}
            {% else %}
            other: 1
            {% endif %}
            raw: '{% raw %}{{ x }}{% endraw %}'
            """);

    assertThat(root.entries().stream().map(entry -> entry.key() + "=" + text(entry.value())))
        .containsExactly("p1=false", "q2=true", "small=1", "raw={{ x }}");
  }

  @Test
  void valuesOfSeveralLinesAreTexts() throws IOException {
    MapNode root =
        read(
            """
            {% set name %}
            other.yaml
            {% endset %}
            a: {{ name | trim | length }}
            {% for key, value in {'b': 1}.items() %}
            {{ key }}: {{ value }}
            {% endfor %}
            """);
    assertThat(text(root.get("a").orElseThrow())).isEqualTo("10");
    assertThat(text(root.get("b").orElseThrow())).isEqualTo("1");
  }

  @Test
  void includesPutInPartsOfOtherFiles() throws IOException {
    write("parts/one.yaml", "list: {inner: [1, 2]}\n");
    write("parts/two.yaml", "list: {inner: [{{ last | default(3) }}]}\n");
    write("text.yaml", "t1: &t [5]\n");
    MapNode root =
        read(
            """
            {{ add_to_path(cwd() ~ '/parts') }}
            {{ include_text('text.yaml') }}
            t2: *t
            one: {{ include('one.yaml', 'list.inner') }}
            whole: {{ include('parts/one.yaml') }}
            all: {{ include_all('parts/*.yaml', 'list.inner') }}
            there: {{ path_exists('two.yaml') and not path_exists('three.yaml') }}
            """,
            "last",
            "4");

    assertThat(items(root, "one")).containsExactly("1", "2");
    assertThat(items(root, "all")).containsExactly("1", "2", "4");
    assertThat(items(root, "t2")).containsExactly("5");
    assertThat(root.get("whole").orElseThrow()).isInstanceOf(MapNode.class);
    assertThat(text(root.get("there").orElseThrow())).isEqualTo("true");
  }

  private static List<String> items(MapNode root, String key) {
    return ((ListNode) root.get(key).orElseThrow())
        .items().stream().map(TemplateFileTest::text).toList();
  }

  @Test
  void includedFilesDoNotSeeWhatTheIncludingFileSets() throws IOException {
    write("other.yaml", "a: {{ hidden | default('unseen') }}\n");
    MapNode root = read("{% set hidden = 'seen' %}\nb: {{ include('other.yaml', 'a') }}\n");
    assertThat(text(root.get("b").orElseThrow())).isEqualTo("unseen");
  }

  @Test
  void everyValueKeepsItsFileAndLine() throws IOException {
    write("other.yaml", "\n\nx: 1\n");
    write("text.yaml", "{% if true %}\n{% endif %}\ny: 2\n");
    MapNode root =
        read(
            """
            {% for i in [1, 2] %}
            {% endfor %}
            {{ include_text('text.yaml') }}
            other: {{ include('other.yaml') }}
            {# a remark
               of lines #}
            z: {% if true -%}
               3
               {%- endif %}

            last: 4
            """);

    assertThat(root.entry("y").orElseThrow().location().toString()).contains("text.yaml:3");
    MapNode other = (MapNode) root.get("other").orElseThrow();
    assertThat(other.entry("x").orElseThrow().location().toString()).contains("other.yaml:3");
    assertThat(root.entry("z").orElseThrow().location().toString()).contains("top.yaml.jinja2:7");
    assertThat(root.entry("last").orElseThrow().location().toString()).contains(".jinja2:11");
  }

  @Test
  void mistakesAreNamedWithTheirLine() throws IOException {
    assertRefused("a: 1\nb: {{ x }}\n", ".jinja2:2: ", "'x' is not defined", "--define x=VALUE");
    assertRefused(
        "{% set depth = KB * 1024 %}\n{% set rows = depth / 8 %}\na: {{ rows }}\n",
        ".jinja2:1: ", "'KB' is not defined", "--define KB=VALUE");
    assertRefused("a: 1\n\nb: {{ 'u' ~ x }}\n", ".jinja2:3: ", "'x' is not defined");
    assertRefused("a: 1\n{% if x == 2 %}\n{% endif %}\n", ".jinja2:2: ", "'x' is not defined");
    assertRefused("a: {{ include('none.yaml') }}\n", ".jinja2:1: ", "there is no file 'none.yaml'");
    assertRefused("a: 1\nb: {{ (1 }}\n", ".jinja2:2: ");
    assertRefused("{% if true %}\na: 1\n", ".jinja2:");
    assertRefused("{% frobnicate %}\na: 1\n", ".jinja2:1: ");
    assertRefused("a: {{ 1 | frobnicate }}\n", ".jinja2:1: ");
    assertRefused("a: {{ include_all('a*b*c*d*') }}\n", "more than 3 '*'");
    assertRefused("a: {{ frobnicate(1) }}\n", ".jinja2:1: ");
    write("bad.yaml", "a: [\n");
    assertRefused("a: {{ include('bad.yaml') }}\n", "bad.yaml:2", "not valid YAML");
    write("list.yaml", "a: [1]\n");
    assertRefused("a: {{ include('list.yaml', 'a.b') }}\n", "list.yaml has no 'b' of 'a.b'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include('../secret.yaml')",
        "include_text('../secret.yaml')",
        "include_all('../*.yaml')",
        "include('sub/../../secret.yaml')",
        "include('link.yaml')",
        "include_text('linked/secret.yaml')",
        "path_exists('../secret.yaml')",
        "add_to_path('..')",
        "find_path('/etc/passwd')",
        "include(cwd() ~ '/../secret.yaml')",
      })
  void nothingOutsideOfTheFoldersIsRead(String call) throws IOException {
    Path secret = Files.writeString(outside.resolve("secret.yaml"), "secret: 1\n");
    write("sub/x.yaml", "");
    Files.createSymbolicLink(folder.resolve("link.yaml"), secret);
    Files.createSymbolicLink(folder.resolve("linked"), outside);

    assertRefused("a: {{ " + call + " }}\n", "outside of the specification's folders");
  }

  @Test
  void furtherFoldersMayBeAllowed() throws IOException {
    Files.writeString(outside.resolve("shared.yaml"), "a: 1\n");
    MapNode root =
        read(
            "b: {{ include('../shared.yaml', 'a') }}\n",
            TemplateInputs.of(Map.of(), List.of(outside)));
    assertThat(text(root.get("b").orElseThrow())).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''.getClass()",
        "''.class",
        "''.class.forName('java.lang.Runtime')",
        "____int3rpr3t3r____",
        "____int3rpr3t3r____.config.objectMapper",
        "cwd.method",
        "loop.class",
        "[].stream()",
        "{}.getClass()",
        "range(3).iterator()",
        "type(1)",
        "1 | tojson",
        "'x' | fromjson",
        "'{{ 1 }}' | render",
        "'a' | attr('class')",
        "namespace(a=1)",
        "'a'.bytes",
        "range(3).class",
      })
  void theProgramCannotBeReached(String expression) {
    assertRefused("a: '{{ " + expression.replace("'", "\"") + " }}'\n", ".jinja2:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for config, x in [____int3rpr3t3r____] %}{{ config }}{% endfor %}",
        "{% for bytes, x in ['text'] %}{{ bytes }}{% endfor %}",
        "{% for class, x in ['text'] %}{{ class }}{% endfor %}",
        "{% include '../secret.yaml' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% do [].append(1) %}",
        "{% call m() %}{% endcall %}",
      })
  void tagsThatSpecificationsDoNotNeedAreRefused(String template) {
    assertRefused(template + "\na: 1\n", ".jinja2:");
  }

  @Test
  void timeAndOutputAreBounded() throws IOException {
    String loop = "{% for a in range(1000) %}";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          assertRefused(loop.repeat(8) + "{% endfor %}".repeat(8), "steps");
          assertRefused(
              "{% set x = 'xxxxxxxxxx' %}"
                  + "{% set x = x ~ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x %}".repeat(9)
                  + "a: {{ x }}",
              ".jinja2:");
          assertRefused("a: {{ range(100000000) | join('x') }}\n", "a range of more than 1000");
        });
    assertRefused("a: 1 " + "{%- set x = 1 -%}".repeat(70_000), "larger than");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          MapNode root = read("a: 1 " + "{%- set x = 1 -%}".repeat(20_000));
          assertThat(text(root.get("a").orElseThrow())).isEqualTo("1");
        });
    write("many.yaml", "a: [" + "1, ".repeat(40_000) + "]\n");
    assertRefused(
        "{% for i in range(20) %}{% set x = include('many.yaml') %}{% endfor %}a: 1\n",
        "values are included");
    write("me.yaml", "a: {{ include('me.yaml') }}\n");
    assertRefused("a: {{ include('me.yaml') }}\n", "files include each other");
    write("text.yaml", "{{ include_text('text.yaml') }}\n");
    assertRefused("{{ include_text('text.yaml') }}\n", "files include each other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "(", "{'a': "})
  void depthOfBracketsIsBounded(String bracket) {
    assertRefused(
        "a: 1\nb: {{ " + bracket.repeat(3_000) + " }}\n",
        ".jinja2:2: not a valid template: brackets nested deeper than 32 levels");
  }

  /**
   * As many as fit into a tag, however little stack the reader's own thread has: what is refused is
   * so at its line, but for the time of the whole template, which a slow machine may spend on them.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"''; 1; |abs; ''", "not; ''; ' not'; ' 1'", "x; ''; .a; ''", "-; ''; -; 1"})
  void longChainsAreReadOrRefused(String start, String one, String link, String end) {
    String chain = start + one + link.repeat(15_000 / link.length()) + end;
    Throwable refusal = catchThrowable(() -> read("{% set x = {} %}\na: {{ " + chain + " }}\n"));
    if (refusal != null) {
      assertThat(refusal)
          .isInstanceOf(SpecException.class)
          .hasMessageMatching(
              "(?s).*\\.jinja2(:2: not a valid template.*"
                  + "|: not a valid template: it takes more than 3 s of processor time.*)");
    }
    assertRefused(
        "a: {{ " + start + one + link.repeat(20_000) + end + " }}\n", "a tag longer than 16000");
  }

  @Test
  void depthOfBlocksIsBounded() throws IOException {
    assertRefused(
        "{% if 1 %}".repeat(20_000) + "{% endif %}".repeat(20_000) + "\na: 1\n",
        ".jinja2:1: not a valid template: blocks nested deeper than 64 levels");
    String mostBlocks = "{% if 1 %}".repeat(64) + "{% endif %}".repeat(64);
    String mostBrackets = "{{ " + "[".repeat(32) + "']]'" + "]".repeat(32) + " | length }}";
    MapNode root = read(mostBlocks + mostBlocks + "\na: " + mostBrackets + "\n");
    assertThat(text(root.get("a").orElseThrow())).isEqualTo("1");
    assertThat(text(read("a: {{ '((' | length }}{# {{ [[ #}").get("a").orElseThrow()))
        .isEqualTo("2");
  }

  /** 65,536 letters, doubled from 16. */
  private static final String LONG_TEXT =
      "{% set a = 'xxxxxxxxxxxxxxxx' %}\n" + "{% set a = a ~ a %}\n".repeat(12);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{% set q = a ~ 'y' %}; 2048 MiB of memory",
        "{% set q = (a ~ 'y') in (a ~ a) %}; 3 s of processor time",
      })
  void workOfExpressionsIsBounded(String step, String bound) {
    String loop = "{% for i in range(1000) %}" + step.repeat(60) + "{% endfor %}\n";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(100),
        () -> assertRefused(LONG_TEXT + loop + "a: 1\n", "it takes more than " + bound));
  }

  @Test
  void onlyRegularFilesAreIncluded() throws Exception {
    write("x.yaml", "");
    Files.delete(folder.resolve("x.yaml"));
    Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("x.yaml").toString()).start();
    assumeThat(mkfifo.waitFor()).isZero();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (String call :
              List.of("include('x.yaml')", "include_text('x.yaml')", "include_all('x*')")) {
            assertRefused("a: {{ " + call + " }}\n", "x.yaml: is a pipe or a device");
          }
        });
  }

  @Test
  void filesWithoutTemplatesAreReadAsTheyAre() throws IOException {
    Path plain = write("plain.yaml", "a: {b: 1}\n");
    MapNode root = read(plain, TemplateInputs.NONE);
    assertThat(root.entry("a").orElseThrow().location().toString()).contains("plain.yaml:1 a");
  }
}
