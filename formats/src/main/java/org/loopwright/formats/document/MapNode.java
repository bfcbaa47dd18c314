package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Location;

/**
 * Keys and their values, in the order of the file, each key once.
 *
 * @param tag what the file calls the kind of map, such as {@code !Component}; empty if nothing
 */
public record MapNode(Location location, List<Entry> entries, String tag, long size)
    implements Node {
  /** A key, its place, and its value. */
  public record Entry(String key, Location location, Node value) {
    public Entry {
      requireNonNull(key, "key");
      requireNonNull(location, "location");
      requireNonNull(value, "value");
    }
  }

  public MapNode {
    requireNonNull(location, "location");
    requireNonNull(tag, "tag");
    entries = List.copyOf(entries);
  }

  public MapNode(Location location, List<Entry> entries) {
    this(location, entries, "");
  }

  public MapNode(Location location, List<Entry> entries, String tag) {
    this(
        location,
        entries,
        tag,
        1 + entries.stream().mapToLong(entry -> entry.value().size()).sum());
  }

  /** The entry of a key, spelled exactly so. */
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  /** The text under a key, spelled exactly so. */
  public Optional<String> text(String key) {
    return get(key).flatMap(Node::scalarText);
  }

  @Override
  public String describe() {
    return "a map";
  }
}
