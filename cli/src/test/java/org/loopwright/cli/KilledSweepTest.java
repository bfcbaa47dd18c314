package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose process is killed, as by {@code kill -9}, and one that goes on from it. */
final class KilledSweepTest {
  private static final List<String> FILES = List.of("points.csv", "layers.csv", "front.csv");

  /** Enough shards that some are left when the first is there. */
  private static final String SPACE =
      """
      space:
        architecture: teaching
        axes:
          RF.depth: [3, 4, 16]
          Buffer.depth: [8, 64]
          DRAM.shared_bandwidth: [1, 2, 4, 8]
        networks: net.yaml
      """;

  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 2, K: 4, N: 1}
      """;

  @TempDir private Path folder;

  private List<String> arguments(String out, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("explore", folder.resolve("space.yaml").toString()));
    arguments.addAll(List.of("--threads", "1", "--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private Process start(String out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dloopwright.home=" + Path.of("..").toAbsolutePath().normalize());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments(out));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(out + ".log").toFile())
        .start();
  }

  private static int run(List<String> arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments.toArray(String[]::new));
  }

  private long shards(String out) throws IOException {
    if (!Files.isDirectory(folder.resolve(out))) {
      return 0;
    }
    try (var files = Files.list(folder.resolve(out))) {
      return files.filter(file -> file.getFileName().toString().startsWith("shard-")).count();
    }
  }

  @Test
  void resumedAfterKillHasTheSameBytesAsOneRun() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("net.yaml"), NETWORK);
    Files.writeString(folder.resolve("space.yaml"), SPACE);
    Process killed = start("killed");
    while (shards("killed") == 0 && killed.isAlive()) {
      Thread.sleep(1);
    }
    killed.destroyForcibly().waitFor();
    assertThat(folder.resolve("killed/result.json"))
        .as(Files.readString(folder.resolve("killed.log")))
        .doesNotExist();
    assertThat(shards("killed")).isPositive();

    assertThat(run(arguments("whole"))).isEqualTo(ExitCode.DONE);
    assertThat(run(arguments("killed", "--resume"))).isEqualTo(ExitCode.DONE);
    for (String file : FILES) {
      assertThat(folder.resolve("killed").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
    }
    assertThat(shards("killed")).isZero();
  }
}
