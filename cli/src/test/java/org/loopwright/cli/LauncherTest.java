package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a stand-in for Java that tells how it was started. */
final class LauncherTest {
  @TempDir private Path home;

  /** How a process ended, and what it printed. */
  private record Ended(int exitCode, String output) {}

  @BeforeEach
  void install() throws IOException {
    assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
    Files.copy(Path.of("..", "loopwright"), home.resolve("loopwright"));
    Path app = Files.createDirectories(home.resolve("cli/target/launcher/apps/1"));
    Files.writeString(app.resolve("loopwright-cli-1.jar"), "");
    Files.writeString(home.resolve("cli/target/launcher/current"), "1\n");
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nlocale charmap 2>/dev/null || echo \"$LC_ALL\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(String shell, String... environment) throws Exception {
    ProcessBuilder process = new ProcessBuilder("/bin/sh", "-c", shell).redirectErrorStream(true);
    process.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    for (String name : new String[] {"LANG", "LC_ALL", "LC_CTYPE"}) {
      process.environment().remove(name);
    }
    for (int i = 0; i < environment.length; i += 2) {
      process.environment().put(environment[i], environment[i + 1]);
    }
    Process started = process.start();
    String output =
        new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Ended(started.waitFor(), output);
  }

  @Test
  void javaKnowsAllLettersInThePlainLocale() throws Exception {
    String launch = "sh '" + home + "/loopwright' validate größe.yaml";
    assertThat(run(launch).output()).contains("UTF-8");
    assertThat(run(launch, "LC_ALL", "C").output()).contains("UTF-8");
    assertThat(run(launch, "LANG", "POSIX").output()).contains("UTF-8");
    assertThat(run(launch, "LC_ALL", "", "LANG", "C").output()).contains("UTF-8");
  }

  @Test
  void aWorkingFolderThatIsGoneIsNamed() throws Exception {
    Path gone = Files.createDirectory(home.resolve("gone"));
    Ended ended =
        run("cd '%s' && rmdir '%s' && sh '%s/loopwright' --version".formatted(gone, gone, home));
    assertThat(ended.output()).contains("the working folder does not exist any more");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
