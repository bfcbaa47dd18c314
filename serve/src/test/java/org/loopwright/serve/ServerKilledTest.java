package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it searches and saves. */
final class ServerKilledTest {
  private static final int MANY = 1 << 20;

  /** Saved before it is killed, most likely while it saves once more. */
  private static final int SAVED = 5;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A server in a process of its own; prints its address, and serves until it is killed. */
  static final class Served {
    private Served() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      Explorer explorer = new Explorer(Optional.of(Path.of(arguments[0])));
      System.out.println(explorer.url());
      Thread.sleep(TimeUnit.MINUTES.toMillis(2));
    }
  }

  @Test
  void noHalfFileIsLeft(@TempDir Path folder) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Served.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      String url = lines.readLine();
      String token = url.substring(url.indexOf('=') + 1);
      String address = url.substring(0, url.indexOf("/#"));
      ObjectNode search = Explorer.teaching(false).put("time_limit", 20);
      assertThat(post(address + "/api/map", token, search.toString())).isEqualTo(202);
      assertThat(post(address + "/api/files", token, file("a"))).isEqualTo(200);
      CountDownLatch saved = new CountDownLatch(SAVED);
      Thread saving = new Thread(() -> saveUntilItIsGone(address, token, saved), "saving");
      saving.start();
      assertThat(saved.await(1, TimeUnit.MINUTES)).isTrue();
      server.destroyForcibly().waitFor();
      saving.join();
    } finally {
      server.destroyForcibly();
    }
    assertThat(visible(folder)).containsExactly("kept.yaml");
    assertThat(Files.readString(folder.resolve("kept.yaml")))
        .hasSize(MANY)
        .matches(text -> text.chars().allMatch(letter -> letter == text.charAt(0)));
    // The next server puts away what the killed one had begun.
    try (Explorer next = new Explorer(Optional.of(folder));
        Stream<Path> all = Files.list(folder)) {
      assertThat(next.get("/api/files").body()).contains("kept.yaml");
      assertThat(all.map(path -> path.getFileName().toString())).containsExactly("kept.yaml");
    }
  }

  private static void saveUntilItIsGone(String address, String token, CountDownLatch saved) {
    try {
      for (int i = 0; ; i++) {
        post(address + "/api/files", token, file(i % 2 == 0 ? "b" : "a"));
        saved.countDown();
      }
    } catch (IOException gone) {
      // As it should be.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String file(String letter) {
    return Explorer.JSON
        .createObjectNode()
        .put("name", "kept.yaml")
        .put("text", letter.repeat(MANY))
        .put("overwrite", true)
        .toString();
  }

  private static int post(String address, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .header(AccessGuard.TOKEN, token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static List<String> visible(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
