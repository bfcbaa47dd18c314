package org.loopwright.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.service.Library;

/**
 * The server at 200 evaluations a second, from clients in the same process. What it took is
 * printed; how long answers take is judged only where nothing else wants the processors.
 */
@Tag("slow")
final class ServerLoadTest {
  private static final int PER_SECOND = 200;
  private static final int WINDOW_SECONDS = 3;
  private static final int MAX_WINDOWS = 3;
  private static final int MAX_ROUNDS = 25;
  private static final int PER_ROUND = 40;
  private static final double MAX_MILLIS = 100;

  /** Less than the 10 ms that two processors have for each; other work makes caches colder. */
  private static final double MAX_CPU_MILLIS = 8;

  /** The part of the processors that other work may take where latency is judged. */
  private static final double BUSY = 0.2;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static Explorer explorer;
  private static HttpClient client;
  private static ObjectNode body;
  private static String mapping;
  private static int edits;

  @BeforeAll
  static void start() throws Exception {
    explorer = new Explorer(Optional.empty());
    client = HttpClient.newHttpClient();
    String design = Files.readString(Explorer.LIBRARY.find(Library.Kind.ARCHITECTURES, "eyeriss"));
    String network = Files.readString(Explorer.LIBRARY.find(Library.Kind.WORKLOADS, "alexnet"));
    body =
        Explorer.documents(Map.of("design.yaml", design, "network.yaml", network))
            .put("layer", "conv3");
    try (InputStream file = ServerLoadTest.class.getResourceAsStream("eyeriss-conv3.yaml")) {
      mapping = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void stop() {
    explorer.close();
  }

  /** As somebody types: the mapping is another each time. */
  private static HttpRequest edited() {
    body.putObject("mapping").put("name", "mapping.yaml").put("text", mapping + "# " + edits++);
    return explorer
        .request("/api/evaluate")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static void requireDone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
  }

  @Test
  void twoProcessorsAreEnoughForTwoHundredEvaluationsASecond() throws Exception {
    double millis = cpuMillis();
    for (int round = 1; round < MAX_ROUNDS && millis >= MAX_CPU_MILLIS; round++) {
      millis = cpuMillis(); // the code gets faster as the virtual machine compiles it
    }
    System.out.printf(Locale.ROOT, "%.2f ms CPU an evaluation, client and server%n", millis);
    assertThat(millis).isLessThan(MAX_CPU_MILLIS);
  }

  private static double cpuMillis() throws Exception {
    double before = threadMillis();
    for (int i = 0; i < PER_ROUND; i++) {
      requireDone(client.send(edited(), BodyHandlers.ofString()));
    }
    return (threadMillis() - before) / PER_ROUND;
  }

  /** Processor time of all threads of Java code: what the compiler takes passes. */
  private static double threadMillis() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getAllThreadIds()).map(threads::getThreadCpuTime).sum() / 1e6;
  }

  @Test
  void twoHundredEvaluationsASecondAreAnsweredInATenthOfASecond() throws Exception {
    MACHINE.getCpuLoad();
    TimeUnit.SECONDS.sleep(1);
    double busy = MACHINE.getCpuLoad();
    assumeTrue(
        busy < BUSY,
        "other work takes %.0f %% of the processors: how long answers take tells nothing"
            .formatted(100 * busy));
    for (int round = 0; round < MAX_ROUNDS && cpuMillis() >= MAX_CPU_MILLIS; round++) {
      // until it is compiled
    }
    double slow = slow(window());
    for (int window = 1; window < MAX_WINDOWS && slow >= MAX_MILLIS; window++) {
      slow = slow(window());
    }
    assertThat(slow).as("99 %% of %s evaluations a second, ms", PER_SECOND).isLessThan(MAX_MILLIS);
  }

  /** The milliseconds within which 99 % were answered. */
  private static double slow(double[] millis) {
    double slow = millis[(int) Math.ceil(0.99 * millis.length) - 1];
    System.out.printf(
        Locale.ROOT,
        "%d evaluations at %d a second: half within %.1f ms, 99 %% within %.1f ms, all within %.1f"
            + " ms, on %d processors%n",
        millis.length,
        PER_SECOND,
        millis[millis.length / 2],
        slow,
        millis[millis.length - 1],
        Runtime.getRuntime().availableProcessors());
    return slow;
  }

  /** Milliseconds from when each request was due, also if it was sent late; sorted. */
  private static double[] window() throws Exception {
    List<CompletableFuture<Double>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < PER_SECOND * WINDOW_SECONDS; i++) {
      HttpRequest request = edited();
      long due = start + SECONDS.toNanos(i) / PER_SECOND;
      LockSupport.parkNanos(due - System.nanoTime());
      answers.add(
          client
              .sendAsync(request, BodyHandlers.ofString())
              .thenApply(
                  answer -> {
                    requireDone(answer);
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
