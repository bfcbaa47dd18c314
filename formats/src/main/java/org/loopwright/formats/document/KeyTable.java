package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a map may have.
 *
 * @param name one word, for the schema
 * @param meaning one sentence for users
 * @param keys those that are read
 * @param readElsewhere keys that another reader sees to, and remarks for people
 * @param withoutEffect keys of other tools; they give a warning
 * @param notModelled keys that would change results if they were modelled; they give a warning
 * @param rules further keywords of JSON Schema, for what one key asks of another
 * @param others the type of values under keys that the table does not declare; without one such
 *     keys are errors
 */
public record KeyTable(
    String name,
    String meaning,
    List<Key<?>> keys,
    List<String> readElsewhere,
    List<String> withoutEffect,
    List<String> notModelled,
    Map<String, Object> rules,
    Optional<ValueType<?>> others) {
  public KeyTable {
    requireNonNull(name, "name");
    requireNonNull(meaning, "meaning");
    keys = List.copyOf(keys);
    readElsewhere = List.copyOf(readElsewhere);
    withoutEffect = List.copyOf(withoutEffect);
    notModelled = List.copyOf(notModelled);
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    requireNonNull(others, "others");
  }

  public static KeyTable of(String name, String meaning, Key<?>... keys) {
    return new KeyTable(
        name, meaning, List.of(keys), List.of(), List.of(), List.of(), Map.of(), Optional.empty());
  }

  public KeyTable passingOver(String... names) {
    return passingOver(List.of(names));
  }

  public KeyTable passingOver(List<String> names) {
    return new KeyTable(name, meaning, keys, readElsewhere, names, notModelled, rules, others);
  }

  /** Leaves further keys to other readers, or to people. */
  public KeyTable leaving(List<String> names) {
    List<String> left = new ArrayList<>(readElsewhere);
    left.addAll(names);
    return new KeyTable(name, meaning, keys, left, withoutEffect, notModelled, rules, others);
  }

  public KeyTable leaving(String... names) {
    return leaving(List.of(names));
  }

  public KeyTable notModelling(List<String> names) {
    return new KeyTable(name, meaning, keys, readElsewhere, withoutEffect, names, rules, others);
  }

  /** Warns of further keys. */
  public KeyTable alsoNotModelling(String... names) {
    List<String> all = new ArrayList<>(notModelled);
    all.addAll(List.of(names));
    return notModelling(all);
  }

  public KeyTable named(String name, String meaning) {
    return new KeyTable(
        name, meaning, keys, readElsewhere, withoutEffect, notModelled, rules, others);
  }

  /** Adds keys after its own, but for those that it has. */
  public KeyTable with(Collection<? extends Key<?>> more) {
    List<Key<?>> all = new ArrayList<>(keys);
    more.stream().filter(key -> !declares(key)).forEach(all::add);
    return new KeyTable(
        name, meaning, all, readElsewhere, withoutEffect, notModelled, rules, others);
  }

  /** Puts further keys before its own. */
  public KeyTable after(List<Key<?>> first) {
    List<Key<?>> all = new ArrayList<>(first);
    all.addAll(keys);
    return new KeyTable(
        name, meaning, all, readElsewhere, withoutEffect, notModelled, rules, others);
  }

  public KeyTable withRules(Map<String, Object> rules) {
    return new KeyTable(
        name, meaning, keys, readElsewhere, withoutEffect, notModelled, rules, others);
  }

  /** Allows keys that the table does not declare, with values of {@code type}. */
  public KeyTable withOthers(ValueType<?> type) {
    return new KeyTable(
        name, meaning, keys, readElsewhere, withoutEffect, notModelled, rules, Optional.of(type));
  }

  /** A word as it may be written: with underscores, and with hyphens. */
  static List<String> spellings(String word) {
    String hyphens = word.replace('_', '-');
    return hyphens.equals(word) ? List.of(word) : List.of(word, hyphens);
  }

  boolean declares(Key<?> key) {
    for (Key<?> each : keys) {
      if (each.name().equals(key.name()) && each.meaning().equals(key.meaning())) {
        return true;
      }
    }
    return false;
  }
}
