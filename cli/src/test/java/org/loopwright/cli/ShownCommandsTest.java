package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Command lines that the documentation shows without what they print, in blocks and in tables, are
 * command lines: each command and each option exists, and each value is of its kind. Words in
 * capitals stand for something.
 */
final class ShownCommandsTest {
  private static final Pattern SHOWN =
      Pattern.compile("(?m)^ {4}(?:\\./)?(loopwright .*)$|`(?:\\./)?(loopwright [a-z]+ [^`]+)`");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
      List<Path> pages = docs.filter(page -> page.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(Path.of("..", "README.md")), pages.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shownCommandsAreCommands(Path page) throws IOException {
    SHOWN
        .matcher(Files.readString(page))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .filter(line -> !line.contains("..."))
        .forEach(
            line ->
                assertThatCode(() -> Main.commandLine().parseArgs(arguments(line)))
                    .as("%s: %s", page, line)
                    .doesNotThrowAnyException());
  }

  @Test
  void aWrongOptionIsSeen() {
    assertThatCode(() -> Main.commandLine().parseArgs(arguments("loopwright map --tmie-limit 3")))
        .hasMessageContaining("--tmie-limit");
  }

  /** The words after the program's name, without a remark at the end. */
  private static String[] arguments(String line) {
    String command = line.replaceFirst("\\s+#.*", "");
    List<String> words = new ConsolePage.Example("$ " + command, "", ExitCode.DONE).arguments();
    return Arrays.copyOf(words.toArray(), words.size(), String[].class);
  }
}
