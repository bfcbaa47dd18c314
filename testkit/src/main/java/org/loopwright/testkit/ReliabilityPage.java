package org.loopwright.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page {@code docs/reliability.md}. What was measured is between two markers, written by the
 * test that measures it when it runs with {@code -Dgolden.update}.
 */
public final class ReliabilityPage {
  private static final Path PAGE = Path.of("..", "docs", "reliability.md");
  private static final String BEGIN = "<!-- begin %s: written with -Dgolden.update -->\n";
  private static final String END = "<!-- end %s -->";

  private ReliabilityPage() {}

  /** Replaces the lines of a section if golden files are to be updated; else does nothing. */
  public static void update(String section, List<String> lines) throws IOException {
    if (System.getProperty("golden.update") == null) {
      return;
    }
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN.formatted(section));
    int end = page.indexOf(END.formatted(section));
    if (begin < 0 || end < begin) {
      throw new IOException(PAGE + " needs the markers of a section " + section);
    }
    Files.writeString(
        PAGE,
        page.substring(0, begin)
            + BEGIN.formatted(section)
            + String.join("\n", lines)
            + "\n"
            + page.substring(end));
  }
}
