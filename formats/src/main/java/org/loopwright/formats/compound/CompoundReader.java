package org.loopwright.formats.compound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.ListNode;
import org.loopwright.formats.node.MapNode;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.ScalarNode;

/** Reads {@code compound_components}, versions 0.3 and 0.4; {@code <<} merges as in YAML 1.1. */
public final class CompoundReader {
  private static final int MOST_PARTS = 1_000;
  private static final Pattern NAME =
      Pattern.compile("([^\\[\\]]*[^\\[\\]\\s])\\s*((?:\\[[^\\[\\]]+])*)");
  private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]+?)\\.\\.([^\\[\\]]+?)]");
  private static final String MERGED = "<<";
  private static final String[] SHARES = {"action_share", "energy_share", "energy_scale", "repeat"};
  private static final Set<String> OF_A_CLASS =
      Set.of("name", "attributes", "subcomponents", "actions", "primitive_type", MERGED);
  private static final Set<String> OF_A_PART =
      Set.of(
          "name",
          "class",
          "attributes",
          "area_share",
          "area_scale",
          "energy_share",
          "energy_scale",
          MERGED);
  private static final Set<String> OF_AN_ACTION =
      Set.of(
          "name",
          "arguments",
          "subcomponents",
          "actions",
          "action_share",
          "energy_share",
          "energy_scale",
          "repeat",
          MERGED);

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
    for (Node node : list(section, "classes")) {
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
    check(node, OF_A_CLASS);
    List<CompoundClass.Part> parts = new ArrayList<>();
    for (Node part : list(node, "subcomponents")) {
      parts.add(part(part));
    }
    List<CompoundClass.Action> actions = new ArrayList<>();
    for (Node action : list(node, "actions")) {
      actions.add(action(action));
    }
    return new CompoundClass(
        node.location(), text(node, "name"), scalars(node, "attributes"), parts, actions);
  }

  private CompoundClass.Part part(Node node) {
    check(node, OF_A_PART);
    Numbered name = numbered(text(node, "name"));
    return new CompoundClass.Part(
        name.name,
        name.count,
        text(node, "class"),
        scalars(node, "attributes"),
        product(node, "area_share", "area_scale"),
        product(node, "energy_share", "energy_scale"));
  }

  private CompoundClass.Action action(Node node) {
    check(node, OF_AN_ACTION);
    List<CompoundClass.Step> steps = new ArrayList<>();
    for (Node part : list(node, "subcomponents")) {
      check(part, OF_AN_ACTION);
      Numbered name = numbered(text(part, "name"));
      for (Node action : list(part, "actions")) {
        check(action, OF_AN_ACTION);
        steps.add(
            new CompoundClass.Step(
                name.name,
                name.count,
                text(action, "name"),
                product(action, SHARES),
                largest(action)));
      }
    }
    return new CompoundClass.Action(text(node, "name"), largest(node), product(node, SHARES), steps);
  }

  /** Arguments, of each that has a range the end. */
  private static Map<String, String> largest(Node node) {
    Map<String, String> arguments = new LinkedHashMap<>();
    scalars(node, "arguments")
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
  private void check(Node node, Set<String> known) {
    if (node instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        if (!known.contains(entry.key())) {
          diagnosis.warning(
              entry.location(), "unknown key '%s' has no effect".formatted(entry.key()));
        }
      }
    }
  }

  private List<Node> list(Node node, String key) {
    Optional<Node> found = find(node, key);
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
  private static String product(Node node, String... keys) {
    List<String> factors = new ArrayList<>();
    for (String key : keys) {
      optional(node, key)
          .or(() -> find(node, "attributes").flatMap(of -> optional(of, key)))
          .ifPresent(factors::add);
    }
    return switch (factors.size()) {
      case 0 -> "1";
      case 1 -> factors.get(0);
      default -> "(" + String.join(")*(", factors) + ")";
    };
  }

  private static String text(Node node, String key) {
    return optional(node, key)
        .orElseThrow(() -> new IllegalArgumentException("key '" + key + "' is missing"));
  }

  private static Optional<String> optional(Node node, String key) {
    return find(node, key)
        .filter(ScalarNode.class::isInstance)
        .map(found -> ((ScalarNode) found).text().trim())
        .filter(text -> !text.isEmpty());
  }

  private static Map<String, String> scalars(Node node, String key) {
    Map<String, String> scalars = new LinkedHashMap<>();
    if (find(node, key).orElse(null) instanceof MapNode map) {
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
