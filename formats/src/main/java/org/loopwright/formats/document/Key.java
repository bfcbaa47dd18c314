package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key of a map, declared once: readers and writers use it, and it goes into the schemas for
 * editors.
 *
 * @param name the spelling to prefer
 * @param others further spellings; hyphen and underscore are the same in all
 * @param unit of the value; empty if it has none
 * @param meaning one sentence for users
 * @param required whether a map without it is an error
 * @param standard the default: what holds without the key, if that is one value
 */
public record Key<T>(
    String name,
    List<String> others,
    ValueType<T> type,
    String unit,
    String meaning,
    boolean required,
    Optional<T> standard) {
  public Key {
    requireNonNull(name, "name");
    others = List.copyOf(others);
    requireNonNull(type, "type");
    requireNonNull(unit, "unit");
    requireNonNull(meaning, "meaning");
    requireNonNull(standard, "standard");
  }

  public static <T> Key<T> of(String name, ValueType<T> type, String meaning) {
    return new Key<>(name, List.of(), type, "", meaning, false, Optional.empty());
  }

  public Key<T> spelled(String... spellings) {
    return new Key<>(name, List.of(spellings), type, unit, meaning, required, standard);
  }

  public Key<T> in(String unit) {
    return new Key<>(name, others, type, unit, meaning, required, standard);
  }

  public Key<T> mustBeThere() {
    return new Key<>(name, others, type, unit, meaning, true, standard);
  }

  public Key<T> standard(T value) {
    return new Key<>(name, others, type, unit, meaning, required, Optional.of(value));
  }

  /** All spellings, the preferred one first. */
  public List<String> spellings() {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(others);
    return all;
  }

  /** The node under the preferred spelling in a map. */
  public Optional<Node> findIn(Node map) {
    return map.get(name);
  }

  /** The text under the preferred spelling in a map. */
  public Optional<String> textIn(MapNode map) {
    return map.text(name);
  }
}
