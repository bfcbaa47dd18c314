package org.loopwright.formats.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was made for keys of late: a cache that begins again when it is full. */
final class BoundedCache<K, V> {
  private static final int MAX_ENTRIES = 2048;

  private final Map<K, V> entries = new HashMap<>();

  Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** What is kept for a key, made if need be. */
  V get(K key, Function<K, V> make) {
    V value = entries.get(key);
    if (value == null) {
      value = make.apply(key);
      put(key, value);
    }
    return value;
  }

  void put(K key, V value) {
    if (entries.size() >= MAX_ENTRIES) {
      entries.clear();
    }
    entries.put(key, value);
  }
}
