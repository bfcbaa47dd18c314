package org.loopwright.formats.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * Typed access to the keys of a map, by the tables that declare them. A key has one or more
 * spellings, hyphen and underscore being the same; a key whose value is null is absent. Every
 * mismatch becomes an error of the {@link Diagnosis} and gives a stand-in value, so that reading
 * goes on. A key that no table declares is an unknown key.
 */
public final class MapReader {
  /** More unknown keys of one map than a user would read of. */
  private static final int MAX_UNKNOWN = 50;

  private final MapNode map;
  private final ValueReader values;
  private final Diagnosis diagnosis;
  private final Map<String, MapNode.Entry> entries;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> knownCanonical = new HashSet<>();
  private final List<KeyTable> tables = new ArrayList<>();

  /** Whether the node was no map: that is an error already, and not that its keys are missing. */
  private final boolean isStandIn;

  public MapReader(MapNode map, Diagnosis diagnosis) {
    this(map, false, diagnosis);
  }

  private MapReader(MapNode map, boolean isStandIn, Diagnosis diagnosis) {
    this.map = map;
    this.isStandIn = isStandIn;
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
    entries = values.entries(map);
  }

  /** A reader of a node that must be a map; of an empty map, after an error, if it is not. */
  public static MapReader of(Node node, Diagnosis diagnosis) {
    if (node instanceof MapNode map) {
      return new MapReader(map, diagnosis);
    }
    diagnosis.error(node.location(), "must be a map but was " + node.describe());
    return new MapReader(MapBuilder.at(node.location()).build(), true, diagnosis);
  }

  /** A reader of a node that must be a map with the keys of a table. */
  public static MapReader of(Node node, KeyTable table, Diagnosis diagnosis) {
    return of(node, diagnosis).expect(table);
  }

  /** Makes the keys of a table known, besides those that are known already. */
  public MapReader expect(KeyTable table) {
    tables.add(table);
    table.keys().forEach(key -> key.spellings().forEach(this::know));
    table.readElsewhere().forEach(this::know);
    ignoreWithWarning(table.withoutEffect(), "is of other tools and has no effect");
    ignoreWithWarning(table.notModelled());
    return this;
  }

  private void know(String key) {
    known.add(key);
    knownCanonical.add(ValueReader.canonical(key));
  }

  public Location location() {
    return map.location();
  }

  public MapNode node() {
    return map;
  }

  /** The node under a key. */
  public Optional<Node> find(Key<?> key) {
    if (tables.stream().noneMatch(table -> table.declares(key))) {
      throw new IllegalStateException("no table of this map declares key " + key.name());
    }
    return entry(key.spellings()).map(MapNode.Entry::value);
  }

