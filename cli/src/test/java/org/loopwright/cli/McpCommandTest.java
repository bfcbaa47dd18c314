package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The server for agents as an agent uses it: a process, spoken to by the client of the protocol.
 */
final class McpCommandTest {
  private static final String ARCHITECTURE = "architecture";
  private static final String TEACHING = "teaching";
  private static final String PROBLEM = "problem: {shape: gemv, M: 4, K: 6}";
  private static final Path SECRET = Path.of("secret.yaml");

  @TempDir private static Path folder;
  private static McpSyncClient client;

  private final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"),
        Files.readString(Path.of("../library/architectures/teaching.yaml")));
    Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("/etc/passwd"));
    ServerParameters server =
        ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .args(
                "-XX:TieredStopAtLevel=1",
                "-Dloopwright.home=" + Path.of("..").toRealPath(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "mcp",
                "--folder=" + folder)
            .build();
    client =
        McpClient.sync(
                new StdioClientTransport(server, new JacksonMcpJsonMapper(new ObjectMapper())))
            .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(null))
            .requestTimeout(Duration.ofSeconds(60))
            .build();
    client.initialize();
  }

  @AfterAll
  static void end() throws IOException {
    client.close();
    Files.delete(folder.resolve("link.yaml"));
  }

  private static CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private JsonNode answer(String tool, Map<String, Object> arguments) throws IOException {
    CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(text(result)).isFalse();
    return json.readTree(text(result));
  }

  private static String refusal(String tool, Map<String, Object> arguments) {
    CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(text(result)).isTrue();
    return text(result);
  }

  @Test
  void toolsAreListedWithWhatTheyTake() {
    List<Tool> tools = client.listTools().tools();
    assertThat(tools)
        .extracting(Tool::name)
        .contains("library", "validate", "evaluate", "map", "explain", "explore", "query");
    assertThat(tools)
        .filteredOn(tool -> tool.name().equals("map"))
        .singleElement()
        .satisfies(map -> assertThat(map.inputSchema().toString()).contains("time_limit_seconds"));
  }

  @Test
  void namesComeFromTheLibrary() throws IOException {
    assertThat(answer("library", Map.of()).get("architectures"))
        .map(JsonNode::asText)
        .contains(TEACHING);
  }

  /** The mapping that one tool finds is what the other takes, and costs the same. */
  @Test
  void foundMappingIsEvaluatedToTheSameCosts() throws IOException {
    JsonNode layer =
        answer("map", Map.of(ARCHITECTURE, TEACHING, "problem", PROBLEM)).get("layers").get(0);
    assertThat(layer.get("verdict").asText()).isEqualTo("optimal");
    Object mapping = json.convertValue(layer.get("mapping"), Object.class);
    JsonNode costs =
        answer("evaluate", Map.of(ARCHITECTURE, TEACHING, "problem", PROBLEM, "mapping", mapping));
    assertThat(costs.get("energy_pj")).isEqualTo(layer.get("costs").get("energy_pj"));
    assertThat(costs.get("cycles")).isEqualTo(layer.get("costs").get("cycles"));
  }

  @Test
  void explanationNamesWhatBinds() throws IOException {
    JsonNode layer =
        answer("explain", Map.of(ARCHITECTURE, TEACHING, "problem", PROBLEM)).get("layers").get(0);
    assertThat(layer.get("explanation")).isNotEmpty();
  }

  @Test
  void problemsHaveTheirLines() throws IOException {
    JsonNode checked =
        answer("validate", Map.of("specification", "architecture:\n  subtrees: []\n"));
    assertThat(checked.get("valid").asBoolean()).isFalse();
    assertThat(checked.get("messages").get(0).asText()).startsWith("specification.yaml:");
    assertThat(answer("validate", Map.of(ARCHITECTURE, TEACHING)).get("valid").asBoolean())
        .isTrue();
  }

  @Test
  void spaceOfAnAgentIsSwept() throws IOException {
    String space =
        """
        space:
          name: tiny
          architecture: teaching
          axes: {Buffer.depth: [1024, 2048]}
          networks: alexnet
          layers: [conv3]
          objectives: [energy]
        """;
    JsonNode swept = answer("explore", Map.of("space", space));
    assertThat(swept.get("best")).isNotEmpty();
    assertThat(swept.get("front")).isNotEmpty();
  }

  @Test
  void runOfTheFolderIsAskedInSql() throws IOException {
    Path space =
        Files.writeString(
            folder.resolve("depths.yaml"),
            """
            space:
              architecture: teaching
              axes: {RF.depth: [4, 16]}
              networks: alexnet
              layers: [fc8]
            """);
    Path run = folder.resolve("depths");
    CommandLine explore = Main.commandLine().setOut(new PrintWriter(Writer.nullWriter(), true));
    assertThat(explore.execute("explore", "-q", space.toString(), "--out", "" + run)).isZero();
    JsonNode rows =
        answer(
            "query",
            Map.of("run", "depths", "sql", "select \"RF.depth\" d from designs order by d"));
    assertThat(rows.get("rows")).map(row -> row.get("d").asInt()).containsExactly(4, 16);
    assertThat(refusal("query", Map.of("run", "depths", "sql", "select * from '/etc/passwd'")))
        .doesNotContain("root:");
  }

  @Test
  void filesOfTheFolderCanBeNamedAndNoOthers() throws IOException {
    assertThat(answer("validate", Map.of(ARCHITECTURE, "mine.yaml")).get("valid").asBoolean())
        .isTrue();
    for (String name : List.of("/etc/passwd", "../" + SECRET, "link.yaml", "pom.xml")) {
      assertThat(refusal("validate", Map.of(ARCHITECTURE, name)))
          .contains("no file of the folder")
          .doesNotContain("root:");
    }
    String space =
        "space: {name: s, architecture: /etc/passwd, networks: alexnet, axes: {a.depth: [1]}}\n";
    assertThat(refusal("explore", Map.of("space", space))).contains("/etc/passwd");
    assertThat(refusal("map", Map.of(ARCHITECTURE, TEACHING, "technology", "/etc")))
        .contains("no technology '/etc' ships");
    assertThat(refusal("query", Map.of("run", "..", "sql", "select 1")))
        .contains("there is no '..' in the folder");
  }

  @Test
  void slipsGetAdvice() {
    assertThat(refusal("map", Map.of(ARCHITECTURE, "teachin", "problem", PROBLEM)))
        .contains(TEACHING);
    assertThat(refusal("map", Map.of("architectures", TEACHING))).contains("architecture");
    assertThat(refusal("evaluate", Map.of(ARCHITECTURE, TEACHING))).contains("mapping is missing");
    assertThat(refusal("map", Map.of(ARCHITECTURE, TEACHING, "time_limit_seconds", -1)))
        .contains("positive");
  }
}
