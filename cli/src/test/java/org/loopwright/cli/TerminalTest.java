package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a terminal shows it: started by its launcher, on a terminal made by script. */
@Tag("slow")
final class TerminalTest {
  private static final String SCRIPT = "/usr/bin/script";
  private static final String ESCAPE = "\u001b[";

  /** Java with the classes of these tests in place of the jar that the launcher names. */
  private static final String JAVA =
      """
      #!/bin/sh
      for word do
        shift
        case ${last:-}$word in
          -cp) set -- "$@" "$word" ;;
          -cp*) set -- "$@" '%s' ;;
          -Dloopwright.home=*) set -- "$@" '-Dloopwright.home=%s' ;;
          *) set -- "$@" "$word" ;;
        esac
        last=
        if [ "$word" = -cp ]; then last=-cp; fi
      done
      exec '%s/bin/java' -XX:TieredStopAtLevel=1 "$@"
      """;

  @TempDir private Path home;

  @BeforeEach
  void install() throws IOException {
    assumeThat(Files.isExecutable(Path.of(SCRIPT)))
        .as("there is no %s: the program is not looked at on a terminal", SCRIPT)
        .isTrue();
    Files.copy(Path.of("..", "loopwright"), home.resolve("loopwright"));
    Path app = Files.createDirectories(home.resolve("cli/target/launcher/apps/1"));
    Files.writeString(app.resolve("loopwright-cli-1.jar"), "");
    Files.writeString(home.resolve("cli/target/launcher/current"), "1\n");
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    String text =
        JAVA.formatted(
            System.getProperty("java.class.path"),
            Path.of("..").toRealPath(),
            System.getProperty("java.home"));
    Files.writeString(java, text);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a terminal of some columns gets, as it is written. */
  private String shown(int columns, String before, String arguments) throws Exception {
    String command =
        "stty cols %d; %s sh '%s/loopwright' %s".formatted(columns, before, home, arguments);
    ProcessBuilder script =
        new ProcessBuilder(SCRIPT, "-qfc", command, home.resolve("shown").toString())
            .redirectErrorStream(true);
    script.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    script.environment().put("TERM", "xterm");
    script.environment().remove("NO_COLOR");
    Process started = script.start();
    started.getOutputStream().close();
    return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Lines of progress: each returns to its start, to be written over. */
  private static List<String> progress(String shown) {
    return Arrays.stream(shown.split("[\r\n]+")).filter(line -> line.contains("gap")).toList();
  }

  @Test
  void progressHasTheWidthOfTheTerminalAlsoWhenThatChanges() throws Exception {
    // A narrower window once something is seen, and Ctrl-C when that has been noticed.
    String resized =
        "(until grep -q 'gap [0-9]' '%1$s/shown'; do sleep 0.1; done; stty cols 50 </dev/tty;"
                .formatted(home)
            + " until grep -q 'best [0-9]' '%1$s/shown'; do sleep 0.1; done; kill -INT $$) & exec"
                .formatted(home);
    String shown = shown(110, resized, "map -a eyeriss -n alexnet --threads 1");
    List<String> lines = progress(shown.substring(0, shown.indexOf("layer ")));
    assertThat(lines).isNotEmpty();
    assertThat(lines.get(0))
        .contains("(", "/8)", "best edp", "pJ*cycles, bound", "gap", "s left")
        .hasSizeLessThan(110);
    assertThat(lines.get(lines.size() - 1))
        .contains("best", "gap", "s left")
        .doesNotContain("pJ*cycles")
        .hasSizeLessThan(50);
    assertThat(shown).contains(ESCAPE);
  }

  @Test
  @Tag("nightly")
  void quietAndColourlessTerminalHasResultsAlone() throws Exception {
    String small = "library/mappings/teaching-weight-stationary.yaml";
    String shown =
        shown(80, "cd '" + home + "'; NO_COLOR=1", "map -a teaching " + small + " --quiet");
    assertThat(shown).contains("optimal").doesNotContain(ESCAPE);
    assertThat(shown.replace("\r\n", "\n")).doesNotContain("\r");
  }
}
