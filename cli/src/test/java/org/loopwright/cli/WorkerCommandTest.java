package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.service.worker.Worker;

/** A worker as a program sees it that starts one: over a pair of pipes. */
@Timeout(60)
final class WorkerCommandTest {
  private static final int PIPE_BYTES = 1 << 16;

  private static final String DESIGN =
      """
      architecture:
        subtree:
          - name: top
            local: [{name: DRAM, class: DRAM}, {name: GLB, class: SRAM, attributes: {depth: 16}}]
            subtree:
              - name: PE[0..1]
                local: [{name: mac, class: mac}]
      problem: {shape: gemv, M: 4, K: 6}
      """;

  @TempDir private Path folder;

  private final ObjectMapper json = new ObjectMapper();
  private OutputStream requests;
  private InputStream answers;
  private Thread worker;

  @BeforeEach
  void start() throws IOException {
    PipedInputStream in = new PipedInputStream(PIPE_BYTES);
    PipedInputStream out = new PipedInputStream(PIPE_BYTES);
    requests = new PipedOutputStream(in);
    answers = new BufferedInputStream(out);
    OutputStream written = new BufferedOutputStream(new PipedOutputStream(out));
    worker = new Thread(() -> serve(in, written), "worker");
    worker.start();
  }

  private static void serve(InputStream in, OutputStream out) {
    try (out) {
      new Worker(new CommandsOfWorker(), in, out).run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @AfterEach
  void end() throws Exception {
    requests.close();
    worker.join();
  }

  private void send(String line) throws IOException {
    requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    requests.flush();
  }

  private JsonNode answer() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      assertThat(next).as("the worker answers").isNotNegative();
      line.append((char) next);
    }
    return json.readTree(line.toString());
  }

  private JsonNode ask(String line) throws IOException {
    send(line);
    return answer();
  }

