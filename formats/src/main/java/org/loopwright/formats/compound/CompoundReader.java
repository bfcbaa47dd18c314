package org.loopwright.formats.compound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Diagnosis;

/** Reads {@code compound_components}, versions 0.3 and 0.4; {@code <<} merges as in YAML 1.1. */
public final class CompoundReader {
  private static final int MOST_PARTS = 1_000;
  private static final Pattern NAME =
      Pattern.compile("([^\\[\\]]*[^\\[\\]\\s])\\s*((?:\\[[^\\[\\]]+])*)");
  private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]+?)\\.\\.([^\\[\\]]+?)]");
  private static final String MERGED = "<<";

  private final Diagnosis diagnosis;

  private CompoundReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** Two sections as one: classes are usually kept in a file each. */
  public static Node together(Node first, Node second) {
    List<Node> sections = new ArrayList<>();
    sections.addAll(first instanceof ListNode list ? list.items() : List.of(first));
    sections.add(second);
    return new ListNode(first.location(), sections);
  }

  /** The classes of a section, or of several; one that is no map has none, and a warning. */
  public static List<CompoundClass> read(Node section, Diagnosis diagnosis) {
    CompoundReader reader = new CompoundReader(diagnosis);
    Map<String, CompoundClass> classes = new LinkedHashMap<>();
    for (Node one : section instanceof ListNode list ? list.items() : List.of(section)) {
      if (one instanceof MapNode) {
        reader.addClasses(one, classes);
      } else {
        diagnosis.warning(one.location(), "is no map of compound components, and has no effect");
      }
    }
    return List.copyOf(classes.values());
  }

  private void addClasses(Node section, Map<String, CompoundClass> classes) {
    for (Node node : list(section, CompoundKeys.CLASSES)) {
      Optional<CompoundClass> read = diagnosis.attempt(node.location(), () -> compound(node));
      if (read.isPresent()) {
        CompoundClass first = classes.putIfAbsent(read.get().name(), read.get());
        if (first != null && !first.saysTheSameAs(read.get())) {
          diagnosis.error(
              node.location(),
              "class %s is defined in two ways; the first is at %s"
                  .formatted(first.name(), first.location()));
        }
      }
    }
  }

  private CompoundClass compound(Node node) {
    check(node, CompoundKeys.COMPOUND);
    List<CompoundClass.Part> parts = new ArrayList<>();
    for (Node part : list(node, CompoundKeys.PARTS)) {
      parts.add(part(part));
    }
    List<CompoundClass.Action> actions = new ArrayList<>();
    for (Node action : list(node, CompoundKeys.ACTIONS)) {
      actions.add(action(action));
    }
    return new CompoundClass(
        node.location(),
        text(node, CompoundKeys.NAME),
        scalars(node, CompoundKeys.ATTRIBUTES),
        parts,
        actions);
  }

  private CompoundClass.Part part(Node node) {
    check(node, CompoundKeys.PART);
    Numbered name = numbered(text(node, CompoundKeys.PART_NAME));
    return new CompoundClass.Part(
        name.name,
        name.count,
        text(node, CompoundKeys.CLASS),
        scalars(node, CompoundKeys.ATTRIBUTES),
        product(node, List.of(CompoundKeys.AREA_SHARE, CompoundKeys.AREA_SCALE)),
        product(node, List.of(CompoundKeys.ENERGY_SHARE, CompoundKeys.ENERGY_SCALE)));
  }

  private CompoundClass.Action action(Node node) {
    check(node, CompoundKeys.ACTION);
    List<CompoundClass.Step> steps = new ArrayList<>();
    for (Node part : list(node, CompoundKeys.PARTS_OF_ACTION)) {
      check(part, CompoundKeys.PART_OF_ACTION);
      Numbered name = numbered(text(part, CompoundKeys.PART_NAME));
      for (Node action : list(part, CompoundKeys.STEPS)) {
        check(action, CompoundKeys.STEP);
        steps.add(
            new CompoundClass.Step(
                name.name,
                name.count,
                text(action, CompoundKeys.ACTION_NAME),
                product(action, CompoundKeys.SHARES),
                largest(action)));
      }
    }
    return new CompoundClass.Action(
        text(node, CompoundKeys.ACTION_NAME),
        largest(node),
        product(node, CompoundKeys.SHARES),
        steps);
  }

  /** Arguments, of each that has a range the end. */
  private static Map<String, String> largest(Node node) {
    Map<String, String> arguments = new LinkedHashMap<>();
    scalars(node, CompoundKeys.ARGUMENTS)
        .forEach((name, range) -> arguments.put(name, afterLast(range, "..").trim()));
    return arguments;
  }

  private static String afterLast(String text, String mark) {
    int last = text.lastIndexOf(mark);
    return last < 0 ? text : text.substring(last + mark.length());
  }

  /** A name that may tell how many there are: NAME, NAME[I] or NAME[FIRST..LAST], or several. */
  private record Numbered(String name, String count) {}

  private static Numbered numbered(String text) {
    Matcher whole = NAME.matcher(text.trim());
    if (!whole.matches()) {
      throw new IllegalArgumentException("must be NAME or NAME[FIRST..LAST] but was " + text);
    }
    String count = "1";
    Matcher range = RANGE.matcher(whole.group(2));
    while (range.find()) {
      count = "%s*((%s)-(%s)+1)".formatted(count, range.group(2), range.group(1));
    }
    return new Numbered(whole.group(1), count);
  }

  /** Keys that mean nothing here are told, as they may be misspelt. */
  private void check(Node node, KeyTable table) {
    if (node instanceof MapNode map) {
      Set<String> known = new HashSet<>(table.withoutEffect());
      known.add(MERGED);
      table.keys().forEach(key -> known.add(key.name()));
      for (MapNode.Entry entry : map.entries()) {
        if (!known.contains(entry.key())) {
          diagnosis.warning(
              entry.location(), "unknown key '%s' has no effect".formatted(entry.key()));
        }
      }
    }
  }

  private List<Node> list(Node node, Key<List<Node>> key) {
    Optional<Node> found = find(node, key.name());
    if (found.isEmpty() || found.get().isNull()) {
      return List.of();
    }
    if (found.get() instanceof ListNode list && list.items().size() <= MOST_PARTS) {
      return list.items();
    }
    diagnosis.error(found.get().location(), "must be a list of at most " + MOST_PARTS + " items");
    return List.of();
  }

  /** What to multiply by: versions of Accelergy have different names for it; all given count. */
  private static String product(Node node, List<Key<String>> keys) {
    List<String> factors = new ArrayList<>();
    for (Key<String> key : keys) {
      optional(node, key)
          .or(() -> find(node, CompoundKeys.ATTRIBUTES.name()).flatMap(of -> optional(of, key)))
          .ifPresent(factors::add);
    }
    return switch (factors.size()) {
      case 0 -> "1";
      case 1 -> factors.get(0);
      default -> "(" + String.join(")*(", factors) + ")";
    };
  }

  private static String text(Node node, Key<String> key) {
    return optional(node, key)
        .orElseThrow(() -> new IllegalArgumentException("key '" + key.name() + "' is missing"));
  }

  private static Optional<String> optional(Node node, Key<String> key) {
    return find(node, key.name())
        .filter(ScalarNode.class::isInstance)
        .map(found -> ((ScalarNode) found).text().trim())
        .filter(text -> !text.isEmpty());
  }

  private static Map<String, String> scalars(Node node, Key<Node> key) {
    Map<String, String> scalars = new LinkedHashMap<>();
    if (find(node, key.name()).orElse(null) instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        if (entry.value() instanceof ScalarNode scalar) {
          scalars.put(entry.key(), scalar.text().trim());
        }
      }
    }
    return scalars;
  }

  /** The value of a key of a map, or of the map that it merges. */
  private static Optional<Node> find(Node node, String key) {
    if (!(node instanceof MapNode map)) {
      return Optional.empty();
    }
    return map.get(key).or(() -> map.get(MERGED).flatMap(merged -> find(merged, key)));
  }
}
