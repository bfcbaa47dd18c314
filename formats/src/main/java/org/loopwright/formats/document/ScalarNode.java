package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;

/**
 * A number, a truth value or a text, as written: what it is read as depends on who asks.
 *
 * @param quoted whether it was written in quotes: a text, never a number or an expression
 */
public record ScalarNode(Location location, String text, boolean quoted) implements Node {
  private static final int SHOWN = 60;

  /** A long text takes the time of several values to read. */
  private static final int CHARACTERS_OF_ONE = 32;

  public ScalarNode {
    requireNonNull(location, "location");
    requireNonNull(text, "text");
  }

  public ScalarNode(Location location, String text) {
    this(location, text, false);
  }

  @Override
  public String describe() {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return shown.isBlank() ? "empty" : shown;
  }

  @Override
  public long size() {
    return 1L + text.length() / CHARACTERS_OF_ONE;
  }
}
