package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Collects entries at a place of a file. */
  public static Builder at(Location location) {
    return new Builder(location);
  }

  /** Collects entries to be written. */
  public static Builder written() {
    return at(NOWHERE);
  }

  /** Collects entries; a second value of a key takes the place of the first. */
  public static final class Builder {
    private final Location at;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Builder(Location at) {
      this.at = at;
    }

    public <V> Builder put(Key<V> key, V value) {
      return put(key.name(), key.type().writing().write(value, at));
    }

    /** Puts a value if there is one. */
    public <V> Builder put(Key<V> key, Optional<? extends V> value) {
      value.ifPresent(some -> put(key, some));
      return this;
    }

    /** Puts a text under a key that takes one, among other values. */
    public Builder putText(Key<?> key, String text) {
      return put(key.name(), ScalarNode.of(text, at));
    }

    /** Puts a list of texts. */
    public Builder putTexts(Key<?> key, Collection<String> texts) {
      return put(key.name(), ListNode.of(texts, at));
    }

    /** Puts texts under their keys. */
    public Builder putTexts(Map<String, String> texts) {
      texts.forEach((key, text) -> put(key, ScalarNode.of(text, at)));
      return this;
    }

    public Builder put(String key, Node value) {
      return put(new Entry(key, value.location(), value));
    }

    public Builder put(Entry entry) {
      entries.put(entry.key(), entry);
      return this;
    }

    /** Puts all entries of a map. */
    public Builder putAll(MapNode map) {
      map.entries.forEach(this::put);
      return this;
    }

    public Builder remove(Key<?> key) {
      entries.remove(key.name());
      return this;
    }

    public MapNode build() {
      return build("");
    }

    public MapNode build(String tag) {
      return new MapNode(at, List.copyOf(entries.values()), tag);
    }
  }

  /** A builder that has these entries. */
  public Builder toBuilder() {
    return at(location).putAll(this);
  }

  /** The entry of a key, spelled exactly so. */
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  /** The value of a key, spelled exactly so. */
  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** The value under the preferred spelling of a key. */
  public Optional<Node> get(Key<?> key) {
    return get(key.name());
  }

  /** The text under the preferred spelling of a key. */
  public Optional<String> text(Key<?> key) {
    return text(key.name());
  }

  /** The text under a key, spelled exactly so. */
  public Optional<String> text(String key) {
    return get(key).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).text());
  }

  @Override
  public String describe() {
    return "a map";
  }
}
