package org.loopwright.conformance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.Schemas;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.JsonLines;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.table.JsonObject;
import org.loopwright.testkit.SharedReference;

/** The committed schemas are those of the readers, and fit what the readers read. */
final class SchemaTest {
  private static final JsonSchemaFactory DRAFT =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  static List<String> names() {
    return Schemas.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void committedSchemaIsTheGenerated(String name) throws IOException {
    String generated = JsonObject.pretty(Schemas.named(name).orElseThrow());
    Path committed = RepositoryFiles.file("docs/schema").resolve(name + ".schema.json");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(committed, generated);
    }
    assertThat(Files.readAllLines(committed))
        .as("run once with -Dgolden.update if %s is to change", name)
        .containsExactlyElementsOf(generated.lines().toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void schemaIsOneOfTheDraft(String name) {
    JsonSchema meta = DRAFT.getSchema(SchemaLocation.of(SchemaId.V202012));
    assertThat(meta.validate(Schemas.named(name).orElseThrow())).isEmpty();
  }

  @Test
  void whatTheReaderAcceptsInTheLibraryFits() throws IOException {
    assertThat(fitting(RepositoryFiles.file("library"))).hasSizeGreaterThan(15);
  }

  @Test
  void whatTheReaderAcceptsInTheReferenceFits() throws IOException {
    Path timeloop = SharedReference.file("timeloop/arch");
    Path exercises = SharedReference.file("exercises");
    assertThat(fitting(timeloop)).isNotEmpty();
    assertThat(fitting(exercises)).isNotEmpty();
  }

  @Test
  void someReferenceCasesFit() {
    JsonSchema schema = schema(Schemas.SPECIFICATION);
    try (JsonLines cases = JsonLines.open(SharedReference.file("timeloop/cases.jsonl.gz"))) {
      Optional<Node> next = cases.next();
      for (int number = 0; next.isPresent(); number++) {
        if (number % 20 == 0) {
          assertThat(schema.validate(EditorView.of(sections(next.get())))).isEmpty();
        }
        next = cases.next();
      }
    }
  }

  private static Node sections(Node line) {
    List<MapNode.Entry> sections = new ArrayList<>(((MapNode) line).entries());
    sections.removeIf(entry -> !List.of("problem", "mapping").contains(entry.key()));
    assertThat(sections).hasSize(2);
    return new MapNode(line.location(), sections);
  }

  /** The files of a folder that a reader accepts, after asserting that each fits its schema. */
  private static List<Path> fitting(Path folder) throws IOException {
    List<Path> accepted = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        if (isAccepted(file)) {
          JsonSchema schema = schema(kind(file));
          Node document = NodeFile.read(file).orElseThrow();
          assertThat(schema.validate(EditorView.of(document))).as(file.toString()).isEmpty();
          accepted.add(file);
        }
      }
    }
    return accepted;
  }

  private static String kind(Path file) {
    if (file.endsWith("technology.yaml")) {
      return "technology";
    }
    if (file.getParent().endsWith("studies")) {
      return "study";
    }
    return file.getParent().endsWith("costs") ? "costs" : Schemas.SPECIFICATION;
  }

  private static boolean isAccepted(Path file) throws IOException {
    if (!kind(file).equals(Schemas.SPECIFICATION)) {
      return true;
    }
    try {
      SpecificationFiles files = SpecificationFiles.read(List.of(file));
      files.network();
      boolean whole = Files.readString(file).contains("architecture:");
      return !whole || !files.specification().architecture().name().isBlank();
    } catch (SpecException refused) {
      return false;
    }
  }

  private static JsonSchema schema(String name) {
    return DRAFT.getSchema(Schemas.named(name).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specification | archtecture: {}                                       | archtecture",
        "architecture  | {version: 0.4, subtree: []}                           | subtree",
        "architecture  | {subtree: [{name: a, local: [{name: b, class: SRAM, attributes: {depth: -4}}]}]} | depth",
        "architecture  | {subtree: [{name: a, local: [{name: b, clas: SRAM}]}]} | clas",
        "problem       | {shape: cnn-leyer, instance: {R: 3}}                  | shape",
        "problem       | {shape: {dimensions: [A]}, instance: {A: 3}}          | data_spaces",
        "mapping       | [{target: RF, type: temporl}]                         | type",
        "mapping       | [{target: RF, type: temporal, keep: [W]}]             | keep",
        "mapping       | [{type: temporal}]                                    | target",
        "constraints   | {targets: [{target: RF, type: temporal, factor: R=3}]} | factor",
        "mapper        | {algorithm: hybird}                                   | algorithm",
        "mapper        | {num-threads: 0}                                      | threads",
        "ERT           | {tables: [{name: a, actions: [{name: read, energy: -1}]}]} | energy",
        "ART           | {tables: [{name: a}]}                                 | area",
        "network       | {name: n, layers: [{name: l, shape: gemm, count: 0}]} | count",
        "technology    | technology: {name: t}                                 | node_nm",
        "costs         | costs: {name: t}                                      | mac",
      })
  void slipIsFound(String name, String document, String key) {
    Node node = NodeFile.parse("slip.yaml", document).orElseThrow();
    assertThat(schema(name).validate(EditorView.of(node)))
        .extracting(ValidationMessage::toString)
        .anyMatch(message -> message.contains(key));
  }
}
