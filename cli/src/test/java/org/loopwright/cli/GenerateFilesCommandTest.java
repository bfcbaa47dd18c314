package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files that shells and {@code man} read have each command and option, in their own grammar.
 */
final class GenerateFilesCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void generate() {
    StringWriter out = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute("generate-files", folder.toString());
    assertThat(code).as(out.toString()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void manualHasEachCommandAndNoLineThatOnlyLooksLikeAMacro() throws IOException {
    String page;
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("man/man1/loopwright.1.gz")))) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(page)
        .startsWith(".TH LOOPWRIGHT 1")
        .contains(
            ".SS loopwright map", "\\fB\\-\\-objective\\fR=\\fILIST\\fR", ".SH \"EXIT STATUS\"");
    assertThat(page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
        .allMatch(line -> List.of(".TH", ".SH", ".SS", ".TP", ".B").contains(line.split(" ")[0]));
    assertThat(page).doesNotContain("%n", "${");
  }

  @Test
  void fishHasEachCommandOnceAndQuotesThatClose() throws IOException {
    List<String> lines =
        Files.readAllLines(folder.resolve("fish/vendor_completions.d/loopwright.fish"));
    assertThat(lines).filteredOn(line -> line.contains("__fish_use_subcommand -a map ")).hasSize(1);
    assertThat(lines)
        .anyMatch(
            line ->
                line.contains("__fish_seen_subcommand_from map'")
                    && line.contains("-l objective -x"));
    assertThat(lines)
        .allMatch(
            line -> line.replace("\\'", "").chars().filter(each -> each == '\'').count() % 2 == 0);
  }

  @Test
  void bashHasTheOptions() {
    assertThat(folder.resolve("bash-completion/completions/loopwright"))
        .content()
        .contains("--architecture");
  }
}
