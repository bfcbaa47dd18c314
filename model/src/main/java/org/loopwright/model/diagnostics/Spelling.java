package org.loopwright.model.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a user may have meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /** The known word nearest to {@code word}, if it is near. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int near = word.length() < 3 ? 0 : 1 + word.length() / 4;
    String canonical = canonical(word);
    return known.stream()
        .filter(other -> distance(canonical, canonical(other)) <= near)
        .min(
            Comparator.comparingInt((String other) -> distance(canonical, canonical(other)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Whether a word of four letters or more is one slip away from a known word. */
  public static boolean isSlip(String word, String known) {
    return word.length() >= 4
        && word.length() <= LONGEST
        && distance(canonical(word), canonical(known)) <= 1;
  }

  /** Says {@code Maybe you meant X}, if a known word is near. */
  public static Optional<String> suggestion(String word, Collection<String> known) {
    return nearest(word, known).map(other -> "Maybe you meant " + other);
  }

  /** Says {@code Maybe you meant X}, if a known word is near, or else names the known words. */
  public static Optional<String> advice(String word, Collection<String> known) {
    Optional<String> near = suggestion(word, known);
    return near.isPresent() || known.isEmpty() ? near : Optional.of("Known: " + list(known));
  }

  private static String list(Collection<String> known) {
    String words = String.join(", ", known.stream().limit(12).toList());
    return known.size() > 12 ? words + ", ..." : words;
  }

  private static String canonical(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        row[j] = Math.min(above[j - 1] + different(a, i, b, j), 1 + Math.min(above[j], row[j - 1]));
        if (i > 1 && j > 1 && different(a, i, b, j - 1) + different(a, i - 1, b, j) == 0) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return above[b.length()];
  }

  private static int different(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
  }
}
