package org.loopwright.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Damages a file in one place, as users and accidents do. Works on the text, so that it serves
 * every format; what it does depends on the random numbers only.
 */
final class Mutator {
  /** A damaged file, each byte a character, and what was done to it. */
  record Mutant(String what, String content) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private enum Kind {
    DELETE,
    RENAME,
    RETYPE,
    ZERO,
    NEGATE,
    DUPLICATE,
    TRUNCATE,
    REPEAT,
    SCRAMBLE
  }

  private static final int TIMES = 2_000;
  private static final int MAX_REPEATED = 40;

  /** A whole word that may be a key, and the value behind it; takes long words in one go. */
  private static final Pattern ENTRY =
      Pattern.compile("(?<![\\w-])([A-Za-z_][\\w-]*+)(['\"]?+\\s*+[:=(]\\s*+)([^,;)}\\]\\n]*+)");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final List<String> ODD =
      List.of(
          "[]",
          "{}",
          "[1, 2]",
          "{k: 1}",
          "x",
          "''",
          "~",
          "true",
          "1.5",
          "1e999",
          ".nan",
          "-.inf",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999",
          "1e-400",
          "0x10",
          "R=0 R=0",
          "_*_.",
          "A[1..0]",
          "*undefined",
          "&anchor",
          "!!java.lang.Runtime {}",
          "${jndi:ldap://x}",
          "1/0",
          "2**2**2**2");

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  Mutant mutate(byte[] content) {
    return mutate(new String(content, StandardCharsets.ISO_8859_1));
  }

  private Mutant mutate(String text) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    if (kind == Kind.TRUNCATE) {
      int length = random.nextInt(text.length() + 1);
      return new Mutant("truncated after byte " + length, text.substring(0, length));
    }
    if (kind == Kind.SCRAMBLE) {
      return scrambled(text);
    }
    if (kind == Kind.REPEAT) {
      return repeated(text);
    }
    List<int[]> places = kind == Kind.ZERO || kind == Kind.NEGATE ? numbers(text) : entries(text);
    if (places.isEmpty()) {
      return scrambled(text);
    }
    int[] place = places.get(random.nextInt(places.size()));
    return mutant(kind, text, place);
  }

  private Mutant repeated(String text) {
    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + 1 + random.nextInt(MAX_REPEATED));
    String part = text.substring(start, end);
    return new Mutant(
        "%d times: '%s' from byte %d".formatted(TIMES, part, start),
        text.substring(0, start) + part.repeat(TIMES) + text.substring(end));
  }

  private Mutant scrambled(String text) {
    StringBuilder bytes = new StringBuilder(text);
    StringBuilder what = new StringBuilder("bytes overwritten:");
    for (int i = random.nextInt(4); i >= 0 && !bytes.isEmpty(); i--) {
      int at = random.nextInt(bytes.length());
      int value = random.nextInt(256);
      bytes.setCharAt(at, (char) value);
      what.append(' ').append(at).append('=').append(value);
    }
    return new Mutant(what.toString(), bytes.toString());
  }

  private static List<int[]> numbers(String text) {
    List<int[]> places = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.start(), matcher.start(), matcher.end()});
    }
    return places;
  }

  /** Of each entry its start, the end of its key, the start of its value and its end. */
  private static List<int[]> entries(String text) {
    List<int[]> places = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text);
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.end(1), matcher.start(3), matcher.end(3)});
    }
    return places;
  }

  private Mutant mutant(Kind kind, String text, int[] place) {
    String entry = text.substring(place[0], place[3]);
    String key = text.substring(place[0], place[1]);
    String between = text.substring(place[1], place[2]);
    String value = text.substring(place[2], place[3]);
    String other =
        switch (kind) {
          case DELETE -> "";
          case RENAME -> renamed(key) + between + value;
          case RETYPE -> key + between + ODD.get(random.nextInt(ODD.size()));
          case ZERO -> "0";
          case NEGATE -> value.startsWith("-") ? value.substring(1) : "-" + value;
          case DUPLICATE -> entry + (value.isBlank() ? "\n" : ", ") + entry;
          case TRUNCATE, REPEAT, SCRAMBLE -> throw new IllegalStateException();
        };
    long line = 1 + text.substring(0, place[0]).chars().filter(c -> c == '\n').count();
    return new Mutant(
        "line %s: %s: '%s' becomes '%s'".formatted(line, kind, entry, other),
        text.substring(0, place[0]) + other + text.substring(place[3]));
  }

  private String renamed(String key) {
    return switch (random.nextInt(5)) {
      case 0 -> key + "x";
      case 1 -> key.substring(1);
      case 2 -> key.toUpperCase(Locale.ROOT);
      case 3 -> "_".repeat(1 + random.nextInt(3));
      default -> key.repeat(40);
    };
  }
}
