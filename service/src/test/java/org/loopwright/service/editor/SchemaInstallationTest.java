package org.loopwright.service.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.Schemas;

final class SchemaInstallationTest {
  private static final String SPECIFICATION = "./.schemas/loopwright/specification.schema.json";

  @TempDir private Path project;
  private Path settings;
  private Path idea;

  @BeforeEach
  void name() {
    settings = project.resolve(".vscode/settings.json");
    idea = project.resolve(".idea/jsonSchemas.xml");
  }

  private JsonNode yamlSchemas() throws IOException {
    return new ObjectMapper().readTree(Files.readString(settings)).get("yaml.schemas");
  }

  @Test
  void schemasAreWrittenAndBothEditorsNameThem() throws IOException {
    SchemaInstallation.into(project);
    for (String name : Schemas.names()) {
      assertThat(project.resolve(".schemas/loopwright/" + name + ".schema.json")).isNotEmptyFile();
    }
    yamlSchemas()
        .fieldNames()
        .forEachRemaining(path -> assertThat(project.resolve(path)).isNotEmptyFile());
    assertThat(yamlSchemas().get(SPECIFICATION)).isNotEmpty();
    assertThat(idea)
        .content()
        .contains(
            "<component name=\"JsonSchemaMappingsProjectConfiguration\">",
            "value=\".schemas/loopwright/space.schema.json\"",
            "value=\"**/spaces/*.yaml\"");
  }

  @Test
  void filesAreFoundByWhatIsInThem() throws IOException {
    Files.writeString(project.resolve("mine.yaml"), "problem: {shape: gemv, M: 4, K: 6}\n");
    Files.writeString(project.resolve("question.yaml"), "space: {name: s}\n");
    Files.writeString(project.resolve("other.yaml"), "on: push\n");
    Files.writeString(project.resolve("broken.yaml"), "a: [\n");
    SchemaInstallation.into(project);
    assertThat(yamlSchemas().get(SPECIFICATION)).map(JsonNode::asText).contains("mine.yaml");
    assertThat(yamlSchemas().toString())
        .contains("question.yaml")
        .doesNotContain("other", "broken");
  }

  @Test
  void whatIsThereStays() throws IOException {
    Files.createDirectories(settings.getParent());
    Files.writeString(
        settings,
        "{\"editor.tabSize\": 2, \"yaml.schemas\": {\"%s\": [\"own.yaml\"], \"x.json\": [\"x\"]}}"
            .formatted(SPECIFICATION));
    Files.createDirectories(idea.getParent());
    Files.writeString(
        idea,
        "<project version=\"4\"><component"
            + " name=\"Other\"><state><map/></state></component></project>");
    List<String> report = SchemaInstallation.into(project);
    assertThat(Files.readString(settings)).contains("\"editor.tabSize\" : 2");
    assertThat(yamlSchemas().get(SPECIFICATION).get(0).asText()).isEqualTo("own.yaml");
    assertThat(yamlSchemas().has("x.json")).isTrue();
    assertThat(report).anyMatch(line -> line.contains("keeps its own files"));
    assertThat(idea).content().contains("name=\"Other\"", "Loopwright study");
  }

  @Test
  void secondTimeChangesNothing() throws IOException {
    SchemaInstallation.into(project);
    String first = Files.readString(settings) + Files.readString(idea);
    List<String> report = SchemaInstallation.into(project);
    assertThat(Files.readString(settings) + Files.readString(idea)).isEqualTo(first);
    assertThat(report).filteredOn(line -> line.endsWith("nothing to add")).hasSize(2);
  }

  /** Comments would be lost. */
  @Test
  void settingsWithCommentsAreLeftToTheUser() throws IOException {
    Files.createDirectories(settings.getParent());
    String text = "{\n  // mine\n  \"editor.tabSize\": 2\n}\n";
    Files.writeString(settings, text);
    List<String> report = SchemaInstallation.into(project);
    assertThat(settings).content().isEqualTo(text);
    assertThat(String.join("\n", report)).contains("left as it is", "\"yaml.schemas\"");
  }

  @Test
  void projectMustBeAFolder() {
    assertThatThrownBy(() -> SchemaInstallation.into(project.resolve("none")))
        .isInstanceOf(NotDirectoryException.class);
  }
}
