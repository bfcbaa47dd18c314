package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Java that finds no fonts, as in small images of containers, draws nothing and loses nothing.
 */
final class PlotsWithoutFontsTest {
  @TempDir private Path folder;

  @Test
  void allButThePlotsIsWritten() throws Exception {
    assumeThat(System.getProperty("os.name")).as("where fontconfig finds fonts").isEqualTo("Linux");
    // A library of that name that is none: as if there were no fontconfig.
    for (String name : List.of("libfontconfig.so", "libfontconfig.so.1")) {
      Files.createFile(folder.resolve(name));
    }
    Path out = folder.resolve("out");
    ProcessBuilder process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dloopwright.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path").replace(File.pathSeparator + ".", ""),
                Main.class.getName(),
                "compare",
                "teaching",
                "teaching",
                "--network=alexnet",
                "--layer=fc8",
                "--out=" + out)
            .redirectErrorStream(true);
    process.environment().put("LD_LIBRARY_PATH", folder.toString());
    Process started = process.start();
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(started.waitFor()).as(output).isEqualTo(ExitCode.DONE);
    assertThat(output).contains("no plots (SVG and PNG)").contains("Install fontconfig");
    List<String> names;
    try (var files = Files.list(out)) {
      names = files.map(file -> file.getFileName().toString()).toList();
    }
    assertThat(names).contains("report.html", "compare.json").noneMatch(name -> name.endsWith("g"));
  }
}
