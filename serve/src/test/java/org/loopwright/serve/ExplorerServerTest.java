package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.service.Library;

final class ExplorerServerTest {
  @TempDir private static Path folder;

  private static Explorer explorer;

  @BeforeAll
  static void start() throws IOException {
    explorer = new Explorer(Optional.of(folder));
  }

  @AfterAll
  static void stop() {
    explorer.close();
  }

  @Test
  void evaluationHasTheNumbersOfTheCommandLine() throws Exception {
    JsonNode result =
        explorer.json(explorer.post("/api/evaluate", Explorer.teaching(true).toString()));
    assertThat(result.get("valid").asBoolean()).isTrue();
    assertThat(result.get("computes").asLong()).isEqualTo(3 * 3 * 4 * 4 * 2 * 4);
    assertThat(result.get("cycles").asLong()).isEqualTo(288);
    assertThat(result.at("/page/layers/0/nest/levels")).isNotEmpty();
    assertThat(result.get("nest").asText()).contains("DRAM");
  }

  @Test
  void traceLastsAsLongAsTheRun() throws Exception {
    JsonNode trace = explorer.json(explorer.post("/api/trace", Explorer.teaching(true).toString()));
    assertThat(trace.get("traceEvents").findValuesAsText("name")).contains("RF", "Weights", "fill");
    JsonNode layer = trace.get("traceEvents").findParents("dur").get(0);
    assertThat(layer.get("dur").asDouble()).isEqualTo(288);
  }

  @Test
  void mappingApartCostsWhatItCostsAmongTheDocuments() throws Exception {
    String small = Files.readString(Path.of(Explorer.SMALL));
    JsonNode among =
        explorer.json(explorer.post("/api/evaluate", Explorer.teaching(true).toString()));
    ObjectNode body = Explorer.teaching(false);
    for (String space : List.of("", " ", "  ")) { // the second time with what the first has read
      body.putObject("mapping")
          .put("name", "mapping.yaml")
          .put("text", small.substring(small.indexOf("mapping:")) + space);
      JsonNode apart = explorer.json(explorer.post("/api/evaluate", body.toString()));
      assertThat(apart).isEqualTo(among);
    }
    body.putObject("mapping").put("name", "mapping.yaml").put("text", "mapping: [{target: DRAX}]");
    HttpResponse<String> wrong = explorer.post("/api/evaluate", body.toString());
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("mapping.yaml", "DRAX");
  }

  @Test
  void problemsHaveTheirLine() throws Exception {
    ObjectNode body = Explorer.teaching(true);
    ObjectNode design = (ObjectNode) body.at("/documents/0");
    ObjectNode small = (ObjectNode) body.at("/documents/1");
    ObjectNode wrong = design.get("text").asText().contains("subtree") ? design : small;
    String text = wrong.get("text").asText();
    Matcher depth = Pattern.compile("depth: \\d+").matcher(text);
    assertThat(depth.find()).isTrue();
    long line = text.substring(0, depth.start()).chars().filter(c -> c == '\n').count() + 1;
    wrong.put("text", depth.replaceFirst("depth: -4"));
    HttpResponse<String> answer = explorer.post("/api/evaluate", body.toString());
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problem = explorer.json(answer).at("/problems/0");
    assertThat(problem.get("file").asText()).isEqualTo(wrong.get("name").asText());
    assertThat(problem.get("line").asLong()).isEqualTo(line);
    assertThat(problem.get("message").asText()).contains("-4");
  }

  @Test
  void validationNamesTheLayersOfANetwork() throws Exception {
    String network = Files.readString(Explorer.LIBRARY.find(Library.Kind.WORKLOADS, "alexnet"));
    String design = Files.readString(Explorer.LIBRARY.find(Library.Kind.ARCHITECTURES, "teaching"));
    JsonNode answer =
        explorer.json(
            explorer.post(
                "/api/validate",
                Explorer.documents(Map.of("n.yaml", network, "d.yaml", design)).toString()));
    assertThat(answer.get("layers")).hasSize(8);
  }

  @Test
  void searchIsToldAsItGoesAndEndsWithAMappingThatEvaluates() throws Exception {
    ObjectNode body = Explorer.teaching(false).put("time_limit", 5);
    HttpResponse<String> queued = explorer.post("/api/map", body.toString());
    assertThat(queued.statusCode()).isEqualTo(202);
    String id = explorer.json(queued).get("id").asText();
    String events = explorer.events(id);
    assertThat(events).contains("event: end", "\"state\":\"done\"");
    JsonNode found = explorer.json(explorer.get("/api/searches/" + id)).get("result");
    String mapping = found.at("/files/0/mapping").asText();
    body.remove("time_limit");
    body.putObject("mapping").put("name", "mapping.yaml").put("text", mapping);
    JsonNode evaluated = explorer.json(explorer.post("/api/evaluate", body.toString()));
    assertThat(evaluated.get("energy_pj").asDouble())
        .isEqualTo(found.at("/layers/0/evaluation/energy_pj").asDouble());
  }

