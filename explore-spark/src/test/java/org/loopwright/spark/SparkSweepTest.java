package org.loopwright.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a Spark inside this process, with two threads. */
final class SparkSweepTest {
  private static final List<String> PROPERTIES =
      List.of("spark.master", "spark.ui.enabled", "spark.driver.host", "loopwright.home");

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private SmallSpace space;

  @BeforeEach
  void configureSpark() throws IOException {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("loopwright.home", "..");
    space = new SmallSpace(folder.resolve("question"), 3, 100);
  }

  @AfterEach
  void restoreProperties() {
    PROPERTIES.forEach(System::clearProperty);
  }

  private int explore(String file, Path out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("explore", file, "--out", out.toString()));
    arguments.addAll(List.of(more));
    return SparkMain.run(
        arguments.toArray(String[]::new),
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, true));
  }

  @Test
  void resultIsThatOfAProcessOfItsOwn() throws IOException {
    space.sweep(folder.resolve("local"));
    Path out = folder.resolve("spark");
    Files.createDirectories(out.resolve("designs"));
    Files.writeString(out.resolve("designs/shard-000000009999.parquet"), "of another run");
    assertThat(explore(space.file().toString(), out)).as(err.toString()).isZero();
    SmallSpace.assertSameFiles(out, folder.resolve("local"));

    assertThat(explore(space.file().toString(), out)).isEqualTo(2);
    assertThat(err.toString()).contains("holds the results of another run", "--overwrite");
  }

  @Test
  void wrongInputIsToldWithItsPlace() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "space: {axis: 1}\n");
    assertThat(explore(wrong.toString(), folder.resolve("out"))).isEqualTo(2);
    assertThat(err.toString()).contains("wrong.yaml:1").contains("axes");
    assertThat(explore("no-such-space", folder.resolve("out"))).isEqualTo(2);
    assertThat(err.toString()).contains("no-such-space");
  }
}
