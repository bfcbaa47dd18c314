package org.loopwright.formats.node;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;

/** A number, a truth value or a text, as written: what it is read as depends on who asks. */
public record ScalarNode(Location location, String text) implements Node {
  private static final int SHOWN = 60;

  /** A long text takes the time of several values to read. */
  private static final int CHARACTERS_OF_ONE = 32;

  public ScalarNode {
    requireNonNull(location, "location");
    requireNonNull(text, "text");
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
