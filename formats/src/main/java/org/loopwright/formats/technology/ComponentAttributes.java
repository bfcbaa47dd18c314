package org.loopwright.formats.technology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;

/**
 * All plain attributes of an architecture's components, by component; a component has those of the
 * subtrees around it, unless it states others.
 *
 * @param design attributes of the whole architecture and of its outermost subtree
 * @param components of each component its own and those of subtrees inside the outermost
 */
public record ComponentAttributes(
    Map<String, String> design, Map<String, Map<String, String>> components) {
  public static final ComponentAttributes NONE = new ComponentAttributes(Map.of(), Map.of());

  public ComponentAttributes {
    design = Collections.unmodifiableMap(new LinkedHashMap<>(design));
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    components.forEach(
        (name, own) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(own))));
    components = Collections.unmodifiableMap(copy);
  }

  /** Collects them from an architecture; what is malformed is skipped, as others report it. */
  public static ComponentAttributes of(Node architecture) {
    Map<String, String> design = scalars(architecture.get("attributes"));
    Map<String, Map<String, String>> components = new LinkedHashMap<>();
    Map<String, String> inherited = Map.of();
    addFlat(architecture, components);
    boolean outermost = true;
    Optional<Node> subtree = first(architecture.get("subtree"));
    while (subtree.isPresent()) {
      Map<String, String> attributes = scalars(subtree.get().get("attributes"));
      if (outermost) {
        design.putAll(attributes);
      } else {
        inherited = merged(inherited, attributes);
      }
      outermost = false;
      addComponents(subtree.get().get("local"), inherited, components);
      subtree = first(subtree.get().get("subtree"));
    }
    return new ComponentAttributes(design, components);
  }

  /** Collects those of the oldest form, where attributes are next to the name. */
  private static void addFlat(Node architecture, Map<String, Map<String, String>> components) {
    architecture.get("arithmetic").ifPresent(node -> addFlat("MAC", node, components));
    items(architecture.get("storage")).forEach(node -> addFlat("", node, components));
  }

  private static void addFlat(
      String standardName, Node component, Map<String, Map<String, String>> components) {
    Map<String, String> own = scalars(Optional.of(component));
    String named = own.remove("name");
    own.remove("class");
    components.put(named == null ? standardName : named, own);
  }

  private static void addComponents(
      Optional<Node> local,
      Map<String, String> inherited,
      Map<String, Map<String, String>> components) {
    for (Node component : items(local)) {
      component
          .get("name")
          .flatMap(Node::scalarText)
          .map(name -> name.replaceAll("\\[.*", "").trim())
          .ifPresent(
              name ->
                  components.put(name, merged(inherited, scalars(component.get("attributes")))));
    }
  }

  private static Map<String, String> merged(Map<String, String> outer, Map<String, String> inner) {
    Map<String, String> merged = new LinkedHashMap<>(outer);
    merged.putAll(inner);
    return merged;
  }

  private static Optional<Node> first(Optional<Node> list) {
    return items(list).stream().findFirst();
  }

  private static List<Node> items(Optional<Node> list) {
    return list.orElse(null) instanceof ListNode some ? some.items() : List.of();
  }

  private static Map<String, String> scalars(Optional<Node> map) {
    Map<String, String> scalars = new LinkedHashMap<>();
    for (MapNode.Entry entry : map.map(Node::entries).orElse(List.of())) {
      String key = entry.key().replace('-', '_');
      entry.value().scalarText().ifPresent(text -> scalars.put(key, text));
    }
    return scalars;
  }

  /** All attributes that hold for a component, the innermost first in precedence. */
  public Map<String, String> of(String component) {
    return merged(design, own(component));
  }

  /** The attributes of a component itself and of subtrees inside the outermost. */
  public Map<String, String> own(String component) {
    return components.getOrDefault(component, Map.of());
  }
}
