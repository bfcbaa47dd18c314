package org.loopwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.Verdict;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.SpecificationFormat;
import org.loopwright.formats.SpecificationWriter;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.formats.timeloop.LoopNestWriter;
import org.loopwright.service.DirectiveConversion;
import org.loopwright.service.SpecificationEvaluation;

/**
 * The one design that docs/formats.md shows in all grammars is written by the program, and every
 * one of them says the same. After an intended change run once with {@code -Dgolden.update}.
 */
final class FormatsDocumentTest {
  private static final Path DOCUMENT = RepositoryFiles.file("docs/formats.md");
  private static final String BEGIN = "<!-- Written by FormatsDocumentTest -Dgolden.update. -->\n";
  private static final String END = "<!-- End of what FormatsDocumentTest wrote. -->";
  private static final Specification DESIGN =
      SpecificationFiles.read(
              List.of(
                  RepositoryFiles.file("conformance/src/test/resources/golden/one-design.yaml")))
          .specification();

  private static String forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    for (SpecificationFormat format : SpecificationFormat.values()) {
      forms.put("`--to %s`".formatted(format.label()), SpecificationWriter.write(DESIGN, format));
    }
    forms.put("`--to maestro`: the layer and its mapping", DirectiveConversion.directives(DESIGN));
    forms.put("The mapping as it is shown, for `evaluate --mapping FILE.txt`", nest());
    StringBuilder text = new StringBuilder();
    forms.forEach(
        (title, form) -> text.append("\n### ").append(title).append("\n\n").append(indented(form)));
    return text.append('\n').toString().replace(System.lineSeparator(), "\n");
  }

  private static String nest() {
    return LoopNestWriter.text(DESIGN.architecture(), DESIGN.mapping().orElseThrow());
  }

  private static String indented(String form) {
    StringBuilder text = new StringBuilder();
    form.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString();
  }

  @Test
  void theDocumentShowsWhatIsWritten() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    assertThat(begin).isBetween(BEGIN.length(), end);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(DOCUMENT, document.substring(0, begin) + forms() + document.substring(end));
    } else {
      assertThat(document.substring(begin, end).lines())
          .containsExactlyElementsOf(forms().lines().toList());
    }
  }

  private static Verdict evaluate(Specification specification) {
    Verdict verdict = SpecificationEvaluation.evaluate(specification);
    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    return verdict;
  }

  @ParameterizedTest
  @EnumSource(SpecificationFormat.class)
  void everyFormGivesTheSameResults(SpecificationFormat format) {
    String text = SpecificationWriter.write(DESIGN, format);
    Specification back = SpecificationFiles.parse("form" + format.ending(), text).specification();
    assertThat(evaluate(back)).isEqualTo(evaluate(DESIGN));
  }

  @Test
  void theNestGivesTheSameMapping() {
    MapNode nest = (MapNode) NodeFile.parse("nest.txt", nest()).orElseThrow();
    Path file = RepositoryFiles.file("conformance/src/test/resources/golden/one-design.yaml");
    SpecificationFiles files = SpecificationFiles.read(List.of(file));
    assertThat(files.withMapping(nest).specification().mapping()).isEqualTo(DESIGN.mapping());
  }

  @Test
  void theDirectivesGiveTheSameLoops() {
    String directives = DirectiveConversion.directives(DESIGN);
    Specification lowered =
        DirectiveConversion.specification(
            "form.m",
            MaestroReader.read(directives, "form.m").layers().get(0),
            DataflowHardware.defaults().withPes(8));
    assertThat(lowered.workload().orElseThrow().dimensions())
        .isEqualTo(DESIGN.workload().orElseThrow().dimensions());
    assertThat(DirectiveConversion.directives(lowered)).isEqualTo(directives);
  }
}
