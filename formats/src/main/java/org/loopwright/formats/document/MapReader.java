package org.loopwright.formats.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * Typed access to the keys of a map. A key has one or more spellings, hyphen and underscore being
 * the same; a key whose value is null is absent. Every mismatch becomes an error of the {@link
 * Diagnosis} and gives a stand-in value, so that reading goes on. What nobody asked for is an
 * unknown key.
 */
public final class MapReader {
  /** More unknown keys of one map than a user would read of. */
  private static final int MOST_UNKNOWN = 50;

  private final MapNode map;
  private final ValueReader values;
  private final Diagnosis diagnosis;
  private final Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> knownCanonical = new HashSet<>();
  private final List<KeyTable> tables = new ArrayList<>();

  /** Whether there was no map: then that is said, and not that its keys are missing. */
  private final boolean isStandIn;

  public MapReader(MapNode map, Diagnosis diagnosis) {
    this(map, false, diagnosis);
  }

  private MapReader(MapNode map, boolean isStandIn, Diagnosis diagnosis) {
    this.map = map;
    this.isStandIn = isStandIn;
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
    for (MapNode.Entry entry : map.entries()) {
      MapNode.Entry first = entries.putIfAbsent(canonical(entry.key()), entry);
      if (first != null) {
        diagnosis.error(entry.location(), sameKeyTwice(entry, first));
      }
    }
  }

  /** A reader of a node that must be a map; of an empty map, after an error, if it is not. */
  public static MapReader of(Node node, Diagnosis diagnosis) {
    if (node instanceof MapNode map) {
      return new MapReader(map, diagnosis);
    }
    diagnosis.error(node.location(), "must be a map but was " + node.describe());
    return new MapReader(new MapNode(node.location(), List.of()), true, diagnosis);
  }

  /** A reader of a node that must be a map with the keys of a table. */
  public static MapReader of(Node node, KeyTable table, Diagnosis diagnosis) {
    return of(node, diagnosis).expect(table);
  }

  /** Makes the keys of a table known, beside those that are known already. */
  public MapReader expect(KeyTable table) {
    tables.add(table);
    table.keys().forEach(key -> key.spellings().forEach(this::know));
    table.withoutEffect().forEach(this::know);
    ignoreWithWarning(table.notModelled());
    return this;
  }

  private static String canonical(String key) {
    return key.replace('-', '_');
  }

  private static String sameKeyTwice(MapNode.Entry entry, MapNode.Entry first) {
    return "key '%s' is given twice; the first, '%s', is on line %s"
        .formatted(entry.key(), first.key(), first.location().line());
  }

  public Location location() {
    return map.location();
  }

  public MapNode node() {
    return map;
  }

  /** The value under any spelling of a key. */
  public Optional<Node> find(String... spellings) {
    return entry(spellings).map(MapNode.Entry::value);
  }

