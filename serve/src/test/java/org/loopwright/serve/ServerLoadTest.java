package org.loopwright.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.service.Library;

/** The server with many at its door; what it took is printed. */
@Tag("slow")
final class ServerLoadTest {
  private static final int PER_SECOND = 200;
  private static final int WINDOW_SECONDS = 4;

  /** Other work on the machine disturbs a window; the server is as fast as the best of them. */
  private static final int MAX_WINDOWS = 4;

  private static final double MAX_MILLIS = 100;

  private static Explorer explorer;

  @BeforeAll
  static void start() throws IOException {
    explorer = new Explorer(Optional.empty());
  }

  @AfterAll
  static void stop() {
    explorer.close();
  }

  private static ObjectNode eyeriss(String network, String layer) throws Exception {
    String design = Files.readString(Explorer.LIBRARY.find(Library.Kind.ARCHITECTURES, "eyeriss"));
    String layers = Files.readString(Explorer.LIBRARY.find(Library.Kind.WORKLOADS, network));
    return Explorer.documents(Map.of("design.yaml", design, "network.yaml", layers))
        .put("layer", layer);
  }

  private static JsonNode accepted(ObjectNode search) throws Exception {
    return explorer.json(explorer.post("/api/map", search.toString()));
  }

  @Test
  void twoHundredEvaluationsASecondTakeLessThanATenthOfASecond() throws Exception {
    ObjectNode body = eyeriss("alexnet", "conv3");
    String id = accepted(body.deepCopy().put("time_limit", 1)).get("id").asText();
    JsonNode search = explorer.json(explorer.get("/api/searches/" + id));
    while (!search.has("result")) {
      TimeUnit.MILLISECONDS.sleep(100);
      search = explorer.json(explorer.get("/api/searches/" + id));
    }
    String mapping = search.at("/result/files/0/mapping").asText();
    double best = Double.POSITIVE_INFINITY;
    for (int window = 0; window < MAX_WINDOWS && !(best < MAX_MILLIS); window++) {
      double[] millis = window(body, mapping);
      double slow = millis[(int) Math.ceil(0.99 * millis.length) - 1];
      best = Math.min(best, slow);
      System.out.printf(
          "%d evaluations at %d a second: median %.1f ms, 99 %% within %.1f ms, all within %.1f ms%n",
          millis.length, PER_SECOND, millis[millis.length / 2], slow, millis[millis.length - 1]);
    }
    assertThat(best).as("99 % of %s evaluations a second, ms", PER_SECOND).isLessThan(MAX_MILLIS);
  }

  /** Milliseconds from when each request was due, also if it was sent late; sorted. */
  private static double[] window(ObjectNode body, String mapping) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<Double>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < PER_SECOND * WINDOW_SECONDS; i++) {
      // As somebody types: the mapping is another each time.
      body.putObject("mapping")
          .put("name", "mapping.yaml")
          .put("text", mapping + "# edit " + start + i);
      HttpRequest request =
          explorer
              .request("/api/evaluate")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      long due = start + SECONDS.toNanos(i) / PER_SECOND;
      LockSupport.parkNanos(due - System.nanoTime());
      answers.add(
          client
              .sendAsync(request, BodyHandlers.ofString())
              .thenApply(
                  answer -> {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    return NANOSECONDS.toMicros(System.nanoTime() - due) / 1000.0;
                  }));
    }
    double[] millis = new double[answers.size()];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = answers.get(i).get(30, SECONDS);
    }
    Arrays.sort(millis);
    return millis;
  }

  @Test
  void fiftySearchesWaitForOneAnother() throws Exception {
    ObjectNode body = eyeriss("vgg16", "conv3_2").put("time_limit", 20);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add(accepted(body).get("id").asText());
      assertThat(states(ids, "running")).isLessThanOrEqualTo(1);
    }
    assertThat(states(ids, "queued")).isGreaterThanOrEqualTo(49);
    for (String id : ids) {
      explorer.send(explorer.request("/api/searches/" + id).DELETE());
    }
    long end = System.nanoTime() + SECONDS.toNanos(20);
    while (states(ids, "cancelled") < ids.size() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(states(ids, "cancelled")).isEqualTo(50);
  }

  private static long states(List<String> ids, String state) throws Exception {
    JsonNode searches = explorer.json(explorer.get("/api/searches")).get("searches");
    return StreamSupport.stream(searches.spliterator(), false)
        .filter(search -> ids.contains(search.get("id").asText()))
        .filter(search -> search.get("state").asText().equals(state))
        .count();
  }
}
