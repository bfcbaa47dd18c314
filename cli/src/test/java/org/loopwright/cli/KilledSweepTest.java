package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose process is killed, as by {@code kill -9}, and one that goes on from it. */
final class KilledSweepTest {
  private static final List<String> FILES = List.of("points.csv", "layers.csv", "front.csv");
  private static final long PATIENCE_SECONDS = 120;

  /** Enough shards that some are left when the first is there. */
  private static final String SPACE =
      """
      space:
        architecture: teaching
        axes:
          RF.depth: 3..10
          Buffer.depth: [8, 12, 16, 24, 32, 48, 64, 96]
          DRAM.shared_bandwidth: [1, 2, 4, 8]
        networks: net.yaml
      """;

  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 3, S: 3, P: 8, Q: 8, C: 4, K: 8, N: 1}
      """;

  @TempDir private Path folder;

  private Process explore(String out, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dloopwright.home=" + Path.of("..").toAbsolutePath().normalize());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("explore", folder.resolve("space.yaml").toString(), "--threads", "1"));
    command.addAll(List.of("--out", folder.resolve(out).toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(out + ".log").toFile())
        .start();
  }

  private void awaitEnd(Process process, String out) throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(Files.readString(folder.resolve(out + ".log")))
        .isEqualTo(ExitCode.DONE);
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
    Process killed = explore("killed");
    while (shards("killed") == 0 && killed.isAlive()) {
      Thread.sleep(1);
    }
    killed.destroyForcibly().waitFor();
    assertThat(folder.resolve("killed/result.json")).doesNotExist();
    assertThat(shards("killed")).isPositive();

    Process whole = explore("whole");
    Process resumed = explore("killed", "--resume");
    awaitEnd(whole, "whole");
    awaitEnd(resumed, "killed");
    for (String file : FILES) {
      assertThat(folder.resolve("killed").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
    }
    assertThat(shards("killed")).isZero();
  }
}