  private Optional<MapNode.Entry> entry(String... spellings) {
    MapNode.Entry found = null;
    for (String spelling : spellings) {
      know(spelling);
      MapNode.Entry entry = entries.get(canonical(spelling));
      if (entry != null && !entry.value().isNull()) {
        if (found == null) {
          found = entry;
        } else if (!saysTheSame(entry.value(), found.value())) {
          diagnosis.error(entry.location(), sameKeyTwice(entry, found));
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Files for several tools give a value under the name that each of them knows. */
  private static boolean saysTheSame(Node one, Node other) {
    return one instanceof ScalarNode a
        && other instanceof ScalarNode b
        && a.text().equals(b.text());
  }

  /** Whether a key is there and its value is not null. */
  public boolean has(String... spellings) {
    return entry(spellings).isPresent();
  }

  /** The value of a key that must be there. */
  public Optional<Node> require(String... spellings) {
    Optional<Node> found = find(spellings);
    if (found.isEmpty() && !isStandIn) {
      diagnosis.add(missing(spellings[0]));
    }
    return found;
  }

  private Problem missing(String key) {
    Set<String> unread =
        entries.values().stream()
            .map(MapNode.Entry::key)
            .filter(other -> !isKnown(other))
            .collect(Collectors.toSet());
    Problem problem = Problem.error(map.location(), "key '" + key + "' is missing");
    return Spelling.nearest(key, unread)
        .map(near -> problem.withAdvice("Maybe '" + near + "' should be '" + key + "'"))
        .orElse(problem);
  }

  /** The value under a key of the expected tables, or the standard one. */
  public <T> Optional<T> get(Key<T> key) {
    return find(key)
        .flatMap(node -> key.type().reading().read(values.in(key.unit()), node))
        .or(key::standard);
  }

  /** The value under a key of the expected tables that must be there. */
  public <T> Optional<T> require(Key<T> key) {
    findRequired(key);
    return get(key);
  }

  /** The node under a key of the expected tables that must be there. */
  public Optional<Node> findRequired(Key<?> key) {
    Optional<Node> found = find(key);
    if (found.isEmpty() && !isStandIn) {
      diagnosis.add(missing(key.name()));
    }
    return found;
  }

  /** The node under a key of the expected tables. */
  public Optional<Node> find(Key<?> key) {
    if (tables.stream().noneMatch(table -> table.declares(key))) {
      throw new IllegalStateException("no table of this map declares key " + key.name());
    }
    return find(key.spellings().toArray(String[]::new));
  }

  public boolean has(Key<?> key) {
    return find(key).isPresent();
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

  public <T> List<T> requireList(Key<List<T>> key) {
    return require(key).orElse(List.of());
  }

  public Optional<MapReader> map(Key<?> key, KeyTable table) {
    return find(key).map(node -> of(node, table, diagnosis));
  }

  public Optional<String> text(String... spellings) {
    return find(spellings).map(values::text);
  }

  public String requireText(String... spellings) {
    return require(spellings).map(values::text).orElse(ValueReader.NO_TEXT);
  }

  public OptionalLong positive(String... spellings) {
    return find(spellings).map(values::positive).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  public long requirePositive(String... spellings) {
    return require(spellings).map(values::positive).orElse(1L);
  }

  public Optional<Integer> positiveInt(String... spellings) {
    return find(spellings).map(values::positiveInt);
  }

  public OptionalLong notNegative(String... spellings) {
    return find(spellings)
        .map(values::notNegative)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  public OptionalDouble number(String... spellings) {
    return find(spellings)
        .map(values::number)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  public OptionalDouble positiveNumber(String... spellings) {
    return find(spellings)
        .map(values::positiveNumber)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  public Optional<Boolean> flag(String... spellings) {
    return find(spellings).map(values::flag);
  }

  /** The words of a list, or of a text that separates them with commas or spaces. */
  public List<ScalarNode> words(String... spellings) {
    return find(spellings).map(values::words).orElse(List.of());
  }

  public Optional<MapReader> map(String... spellings) {
    return find(spellings).map(node -> of(node, diagnosis));
  }

  /** The items of a list; none if the key is absent. */
  public List<Node> list(String... spellings) {
    return find(spellings).map(values::list).orElse(List.of());
  }

  public List<Node> requireList(String... spellings) {
    return require(spellings).map(values::list).orElse(List.of());
  }

  /** Passes over keys that are known and have no meaning here. */
  public void ignore(Collection<String> keys) {
    keys.forEach(this::know);
  }

  public void ignore(String... keys) {
    ignore(List.of(keys));
  }

  /** Passes over keys that change results elsewhere; warns if they are there. */
  public void ignoreWithWarning(Collection<String> keys) {
    for (String key : keys) {
      entry(key)
          .filter(entry -> !isEmptyList(entry.value()))
          .ifPresent(
              entry -> diagnosis.warning(entry.location(), "is not modelled and has no effect"));
    }
  }

  private static boolean isEmptyList(Node node) {
    return node instanceof ListNode list && list.items().isEmpty();
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

  /** Reports the keys that nobody asked for as errors. */
  public void finish() {
    finish(Problem.Severity.ERROR);
  }

  /**
   * Reports the keys that nobody asked for as warnings, but as errors where they are one slip away
   * from a key that is read.
   */
  public void finishWithWarnings() {
    for (MapNode.Entry entry : unknown().stream().limit(MOST_UNKNOWN).toList()) {
      slip(entry.key())
          .ifPresent(
              key ->
                  diagnosis.add(
                      Problem.error(entry.location(), "unknown key '" + entry.key() + "'")
                          .withAdvice("Maybe you meant " + key)));
    }
    finish(Problem.Severity.WARNING);
  }

  private Optional<String> slip(String word) {
    return tables.stream()
        .flatMap(table -> table.keys().stream())
        .flatMap(key -> key.spellings().stream())
        .filter(spelling -> Spelling.isSlip(word, spelling))
        .findFirst();
  }

  private void finish(Problem.Severity severity) {
    if (severity == Problem.Severity.WARNING && diagnosis.isFullOfWarnings()) {
      return;
    }
    for (MapNode.Entry entry : unknown().stream().limit(MOST_UNKNOWN).toList()) {
      if (severity == Problem.Severity.WARNING && slip(entry.key()).isPresent()) {
        continue;
      }
      ScalarNode key = new ScalarNode(entry.location(), entry.key());
      diagnosis.add(
          new Problem(
              severity,
              entry.location(),
              "unknown key '" + key.describe() + "'",
              Spelling.guess(entry.key(), known)));
    }
  }

  /** The keys that were asked for so far, there or not. */
  public Set<String> known() {
    return Set.copyOf(known);
  }

  /** The entries that nobody has asked for so far. */
  public List<MapNode.Entry> unknown() {
    List<MapNode.Entry> unknown = new ArrayList<>(map.entries());
    unknown.removeIf(entry -> isKnown(entry.key()));
    return unknown;
  }

  private void know(String key) {
    known.add(key);
    knownCanonical.add(canonical(key));
  }

  private boolean isKnown(String key) {
    return knownCanonical.contains(canonical(key));
  }
}
