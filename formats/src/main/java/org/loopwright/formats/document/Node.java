package org.loopwright.formats.document;

import java.util.List;
import java.util.Optional;
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

  /** The text of a scalar; nothing of other values. */
  default Optional<String> scalarText() {
    return Optional.empty();
  }

  /** The entries of a map; none of other values. */
  default List<MapNode.Entry> entries() {
    return List.of();
  }

  /** The value of a key of a map, spelled exactly so. */
  default Optional<Node> get(String key) {
    return entries().stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst()
        .map(MapNode.Entry::value);
  }

  /** The items of a list; any other value alone. */
  default List<Node> itemsOrSelf() {
    return List.of(this);
  }

  /** Whether the value is absent. */
  default boolean isNull() {
    return false;
  }
}
