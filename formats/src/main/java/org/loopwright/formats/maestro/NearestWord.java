package org.loopwright.formats.maestro;

import java.util.Collection;

/** Finds the word that a mistyped one was probably meant to be. */
final class NearestWord {
  private static final int FARTHEST = 2;
  private static final int LONGEST = 32;

  private NearestWord() {}

  /** A sentence that offers the word of {@code known} nearest to {@code word}; empty if none is. */
  static String advice(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return "";
    }
    String nearest = "";
    int least = Math.min(FARTHEST, word.length() - 1) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? "" : "Maybe you meant " + nearest + ".";
  }

  /** Insertions, deletions and replacements between two words, whatever their case. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same =
            Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[row.length - 1];
  }
}
