package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loopwright.service.Library;

final class SpaceApiTest {
  private static final String SPACE =
      """
      space:
        name: buffers
        architecture: mine.yaml
        axes:
          Buffer.depth: [32, 1024]
        networks: net.yaml
        layers: [a]
      """;
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 4, K: 8, N: 1}
        - {name: b, shape: cnn-layer, R: 1, S: 1, P: 1, Q: 1, C: 4, K: 4, N: 1}
      """;

  private static Explorer explorer;

  @BeforeAll
  static void start() throws IOException {
    explorer = new Explorer(Optional.empty());
  }

  @AfterAll
  static void stop() {
    explorer.close();
  }

  private static ObjectNode asked(String space) throws IOException {
    String design = Files.readString(Explorer.LIBRARY.find(Library.Kind.ARCHITECTURES, "teaching"));
    return Explorer.documents(
        Map.of("mine.yaml", design, "net.yaml", NETWORK, "space.yaml", space));
  }

  private static HttpResponse<String> post(String path, ObjectNode body) throws Exception {
    return explorer.post(path, body.toString());
  }

  @Test
  void pointOfASweepIsMappedToTheSameNumbers() throws Exception {
    JsonNode search = explorer.ended("/api/explore", asked(SPACE).toString());
    assertThat(search.get("state").asText()).isEqualTo("done");
    JsonNode sweep = search.get("result");
    assertThat(sweep.at("/space/size").asLong()).isEqualTo(2);
    assertThat(search.at("/progress/done").asLong()).isEqualTo(2);
    assertThat(search.at("/progress/best").asDouble())
        .isEqualTo(sweep.at("/best/edp/edp_pj_cycles").asDouble());
    JsonNode cloud = sweep.at("/page/sections").findParents("marked").get(0);
    assertThat(cloud.get("kind").asText()).isEqualTo("cloud");

    JsonNode best = sweep.at("/front/0");
    JsonNode point =
        explorer.json(post("/api/point", asked(SPACE).put("point", best.get("point").asLong())));
    assertThat(point.get("design").asText())
        .startsWith("# point ")
        .contains("depth: " + best.get("Buffer.depth").asText());
    ObjectNode body =
        Explorer.documents(
            Map.of(
                "design.yaml", point.get("design").asText(),
                "network.yaml", point.get("network").asText()));
    JsonNode mapped = explorer.ended("/api/map", body.toString()).get("result");
    assertThat(mapped.at("/layers")).hasSize(1);
    assertThat(mapped.at("/totals/energy_pj")).isEqualTo(best.get("energy_pj"));
    assertThat(mapped.at("/totals/cycles").asDouble()).isEqualTo(best.get("cycles").asDouble());
  }

  @Test
  void spaceIsDescribedWithoutASweep() throws Exception {
    JsonNode space = explorer.json(post("/api/space", asked(SPACE)));
    assertThat(space.get("points").asLong()).isEqualTo(2);
    assertThat(space.at("/axes/Buffer.depth")).hasSize(2);
    assertThat(space.at("/objectives/0").asText()).isEqualTo("edp");
  }

  @Test
  void whatIsWrongInASpaceHasItsLine() throws Exception {
    for (String path : List.of("/api/space", "/api/explore", "/api/point")) {
      ObjectNode body = asked(SPACE.replace("layers:", "layrs:"));
      JsonNode problem = explorer.json(post(path, withPoint(path, body))).at("/problems/0");
      assertThat(problem.get("file").asText()).as(path).isEqualTo("space.yaml");
      assertThat(problem.get("line").asInt()).as(path).isEqualTo(7);
    }
  }

  private static ObjectNode withPoint(String path, ObjectNode body) {
    return path.endsWith("point") ? body.put("point", 0) : body;
  }

  @Test
  void pointThatIsNoneIsRefused() throws Exception {
    assertThat(post("/api/point", asked(SPACE)).statusCode()).isEqualTo(400);
    assertThat(post("/api/point", asked(SPACE).put("point", 0.5)).statusCode()).isEqualTo(400);
    HttpResponse<String> tooHigh = post("/api/point", asked(SPACE).put("point", 2));
    assertThat(tooHigh.statusCode()).isEqualTo(422);
    assertThat(tooHigh.body()).contains("no point 2; it has 0 to 1");
  }

  @Test
  void designThatCannotBeBuiltIsNamedByItsDocument() throws Exception {
    ObjectNode body = asked(SPACE.replace("Buffer.depth", "Bufer.depth")).put("point", 0);
    HttpResponse<String> answer = post("/api/point", body);
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problem = explorer.json(answer).at("/problems/0");
    assertThat(problem.get("file").asText()).isEqualTo("space.yaml");
    assertThat(problem.toString()).contains("Bufer", "Buffer").doesNotContain("/tmp");
  }

  @Test
  void spaceNamesNoFiles() throws Exception {
    for (String name : List.of("/etc/passwd", "../pom.xml", "nothing")) {
      String space =
          "space: {architecture: '%s', axes: {Buffer.depth: [1]}, networks: alexnet}"
              .formatted(name);
      ObjectNode body = Explorer.documents(Map.of("space.yaml", space));
      for (String path : List.of("/api/explore", "/api/space", "/api/point")) {
        HttpResponse<String> answer = post(path, withPoint(path, body.deepCopy()));
        assertThat(answer.statusCode()).as(name).isEqualTo(400);
        assertThat(answer.body()).contains(name, "eyeriss");
      }
    }
    assertThat(post("/api/explore", Explorer.teaching(false)).statusCode()).isEqualTo(400);
  }
}
