package org.loopwright.conformance.prices;

import java.util.Locale;

/** A table of a page, row by row. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... heads) {
    row((Object[]) heads);
    text.append("|---".repeat(heads.length)).append("|\n");
  }

  /** Adds a row; numbers get three digits that count. */
  MarkdownTable row(Object... cells) {
    for (Object cell : cells) {
      text.append("| ").append(cell instanceof Double number ? figure(number) : cell).append(' ');
    }
    text.append("|\n");
    return this;
  }

  private static String figure(double value) {
    int digits = value == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** How far a figure of ours is from a published one. */
  static String error(double ours, double published) {
    return String.format(Locale.ROOT, "%+.0f %%", 100 * (ours / published - 1));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
