package org.loopwright.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.result.SpaceTally;
import org.loopwright.service.ContentHash;
import org.loopwright.service.space.ShardOutcome;
import org.loopwright.service.space.StoredFile;

/** The folder of results, as the driver and its tasks see it. */
final class HadoopFolderTest {
  private static final String TABLE = "designs/shard-000000000000.parquet";

  @TempDir private Path folder;

  @Test
  void relativePathIsThatOfTheDriverWhereverItIsUsed() throws IOException {
    assertThat(new HadoopFolder("some/results", Map.of()))
        .hasToString("file:" + Path.of("some/results").toAbsolutePath());
    String whole = new HadoopFolder(folder.toString(), Map.of()).toString();
    assertThat(new HadoopFolder(whole, Map.of())).hasToString(whole);
  }

  @Test
  void namesAreThoseOfFilesOnly() throws IOException {
    Files.createDirectories(folder.resolve("designs"));
    Files.writeString(folder.resolve("a.json"), "12345");
    HadoopFolder out = new HadoopFolder(folder.toString(), Map.of());
    assertThat(out.sizes("")).isEqualTo(Map.of("a.json", 5L));
    assertThat(out.sizes("layers")).isEmpty();
    assertThat(out.sha256("a.json")).isEqualTo(ContentHash.sha256("12345"));
  }

  private void requireArrived() throws IOException {
    StoredFile table = new StoredFile(TABLE, 1, 5, ContentHash.sha256("table"));
    ShardOutcome outcome = new ShardOutcome(SpaceTally.empty(), List.of(), List.of(table));
    new ArrivedFiles(new HadoopFolder(folder.toString(), Map.of()))
        .require("shard-0.json", 4, outcome);
  }

  private void refuses(String... words) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::requireArrived)
        .withMessageContainingAll(words)
        .withMessageContaining("--out must be a folder that all nodes share");
  }

  @Test
  void filesOfAFolderThatNodesDoNotShareAreMissed() throws IOException {
    refuses("/shard-0.json", "is not there, though its task is done");
    Files.writeString(folder.resolve("shard-0.json"), "done");
    refuses(TABLE, "is not there");
    Path table = folder.resolve(TABLE);
    Files.createDirectories(table.getParent());
    Files.writeString(table, "tab");
    refuses(TABLE, "has 3 bytes, not the 5 that its task wrote");
    Files.writeString(table, "elbat");
    refuses(TABLE, "has other bytes");
    Files.writeString(table, "table");
    assertThatNoException().isThrownBy(this::requireArrived);
  }
}
