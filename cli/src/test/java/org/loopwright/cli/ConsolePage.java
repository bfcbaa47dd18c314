package org.loopwright.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of the documentation whose examples run: files, fenced blocks with a {@code title}, and
 * {@code console} blocks, in which a line that begins with {@code $ loopwright} is a command and
 * the lines below it are what it prints. In those {@code ...} stands for any text, and a line of
 * its own for any lines. A command whose exit code is not 0 is followed by {@code $ echo $?} and
 * the code.
 */
record ConsolePage(String text) {
  private static final Pattern FILE =
      Pattern.compile("(?ms)^```\\w+ title=\"([^\"]+)\"\\n(.*?)^```$");
  private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
  private static final String PROMPT = "$ loopwright";
  private static final String EXIT_CODE = "$ echo $?\n";
  private static final String ANY = "...";

  /** One command with what the page says it prints and its exit code. */
  record Example(String command, String output, int exitCode) {
    /**
     * The arguments after the program's name; apostrophes and quotation marks hold words together.
     */
    List<String> arguments() {
      return Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)")
          .matcher(command.substring(PROMPT.length()))
          .results()
          .map(Example::word)
          .toList();
    }

    private static String word(MatchResult found) {
      for (int group = 1; group <= found.groupCount(); group++) {
        if (found.group(group) != null) {
          return found.group(group);
        }
      }
      throw new IllegalStateException(found.group());
    }

    /** Whether a run that printed this printed what the page says. */
    boolean agreesWith(String printed) {
      return pattern().matcher(printed).matches();
    }

    private Pattern pattern() {
      StringBuilder regex = new StringBuilder();
      for (String line : output.lines().toList()) {
        regex.append(line.strip().equals(ANY) ? "(?s:.*?\\n)??" : words(line) + " *\\n");
      }
      return Pattern.compile(regex.toString());
    }

    /** The words of a line; how far apart they are depends on other rows of a table. */
    private static String words(String line) {
      List<String> words = new ArrayList<>();
      for (String word : line.strip().split(" +")) {
        words.add(literal(word));
      }
      return " *" + String.join(" +", words);
    }

    private static String literal(String word) {
      return Arrays.stream(word.split(Pattern.quote(ANY), -1))
          .map(Pattern::quote)
          .collect(Collectors.joining(".*"));
    }
  }

  /** The files that the page shows, by name. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher found = FILE.matcher(text);
    while (found.find()) {
      files.put(found.group(1), found.group(2));
    }
    return files;
  }

  /** The commands that the page shows, in its order. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    Matcher blocks = CONSOLE.matcher(text);
    while (blocks.find()) {
      String[] parts = blocks.group(1).split("(?m)^(?=\\$ )");
      for (int part = 0; part < parts.length; part++) {
        if (parts[part].startsWith(PROMPT)) {
          int end = parts[part].indexOf('\n');
          String output = parts[part].substring(end + 1);
          examples.add(
              new Example(parts[part].substring(0, end), output, exitCode(parts, part + 1)));
        }
      }
    }
    return examples;
  }

  private static int exitCode(String[] parts, int next) {
    boolean isShown = next < parts.length && parts[next].startsWith(EXIT_CODE);
    return isShown ? Integer.parseInt(parts[next].substring(EXIT_CODE.length()).strip()) : 0;
  }

  /** The page with what an example really printed in the place of what it said. */
  ConsolePage with(Example example, String printed) {
    String before = example.command() + "\n" + example.output();
    return new ConsolePage(text.replace(before, example.command() + "\n" + printed));
  }
}