  private Optional<MapNode.Entry> entry(List<String> spellings) {
    MapNode.Entry found = null;
    for (String spelling : spellings) {
      MapNode.Entry entry = entries.get(ValueReader.canonical(spelling));
      if (entry != null && !entry.value().isNull()) {
        if (found == null) {
          found = entry;
        } else if (!isSameText(entry.value(), found.value())) {
          values.duplicate(entry, found);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Files for several tools give a value under the name that each of them knows. */
  private static boolean isSameText(Node one, Node other) {
    return one instanceof ScalarNode a
        && other instanceof ScalarNode b
        && a.text().equals(b.text());
  }

  /** Whether a key is there and its value is not null. */
  public boolean has(Key<?> key) {
    return find(key).isPresent();
  }

  /** The node under a key that must be there. */
  public Optional<Node> findRequired(Key<?> key) {
    Optional<Node> found = find(key);
    if (found.isEmpty() && !isStandIn) {
      diagnosis.add(missing(key.name()));
    }
    return found;
  }

  private Problem missing(String key) {
    Set<String> unread =
        unknown().stream().map(MapNode.Entry::key).collect(Collectors.toUnmodifiableSet());
    return Problem.error(map.location(), "key '" + key + "' is missing")
        .withAdvice(
            Spelling.nearest(key, unread)
                .map(near -> "Maybe '" + near + "' should be '" + key + "'"));
  }

  /** The value under a key, or its default. */
  public <T> Optional<T> get(Key<T> key) {
    return find(key)
        .flatMap(node -> key.type().reading().read(values.in(key.unit()), node))
        .or(key::standard);
  }

  /** The value under a key that must be there. */
  public <T> Optional<T> require(Key<T> key) {
    findRequired(key);
    return get(key);
  }

  /** The number under a key, if there is one. */
  public OptionalDouble number(Key<Double> key) {
    return get(key).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** A text that must be there. */
  public String text(Key<String> key) {
    return require(key).orElse(ValueReader.NO_TEXT);
  }

  /** The items of a list; none if the key is absent. */
  public <T> List<T> list(Key<List<T>> key) {
    return get(key).orElse(List.of());
  }

  /** The items of a list that must be there. */
  public <T> List<T> requireList(Key<List<T>> key) {
    return require(key).orElse(List.of());
  }

  /** A reader of the map under a key, whose own keys no table declares yet. */
  public Optional<MapReader> map(Key<?> key) {
    return find(key).map(node -> of(node, diagnosis));
  }

  /** A reader of the map under a key, with the keys of a table. */
  public Optional<MapReader> map(Key<?> key, KeyTable table) {
    return map(key).map(inner -> inner.expect(table));
  }

  /** Passes over keys that are known and have no meaning here. */
  public void ignore(String... keys) {
    List.of(keys).forEach(this::know);
  }

  /** Passes over keys that change results elsewhere; warns if they are there. */
  public void ignoreWithWarning(List<String> keys) {
    ignoreWithWarning(keys, "is not modelled and has no effect");
  }

  /** Passes over keys; warns, with the reason, if they are there. */
  public void ignoreWithWarning(List<String> keys, String why) {
    for (String key : keys) {
      know(key);
      entry(List.of(key))
          .filter(entry -> !isEmpty(entry.value()))
          .ifPresent(entry -> diagnosis.withoutEffect(entry.location(), key, why));
    }
  }

  private static boolean isEmpty(Node node) {
    return (node instanceof ListNode list && list.items().isEmpty())
        || (node instanceof MapNode map && map.entries().isEmpty());
  }

  /** Checks the form of the keys of a table, where no more can be read yet. */
  public void check(KeyTable table) {
    expect(table);
    for (Key<?> key : table.keys()) {
      if (key.required()) {
        require(key);
      } else {
        get(key);
      }
    }
    finish();
  }

  /** Reports unknown keys as errors. */
  public void finish() {
    unknown().stream()
        .limit(MAX_UNKNOWN)
        .forEach(entry -> unknown(entry, Problem.Severity.ERROR, suggestion(entry)));
  }

  /**
   * Reports unknown keys as warnings, but as errors if they are one slip away from a known key.
   *
   * @param minor keys that little depends on: a slip of one is a warning, too
   */
  public void finishWithWarnings(List<Key<?>> minor) {
    List<MapNode.Entry> reported = unknown().stream().limit(MAX_UNKNOWN).toList();
    for (MapNode.Entry entry : reported) {
      Optional<String> slip = slip(entry.key(), minor);
      if (slip.isPresent()) {
        unknown(entry, Problem.Severity.ERROR, slip);
      } else if (!diagnosis.isFullOfWarnings()) {
        unknown(entry, Problem.Severity.WARNING, suggestion(entry));
      }
    }
  }

  private void unknown(MapNode.Entry entry, Problem.Severity severity, Optional<String> advice) {
    String key = new ScalarNode(entry.location(), entry.key()).describe();
    diagnosis.add(new Problem(severity, entry.location(), "unknown key '" + key + "'", advice));
  }

  private Optional<String> suggestion(MapNode.Entry entry) {
    return Spelling.suggestion(entry.key(), known);
  }

  private Optional<String> slip(String word, List<Key<?>> minor) {
    return tables.stream()
        .flatMap(table -> table.keys().stream())
        .filter(key -> !minor.contains(key))
        .flatMap(key -> key.spellings().stream())
        .filter(spelling -> Spelling.isSlip(word, spelling))
        .findFirst()
        .map(spelling -> "Maybe you meant " + spelling);
  }

  /** The keys that are known so far, present or not. */
  public Set<String> known() {
    return Set.copyOf(known);
  }

  /** The entries whose keys are not known so far. */
  public List<MapNode.Entry> unknown() {
    return map.entries().stream()
        .filter(entry -> !knownCanonical.contains(ValueReader.canonical(entry.key())))
        .toList();
  }
}
