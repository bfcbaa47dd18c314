package org.loopwright.formats.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.model.diagnostics.Location;

/** Collects the entries of a map; a second value of a key takes the place of the first. */
public final class MapBuilder {
  private final Location at;
  private final Map<String, MapNode.Entry> entries = new LinkedHashMap<>();

  private MapBuilder(Location at) {
    this.at = at;
  }

  /** A map at a place of a file. */
  public static MapBuilder at(Location location) {
    return new MapBuilder(location);
  }

  /** A map to be written. */
  public static MapBuilder written() {
    return at(Node.NOWHERE);
  }

  /** A map that begins with the entries of another. */
  public static MapBuilder of(MapNode map) {
    return at(map.location()).putAll(map);
  }

  public <V> MapBuilder put(Key<V> key, V value) {
    return put(key.name(), key.type().writing().write(value, at));
  }

  /** Puts a value if there is one. */
  public <V> MapBuilder put(Key<V> key, Optional<? extends V> value) {
    value.ifPresent(some -> put(key, some));
    return this;
  }

  /** Puts a text under a key that takes one, among other values. */
  public MapBuilder putText(Key<?> key, String text) {
    return put(key.name(), ScalarNode.of(text, at));
  }

  /** Puts a list of texts. */
  public MapBuilder putTexts(Key<?> key, Collection<String> texts) {
    return put(key.name(), ListNode.of(texts, at));
  }

  /** Puts texts under their keys. */
  public MapBuilder putTexts(Map<String, String> texts) {
    texts.forEach((key, text) -> put(key, ScalarNode.of(text, at)));
    return this;
  }

  public MapBuilder put(String key, Node value) {
    return put(new MapNode.Entry(key, value.location(), value));
  }

  public MapBuilder put(MapNode.Entry entry) {
    entries.put(entry.key(), entry);
    return this;
  }

  /** Puts all entries of a map. */
  public MapBuilder putAll(MapNode map) {
    map.entries().forEach(this::put);
    return this;
  }

  public MapBuilder remove(Key<?> key) {
    entries.remove(key.name());
    return this;
  }

  public MapNode build() {
    return build("");
  }

  /** The map, with a tag such as {@code !Component}. */
  public MapNode build(String tag) {
    return new MapNode(at, List.copyOf(entries.values()), tag);
  }
}