  @Test
  void censusCountsMappings() throws Exception {
    ObjectNode body = Explorer.teaching(false).put("samples", 200);
    String id = explorer.json(explorer.post("/api/census", body.toString())).get("id").asText();
    assertThat(explorer.events(id)).contains("event: end");
    JsonNode census = explorer.json(explorer.get("/api/searches/" + id)).at("/result/census");
    assertThat(census.get("examined").asLong()).isEqualTo(200);
  }

  @Test
  void designsAreCompared() throws Exception {
    ObjectNode small = Explorer.teaching(false);
    Map<String, String> documents = new LinkedHashMap<>();
    small
        .get("documents")
        .forEach(each -> documents.put(each.get("name").asText(), each.get("text").asText()));
    String design = documents.remove("design.yaml");
    documents.put("a.yaml", design);
    documents.put("b.yaml", design.replaceFirst("depth: 1024", "depth: 2048"));
    ObjectNode body = Explorer.documents(documents).put("time_limit", 2);
    body.putArray("designs").add("a.yaml").add("b.yaml");
    JsonNode search = explorer.ended("/api/compare", body.toString());
    assertThat(search.get("state").asText()).isEqualTo("done");
    assertThat(search.get("result").toString()).contains("a.yaml", "b.yaml");
    assertThat(search.at("/result/page/sections").findValuesAsText("heading")).contains("Layers");
    body.putArray("designs").add("a.yaml").add("c.yaml");
    assertThat(explorer.post("/api/compare", body.toString()).statusCode()).isEqualTo(400);
  }

  @Test
  void specificationIsConverted() throws Exception {
    JsonNode answer =
        explorer.json(
            explorer.post("/api/convert", Explorer.teaching(true).put("to", "v0.4").toString()));
    assertThat(answer.get("text").asText()).contains("architecture:", "mapping:");
  }

  @Test
  void cancelledSearchKeepsTheBestSoFar() throws Exception {
    ObjectNode body =
        Explorer.documents(
                Map.of(
                    "d.yaml", Files.readString(library("architectures", "eyeriss")),
                    "n.yaml", Files.readString(library("workloads", "vgg16"))))
            .put("layer", "conv3_2")
            .put("time_limit", 20);
    String id = explorer.json(explorer.post("/api/map", body.toString())).get("id").asText();
    String waiting = explorer.json(explorer.post("/api/map", body.toString())).get("id").asText();
    String path = "/api/searches/" + id;
    for (int i = 0; i < 100 && state(path).equals("queued"); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(state(path)).isEqualTo("running");
    assertThat(state("/api/searches/" + waiting)).isEqualTo("queued");
    long start = System.nanoTime();
    explorer.send(explorer.request("/api/searches/" + waiting).DELETE());
    explorer.send(explorer.request(path).DELETE());
    assertThat(explorer.events(id)).contains("\"state\":\"cancelled\"");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
  }

  private static Path library(String kind, String name) {
    return Path.of("../library", kind, name + ".yaml");
  }

  private static String state(String path) throws Exception {
    return explorer.json(explorer.get(path)).get("state").asText();
  }

  @Test
  void whateverIsNotReadingNeedsTheToken() throws Exception {
    for (String path : List.of("/api/validate", "/api/evaluate", "/api/map", "/api/files")) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(explorer.address(path)))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{}"));
      assertThat(explorer.send(request).statusCode()).as(path).isEqualTo(403);
      request.header(AccessGuard.TOKEN, "0000");
      assertThat(explorer.send(request).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void pagesFromElsewhereAreRefused() throws Exception {
    HttpRequest.Builder foreign =
        explorer
            .request("/api/validate")
            .header("Origin", "http://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(explorer.send(foreign).statusCode()).isEqualTo(403);
    HttpRequest.Builder reading =
        explorer.request("/api/library").header("Origin", "http://127.0.0.1:1");
    assertThat(explorer.send(reading).statusCode()).isEqualTo(403);
    assertThat(raw("GET /api/library HTTP/1.1\r\nHost: evil.example\r\n")).contains(" 403 ");
  }

  @Test
  void hostileBodiesAreRefused() throws Exception {
    assertThat(post("x".repeat(10 << 20))).isEqualTo(413);
    assertThat(post("{\"documents\":" + "[".repeat(50_000))).isEqualTo(400);
    assertThat(post("[]")).isEqualTo(400);
    assertThat(post("{\"documnts\":[]}")).isEqualTo(400);
    assertThat(post("{\"documents\":[{\"name\":\"a\",\"text\":1}]}")).isEqualTo(400);
    String deep = "[".repeat(5_000);
    assertThat(post(Explorer.documents(Map.of("a.yaml", "architecture: " + deep)).toString()))
        .isEqualTo(422);
    assertThat(post(Explorer.documents(Map.of("a.yaml", laughs())).toString())).isEqualTo(422);
    assertThat(post(Explorer.documents(Map.of("a.txt", "for (((")).toString())).isEqualTo(422);
    HttpRequest.Builder form =
        explorer
            .request("/api/validate")
            .setHeader("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(explorer.send(form).statusCode()).isEqualTo(415);
  }

  private static int post(String body) throws Exception {
    return explorer.post("/api/validate", body).statusCode();
  }

  /** Ten times ten times ten ... of a text. */
  private static String laughs() {
    StringBuilder text = new StringBuilder("a0: &a0 lol\n");
    for (int i = 1; i < 10; i++) {
      String inner = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (inner + ",").repeat(10)));
    }
    return text.toString();
  }

  @Test
  void documentsIncludeNoFiles() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.yaml"), "secret: 4711");
    for (Map<String, String> documents :
        List.of(
            Map.of("a.cfg", "@include \"" + secret.toAbsolutePath() + "\""),
            Map.of("a.yaml", "architecture: !include " + secret.toAbsolutePath()),
            Map.of("a.yaml", "{{ include('" + secret.toAbsolutePath() + "') }}"))) {
      HttpResponse<String> answer =
          explorer.post("/api/validate", Explorer.documents(documents).toString());
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).doesNotContain("4711");
    }
  }

