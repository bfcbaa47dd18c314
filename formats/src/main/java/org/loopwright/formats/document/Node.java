package org.loopwright.formats.document;

import org.loopwright.model.diagnostics.Location;

/** A value in a file, with its place. */
public sealed interface Node permits MapNode, ListNode, ScalarNode, NullNode {
  /** The place of values that come from no file, but are to be written. */
  Location NOWHERE = Location.ofFile("specification");

  Location location();

  /** What a user would call it: {@code a map}, {@code a list}, {@code the value 3}. */
  String describe();

  /**
   * The number of values that it is made of, itself included: aliases are counted as often as used,
   * a long text as several.
   */
  long size();

  /** Whether the value is absent. */
  default boolean isNull() {
    return false;
  }
}