  @Test
  void aCommandIsAnsweredWithItsCodeAndTexts() throws IOException {
    JsonNode version = ask("{\"id\": \"a\", \"command\": [\"--version\"]}");
    assertThat(version.get("id").asText()).isEqualTo("a");
    assertThat(version.get("code").asInt()).isZero();
    assertThat(version.get("out").asText()).startsWith("loopwright ");
    JsonNode wrong = ask("{\"id\": 2, \"command\": [\"evaluate\", \"none.yaml\"]}");
    assertThat(wrong.get("id").asText()).isEqualTo("2");
    assertThat(wrong.get("code").asInt()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(wrong.get("err").asText()).contains("none.yaml: there is no such file");
  }

  @Test
  void aCommandTellsHowFarItIsIfThatIsAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("design.yaml"), DESIGN);
    send(
        "{\"id\": 1, \"command\": [\"map\", \"%s\"], \"progress\": true}"
            .formatted(file.toString().replace("\\", "\\\\")));
    JsonNode line = answer();
    assertThat(line.has("code")).as("the first line is progress: %s", line).isFalse();
    while (!line.has("code")) {
      assertThat(line.get("id").asText()).isEqualTo("1");
      assertThat(line.get("progress").get("task").asText()).startsWith("gemv");
      assertThat(line.get("progress").has("total")).isFalse();
      line = answer();
    }
    assertThat(line.get("code").asInt()).isZero();
    assertThat(line.get("out").asText()).contains("optimal");
  }

  @Test
  void whatIsNoRequestIsRefusedAndTheNextIsServed() throws IOException {
    for (String line :
        new String[] {
          "{", "[]", "{\"command\": [\"list\"]}", "{\"id\": 1}", "{\"id\": 1, \"evaluate\": 1}"
        }) {
      assertThat(ask(line).get("code").asInt()).isEqualTo(ExitCode.BAD_INPUT);
    }
    JsonNode again = ask("{\"id\": 1, \"command\": [\"worker\"]}");
    assertThat(again.get("err").asText()).contains("a worker starts no other server");
    JsonNode block = ask("{\"id\": 1, \"evaluate\": 7, \"count\": 1, \"bytes\": 3}\nabc");
    assertThat(block.get("err").asText()).contains("there is no such handle");
    assertThat(ask("{\"id\": 1, \"command\": [\"--version\"]}").get("code").asInt()).isZero();
  }

  @Test
  void aSearchIsCancelled() throws IOException {
    send(
        "{\"id\": \"long\", \"command\": [\"map\", \"-a\", \"eyeriss\", \"-n\", \"vgg16\","
            + " \"--search\", \"random\", \"--format\", \"json\"]}");
    send("{\"id\": \"stop\", \"cancel\": \"long\"}");
    assertThat(answer().get("id").asText()).isEqualTo("stop");
    JsonNode ended = answer();
    assertThat(ended.get("id").asText()).isEqualTo("long");
    assertThat(ended.get("code").asInt()).isEqualTo(ExitCode.INTERRUPTED);
  }

  /** The whole layer in DRAM, one mapping with K across the array, and three that are wrong. */
  @Test
  void aBlockOfMappingsCostsWhatEachCostsAlone() throws IOException {
    Path design = Files.writeString(folder.resolve("design.yaml"), DESIGN);
    JsonNode opened = ask("{\"id\": 1, \"open\": [\"%s\"]}".formatted(design));
    assertThat(opened.get("levels").findValuesAsText("name")).containsExactly("GLB", "DRAM");
    assertThat(opened.get("bounds").toString()).isEqualTo("{\"M\":4,\"K\":6}");
    assertThat(opened.get("levels").get(0).get("fanout_x").asInt()).isEqualTo(2);

    int[][] temporal = {{1, 1, 4, 6}, {1, 3, 4, 1}, {1, 1, 4, 5}, {1, 1, 4, 6}, {4, 6, 1, 1}};
    int[][] alongX = {{1, 1, 1, 1}, {1, 2, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}};
    byte[][] orders = {{0, 1, 1, 0}, {0, 1, 0, 1}, {0, 1, 0, 1}, {0, 0, 0, 1}, {0, 1, 0, 1}};
    JsonNode costs = evaluate(opened.get("handle").asLong(), temporal, alongX, orders);
    assertThat(costs.get("count").asInt()).isEqualTo(5);
    ByteBuffer numbers =
        ByteBuffer.wrap(answers.readNBytes(costs.get("bytes").asInt()))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] outcomes = new byte[5];
    numbers.get(4 * Long.BYTES * 5, outcomes);
    assertThat(opened.get("outcomes").get(outcomes[2]).asText()).contains("do not multiply");
    assertThat(opened.get("outcomes").get(outcomes[3]).asText()).contains("order");
    assertThat(opened.get("outcomes").get(outcomes[4]).asText()).isEqualTo("capacity-exceeded");
    String inDram = "[{target: DRAM, type: temporal, factors: M=4 K=6, permutation: KM}]";
    String across =
        "[{target: DRAM, type: temporal, factors: M=4, permutation: MK}, {target: GLB, type:"
            + " spatial, factors: K=2}, {target: GLB, type: temporal, factors: K=3}]";
    for (int i = 0; i < 2; i++) {
      JsonNode alone = alone(design, i == 0 ? inDram : across);
      assertThat(outcomes[i]).isZero();
      assertThat(numbers.getLong(8 * i)).isEqualTo(alone.get("cycles").asLong());
      assertThat(numbers.getDouble(8 * (5 + i))).isEqualTo(alone.get("energy_pj").asDouble());
      assertThat(numbers.getDouble(8 * (10 + i))).isEqualTo(alone.get("utilization").asDouble());
      assertThat(numbers.getLong(8 * (15 + i)))
          .isEqualTo(alone.get("last_level_accesses").asLong());
    }
  }

  private JsonNode evaluate(long handle, int[][] temporal, int[][] alongX, byte[][] orders)
      throws IOException {
    int count = temporal.length;
    int cells = 4; // 2 levels, 2 dimensions
    ByteBuffer block = ByteBuffer.allocate(count * (cells * 14 + 6)).order(ByteOrder.LITTLE_ENDIAN);
    for (int[][] factors : new int[][][] {temporal, alongX, new int[count][]}) {
      for (int[] row : factors) {
        for (int cell = 0; cell < cells; cell++) {
          block.putInt(row == null ? 1 : row[cell]);
        }
      }
    }
    for (byte[] row : orders) {
      block.put(row);
    }
    for (int i = 0; i < count; i++) {
      block.put(new byte[] {0, 1, 0, 1});
    }
    while (block.hasRemaining()) {
      block.put((byte) 1); // everything is kept everywhere
    }
    send(
        "{\"id\": 9, \"evaluate\": %d, \"count\": %d, \"bytes\": %d}"
            .formatted(handle, count, block.capacity()));
    requests.write(block.array());
    requests.flush();
    return answer();
  }

  private JsonNode alone(Path design, String mapping) throws IOException {
    Path file = Files.writeString(folder.resolve("mapping.yaml"), "mapping: " + mapping);
    StringWriter out = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()))
            .execute("evaluate", design.toString(), file.toString(), "--format", "json");
    assertThat(code).isZero();
    return json.readTree(out.toString());
  }
}
