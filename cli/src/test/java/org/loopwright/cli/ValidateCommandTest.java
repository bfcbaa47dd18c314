package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidateCommandTest {
  @TempDir private Path folder;
  private final StringWriter printed = new StringWriter();

  @Test
  void spacesAndStudiesAreReadAsWhatTheyAre() {
    assertThat(validate(Path.of("../library/spaces/eyeriss-buffers.yaml"))).isZero();
    assertThat(validate(Path.of("../library/studies/timeloop-fig12.yaml"))).isZero();
    assertThat(printed.toString()).isEqualTo("valid%nvalid%n".formatted());
  }

  @Test
  void slipsInThemHaveTheirLine() throws IOException {
    assertThat(validate(damaged("spaces/eyeriss-buffers.yaml", "axes:", "axis:"))).isEqualTo(2);
    assertThat(validate(damaged("studies/timeloop-fig12.yaml", "claims:", "claim:"))).isEqualTo(2);
    assertThat(printed.toString())
        .containsPattern("damaged.yaml:\\d+ space.axis: unknown key 'axis'")
        .contains("Maybe you meant axes", "Maybe you meant claims");
  }

  private Path damaged(String name, String key, String wrong) throws IOException {
    String text = Files.readString(Path.of("../library").resolve(name));
    assertThat(text).contains(key);
    return Files.writeString(folder.resolve("damaged.yaml"), text.replace(key, wrong));
  }

  private int validate(Path file) {
    PrintWriter writer = new PrintWriter(printed, true);
    return Main.commandLine().setOut(writer).setErr(writer).execute("validate", file.toString());
  }
}
