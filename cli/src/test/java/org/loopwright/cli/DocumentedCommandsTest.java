package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.cli.ConsolePage.Example;

/**
 * Each {@code console} block of the documentation is run, and prints what the page says. {@code
 * -Dgolden.update} writes what a changed example prints now, whole: shorten it by hand.
 */
final class DocumentedCommandsTest {
  private static final String HOME = "loopwright.home";
  private static final Path DOCS = Path.of("..", "docs");

  @TempDir private Path folder;
  private String home;

  @BeforeEach
  void takeTheLibraryOfTheRepository() {
    home = System.setProperty(HOME, "..");
  }

  @AfterEach
  void restoreHome() {
    if (home == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, home);
    }
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      return files.filter(DocumentedCommandsTest::hasExamples).sorted().toList();
    }
  }

  private static boolean hasExamples(Path page) {
    try {
      return page.toString().endsWith(".md") && Files.readString(page).contains("```console\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void examplesPrintWhatThePageSays(Path file) throws IOException {
    ConsolePage page = new ConsolePage(Files.readString(file));
    for (Map.Entry<String, String> shown : page.files().entrySet()) {
      Path target = folder.resolve(shown.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, shown.getValue());
    }
    ConsolePage updated = page;
    assertThat(page.examples()).isNotEmpty();
    for (Example example : page.examples()) {
      String printed = run(example);
      if (System.getProperty("golden.update") == null) {
        assertThat(example.agreesWith(printed))
            .as("%s%n%s%nprints%n%s", file, example.command(), printed)
            .isTrue();
      } else if (!example.agreesWith(printed)) {
        updated = updated.with(example, printed);
      }
    }
    if (!updated.equals(page)) {
      Files.writeString(file, updated.text());
    }
  }

  /** What the command prints, both streams, as in the folder of the page's files. */
  private String run(Example example) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    String[] arguments = example.arguments().stream().map(this::inFolder).toArray(String[]::new);
    int code = Main.commandLine().setOut(writer).setErr(writer).execute(arguments);
    writer.flush();
    assertThat(code).as("%s%nprints%n%s", example.command(), printed).isEqualTo(example.exitCode());
    return printed.toString().replace(folder + "/", "").replace("../library/", "library/");
  }

  private String inFolder(String argument) {
    if (argument.startsWith("library/")) {
      return "../" + argument;
    }
    boolean isFile = argument.matches("[\\w./-]+\\.(yaml|json|csv|m|cfg|onnx)|out[\\w/-]*");
    return isFile ? folder.resolve(argument).toString() : argument;
  }
}
