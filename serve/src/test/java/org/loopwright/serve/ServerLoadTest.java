package org.loopwright.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
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
  private static final int MAX_WINDOWS = 3;

  private static final double MAX_MILLIS = 100;

  /** Half of what two processors have for each of them. */
  private static final double MAX_CPU_MILLIS = 5;

  /** The part of the processors that other work may take where latency is judged. */
  private static final double BUSY = 0.2;

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

  /** One that a search found for the layer. */
  private static String mapping() throws IOException {
    try (InputStream file = ServerLoadTest.class.getResourceAsStream("eyeriss-conv3.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void twoHundredEvaluationsASecondTakeLessThanATenthOfASecond() throws Exception {
    ObjectNode body = eyeriss("alexnet", "conv3");
    String mapping = mapping();
    Load best = Load.of(body, mapping); // the first one also warms up
    for (int window = 0; window < MAX_WINDOWS && !best.isFast(); window++) {
      best = Load.of(body, mapping);
    }
    assertThat(best.cpuMillis())
        .as("CPU of an evaluation, client and server, ms")
        .isLessThan(MAX_CPU_MILLIS);
    assumeTrue(
        best.isFast() || best.others() < BUSY,
        "other work takes %.0f %% of the processors: how long answers take tells nothing"
            .formatted(100 * best.others()));
    assertThat(best.slow())
        .as("99 %% of %s evaluations a second, ms", PER_SECOND)
        .isLessThan(MAX_MILLIS);
  }

  /**
   * What a window of requests took.
   *
   * @param slow milliseconds within which 99 % were answered
   * @param cpuMillis processor time of each, of client and server
   * @param others the part of the processors that other work took
   */
  private record Load(double slow, double cpuMillis, double others) {
    boolean isFast() {
      return slow < MAX_MILLIS && cpuMillis < MAX_CPU_MILLIS;
    }

    static Load of(ObjectNode body, String mapping) throws Exception {
      var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = machine.getProcessCpuTime();
      machine.getCpuLoad(); // from here on
      machine.getProcessCpuLoad();
      double[] millis = window(body, mapping);
      double cpuMillis = (machine.getProcessCpuTime() - cpu) / 1e6 / millis.length;
      double others = Math.max(0, machine.getCpuLoad() - machine.getProcessCpuLoad());
      double slow = millis[(int) Math.ceil(0.99 * millis.length) - 1];
      System.out.printf(
          Locale.ROOT,
          "%d evaluations at %d a second: half within %.1f ms, 99 %% within %.1f ms, all within"
              + " %.1f ms; %.2f ms CPU each, others take %.0f %% of %d processors%n",
          millis.length,
          PER_SECOND,
          millis[millis.length / 2],
          slow,
          millis[millis.length - 1],
          cpuMillis,
          100 * others,
          Runtime.getRuntime().availableProcessors());
      return new Load(slow, cpuMillis, others);
    }
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
}
