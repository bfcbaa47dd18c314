package org.loopwright.formats.technology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;

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
    Map<String, String> design = new LinkedHashMap<>(scalars(child(architecture, "attributes")));
    Map<String, Map<String, String>> components = new LinkedHashMap<>();
    Map<String, String> inherited = Map.of();
    addFlat(architecture, components);
    boolean outermost = true;
    Optional<Node> subtree = first(child(architecture, "subtree"));
    while (subtree.isPresent()) {
      Map<String, String> attributes = scalars(child(subtree.get(), "attributes"));
      if (outermost) {
        design.putAll(attributes);
      } else {
        inherited = merged(inherited, attributes);
      }
      outermost = false;
      addComponents(child(subtree.get(), "local"), inherited, components);
      subtree = first(child(subtree.get(), "subtree"));
    }
    return new ComponentAttributes(design, components);
  }

  /** Collects those of the oldest form, where attributes are next to the name. */
  private static void addFlat(Node architecture, Map<String, Map<String, String>> components) {
    child(architecture, "arithmetic").ifPresent(node -> addFlat("MAC", node, components));
    if (child(architecture, "storage").orElse(null) instanceof ListNode storage) {
      storage.items().forEach(node -> addFlat("", node, components));
    }
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
    if (local.isPresent() && local.get() instanceof ListNode list) {
      for (Node component : list.items()) {
        Map<String, String> own = merged(inherited, scalars(child(component, "attributes")));
        if (component instanceof MapNode map) {
          map.text("name")
              .map(name -> name.replaceAll("\\[.*", "").trim())
              .ifPresent(name -> components.put(name, own));
        }
      }
    }
  }

  private static Map<String, String> merged(Map<String, String> outer, Map<String, String> inner) {
    Map<String, String> merged = new LinkedHashMap<>(outer);
    merged.putAll(inner);
    return merged;
  }

  private static Optional<Node> child(Node node, String key) {
    return node instanceof MapNode map ? map.get(key) : Optional.empty();
  }

  private static Optional<Node> first(Optional<Node> list) {
    return list.filter(ListNode.class::isInstance)
        .map(node -> ((ListNode) node).items())
        .filter(items -> !items.isEmpty())
        .map(items -> items.get(0));
  }

  private static Map<String, String> scalars(Optional<Node> map) {
    Map<String, String> scalars = new LinkedHashMap<>();
    if (map.isPresent() && map.get() instanceof MapNode entries) {
      for (MapNode.Entry entry : entries.entries()) {
        if (entry.value() instanceof ScalarNode scalar) {
          scalars.put(entry.key().replace('-', '_'), scalar.text());
        }
      }
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
