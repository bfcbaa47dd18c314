package org.loopwright.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours of messages and results where a terminal shows them; the variable NO_COLOR turns them off
 * (no-color.org). A colour never says more than the words do.
 */
final class TerminalColours {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";

  /** A place in a file at the start of a message, or a word for what kind of message it is. */
  private static final Pattern MARK =
      Pattern.compile("^\\S+?:\\d+(?::\\d+)?(?=[: ])|^loopwright:|\\bwarning:|\\bnote:");

  private static final Map<String, String> OF_MARK =
      Map.of("loopwright:", RED, "warning:", YELLOW, "note:", YELLOW);

  /** How a search ended, where it fills the cell of a table. */
  private static final Pattern VERDICT =
      Pattern.compile(
          "(?<=^| {2})(optimal|found|budget_spent|infeasible)(?= {2}|$)", Pattern.MULTILINE);

  private static final Map<String, String> OF_VERDICT =
      Map.of("optimal", GREEN, "found", YELLOW, "budget_spent", YELLOW, "infeasible", RED);

  private final boolean wanted;

  TerminalColours(boolean wanted) {
    this.wanted = wanted;
  }

  /** Those of standard output. */
  static TerminalColours ofResults() {
    return new TerminalColours(Boolean.getBoolean("loopwright.terminal.results") && areAllowed());
  }

  /** Those of standard error. */
  static TerminalColours ofMessages() {
    return new TerminalColours(ProgressBars.isTerminal() && areAllowed());
  }

  private static boolean areAllowed() {
    String none = System.getenv("NO_COLOR");
    return (none == null || none.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }

  /** A message: its place stands out, and whether it is a warning. */
  String message(String text) {
    return painted(text, MARK, OF_MARK);
  }

  /** A result as text: verdicts stand out. */
  String result(String text) {
    return painted(text, VERDICT, OF_VERDICT);
  }

  private String painted(String text, Pattern words, Map<String, String> colours) {
    return wanted
        ? words
            .matcher(text)
            .replaceAll(
                word ->
                    Matcher.quoteReplacement(
                        colours.getOrDefault(word.group(), BOLD) + word.group() + RESET))
        : text;
  }
}
