package org.loopwright.model.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the constants of an enum by what users call them, and lists them for messages. */
public final class Labels {
  private Labels() {}

  /** The constant of that label; case does not matter, and {@code _} is the same as {@code -}. */
  public static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> type, String label) {
    String wanted = normalized(label);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> normalized(constant.label()).equals(wanted))
        .findFirst();
  }

  /**
   * The constant of that label.
   *
   * @param what the kind of thing, such as {@code objective}
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public static <E extends Enum<E> & Labelled> E require(Class<E> type, String label, String what) {
    return find(type, label)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no %s '%s'; there are %s"
                        .formatted(what, label, join(list(type), "and"))));
  }

  /** All labels of an enum, in its order. */
  public static <E extends Enum<E> & Labelled> List<String> list(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Labelled::label).toList();
  }

  /** Words as part of a sentence: {@code a, b and c}. */
  public static String join(List<String> words, String conjunction) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }

  private static String normalized(String label) {
    return label.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
