package org.loopwright.formats.compound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      Pattern.compile("([^\\[\\]]+?)\\s*(?:\\[([^\\[\\]]+?)(?:\\.\\.([^\\[\\]]+?))?])?");

  private final Diagnosis diagnosis;

  private CompoundReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** The classes of a section; a section that is no map has none, and a warning. */
  public static List<CompoundClass> read(Node section, Diagnosis diagnosis) {
    if (!(section instanceof MapNode)) {
      diagnosis.warning(section.location(), "is no map of compound components, and has no effect");
      return List.of();
    }
    CompoundReader reader = new CompoundReader(diagnosis);
    List<CompoundClass> classes = new ArrayList<>();
    for (Node node : reader.list(section, "classes")) {
      diagnosis.attempt(node.location(), () -> reader.compound(node)).ifPresent(classes::add);
    }
    return classes;
  }

  private CompoundClass compound(Node node) {
    List<CompoundClass.Part> parts = new ArrayList<>();
    for (Node part : list(node, "subcomponents")) {
      parts.add(part(part));
    }
    List<CompoundClass.Action> actions = new ArrayList<>();
    for (Node action : list(node, "actions")) {
      actions.add(action(action));
    }
    return new CompoundClass(text(node, "name"), scalars(node, "attributes"), parts, actions);
  }

  private CompoundClass.Part part(Node node) {
    Numbered name = numbered(text(node, "name"));
    return new CompoundClass.Part(
        name.name,
        name.count,
        text(node, "class"),
        scalars(node, "attributes"),
        product(node, "area_share", "area_scale"));
  }

  private CompoundClass.Action action(Node node) {
    List<CompoundClass.Step> steps = new ArrayList<>();
    for (Node part : list(node, "subcomponents")) {
      Numbered name = numbered(text(part, "name"));
      for (Node action : list(part, "actions")) {
        steps.add(
            new CompoundClass.Step(
                name.name,
                name.count,
                text(action, "name"),
                product(action, "action_share", "energy_scale", "repeat")));
      }
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    scalars(node, "arguments")
        .forEach((name, range) -> arguments.put(name, range.replaceAll(".*\\.\\.", "").trim()));
    return new CompoundClass.Action(text(node, "name"), arguments, steps);
  }

  /** A name that may tell how many there are: NAME, NAME[I] or NAME[FIRST..LAST]. */
  private record Numbered(String name, String count) {}

  private static Numbered numbered(String text) {
    Matcher matcher = NAME.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be NAME or NAME[FIRST..LAST] but was " + text);
    }
    String count =
        matcher.group(3) == null
            ? "1"
            : "(%s)-(%s)+1".formatted(matcher.group(3), matcher.group(2));
    return new Numbered(matcher.group(1), count);
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

  /** All that is given of factors. */
  private static String product(Node node, String... keys) {
    List<String> factors = new ArrayList<>();
    for (String key : keys) {
      optional(node, key).ifPresent(factors::add);
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
    return map.get(key).or(() -> map.get("<<").flatMap(merged -> find(merged, key)));
  }
}
