package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that standard output does not take are lost, and that is said. */
final class StandardOutputTest {
  private static final String MAPPING = "../library/mappings/teaching-weight-stationary.yaml";
  private static String home;

  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void useTheLibraryOfTheCheckout() {
    home = System.setProperty("loopwright.home", "..");
  }

  @AfterAll
  static void restore() {
    if (home == null) {
      System.clearProperty("loopwright.home");
    } else {
      System.setProperty("loopwright.home", home);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "--help",
        "--version",
        "schema architecture",
        "estimate -a teaching",
        "evaluate -a teaching " + MAPPING,
        "evaluate -a teaching -f json " + MAPPING,
        "convert --to v0.4 -a teaching " + MAPPING,
        "simulate -a teaching " + MAPPING,
        "analyze kc-p --pes 256 --noc-bandwidth 8",
        "map -a teaching --search random --search-size 5 " + MAPPING
      })
  void fullDiskIsAnError(String command) {
    assertThat(run(new FullDisk(0), false, command)).isEqualTo(2);
    assertThat(err.toString())
        .contains("loopwright: standard output, which is incomplete now: No space left on device");
  }

  @Test
  void diskThatFillsUpOnTheWayIsAnError() {
    assertThat(run(new FullDisk(100), false, "schema architecture")).isEqualTo(2);
  }

  @Test
  void readerOfAPipeMayStopEarly() {
    assertThat(run(new FullDisk(10), true, "list")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void otherErrorsKeepTheirCode() {
    assertThat(run(new FullDisk(0), false, "validate nothing.yaml")).isEqualTo(2);
  }

  @Test
  void allThatIsPrintedComesOut() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(run(bytes, false, "--version")).isZero();
    assertThat(bytes.toString(Charset.defaultCharset())).startsWith("loopwright ");
  }

  private int run(OutputStream disk, boolean pipe, String command) {
    return Main.run(command.split(" "), new StandardOutput(disk, pipe), new PrintWriter(err, true));
  }

  /** A disk with room for a few bytes. */
  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int one) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