  @Test
  void onlyFilesOfTheFolderAreReadAndWritten() throws Exception {
    for (String name :
        List.of("../out.yaml", "/etc/out.yaml", ".hidden.yaml", "a/b.yaml", "x.sh")) {
      String body =
          Explorer.JSON.createObjectNode().put("name", name).put("text", "a: 1").toString();
      assertThat(explorer.post("/api/files", body).statusCode()).as(name).isEqualTo(400);
    }
    for (String path :
        List.of(
            "/api/files/..%2fsecret.yaml",
            "/results/..%2f../passwd",
            "/results/%2e%2e/report.html",
            "/api/library/architectures/..%2f..%2fpom")) {
      assertThat(explorer.get(path).statusCode()).as(path).isBetween(400, 404);
    }
    assertThat(folder.getParent().resolve("out.yaml")).doesNotExist();
  }

  @Test
  void savedFileIsReadBackAndNotOverwrittenByAccident() throws Exception {
    ObjectNode body = Explorer.JSON.createObjectNode().put("name", "kept.yaml").put("text", "a: 1");
    assertThat(explorer.post("/api/files", body.toString()).statusCode()).isEqualTo(200);
    assertThat(folder.resolve("kept.yaml")).hasContent("a: 1");
    assertThat(explorer.json(explorer.get("/api/files/kept.yaml")).get("text").asText())
        .isEqualTo("a: 1");
    body.put("text", "a: 2");
    assertThat(explorer.post("/api/files", body.toString()).statusCode()).isEqualTo(409);
    assertThat(folder.resolve("kept.yaml")).hasContent("a: 1");
    body.put("overwrite", true);
    assertThat(explorer.post("/api/files", body.toString()).statusCode()).isEqualTo(200);
    assertThat(folder.resolve("kept.yaml")).hasContent("a: 2");
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws Exception {
    Path outside = Files.createTempFile("outside", ".yaml");
    try {
      Files.createSymbolicLink(folder.resolve("link.yaml"), outside);
      assertThat(explorer.get("/api/files/link.yaml").statusCode()).isEqualTo(404);
    } finally {
      Files.delete(outside);
      Files.deleteIfExists(folder.resolve("link.yaml"));
    }
  }

  @Test
  void descriptionHasEveryPathThatAnswers() throws Exception {
    JsonNode paths = explorer.json(explorer.get("/api/openapi.json")).get("paths");
    TreeSet<String> described = new TreeSet<>();
    paths.fieldNames().forEachRemaining(described::add);
    assertThat(described)
        .containsAll(
            List.of(
                "/api/validate",
                "/api/evaluate",
                "/api/map",
                "/api/census",
                "/api/compare",
                "/api/explore",
                "/api/convert",
                "/api/library"));
    for (String path : described) {
      String asked = path.replace("{id}", "1").replaceAll("\\{\\w+}", "x");
      for (String method : List.of("get", "post", "delete")) {
        if (paths.get(path).has(method)) {
          HttpRequest.Builder request =
              explorer
                  .request(asked)
                  .method(
                      method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("{}"));
          assertThat(explorer.send(request).body())
              .as(method + " " + path)
              .doesNotContain("Endpoint");
        }
      }
    }
  }

  @Test
  void unknownLayerAndTechnologyAreNamedWithAWayOut() throws Exception {
    String answer =
        explorer
            .post("/api/evaluate", Explorer.teaching(true).put("technology", "3nm").toString())
            .body();
    assertThat(answer).contains("no technology '3nm'", "16nm");
  }

  @Test
  void badRequestLineIsNoStackTrace() throws Exception {
    assertThat(raw("GET /%%% HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
        .contains(" 400 ")
        .doesNotContain("at org.", "Exception:");
  }

  private static String raw(String head) throws IOException {
    int port = URI.create(explorer.address("/")).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
