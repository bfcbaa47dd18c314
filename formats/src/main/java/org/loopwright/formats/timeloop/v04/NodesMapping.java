package org.loopwright.formats.timeloop.v04;

import static org.loopwright.formats.timeloop.v04.ClassicNodes.entry;
import static org.loopwright.formats.timeloop.v04.ClassicNodes.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;

/**
 * Completes a mapping by what the nodes say already: in this grammar a mapping is a list of
 * constraints like those beside the nodes, and need not repeat them.
 */
public final class NodesMapping {
  private static final Pattern EXACTLY_ONE_FACTOR = Pattern.compile("([^<>=]+)=+\\d+");
  private static final Set<String> DATA_SPACE_TYPES = Set.of("dataspace", "datatype", "bypass");
  private static final Set<String> TYPES = Set.of("temporal", "spatial", "dataspace");

  private final List<Node> mapping;

  private NodesMapping(List<Node> mapping) {
    this.mapping = mapping;
  }

  /**
   * The entries of a mapping, of levels and no longer of nodes, and those that it lacks.
   *
   * @param constraints classic entries, all of which the mapping must obey
   */
  public static Node complete(Node mapping, NodesDesign design, List<Node> constraints) {
    if (!(mapping instanceof ListNode list)) {
      return mapping;
    }
    NodesMapping completion =
        new NodesMapping(
            list.items().stream()
                .map(item -> atLevel(item, design.fanouts()))
                .collect(Collectors.toCollection(ArrayList::new)));
    for (Node section : constraints) {
      if (section instanceof ListNode entries) {
        entries.items().forEach(completion::addMissing);
      }
    }
    return new ListNode(list.location(), completion.mapping);
  }

  /** A spatial entry of a node is one of the level that feeds it. */
  private static Node atLevel(Node item, Map<String, String> fanouts) {
    Optional<String> level = text(item, "target").map(fanouts::get);
    if (level.isEmpty() || !text(item, "type").equals(Optional.of("spatial"))) {
      return item;
    }
    List<MapNode.Entry> keys = new ArrayList<>();
    for (MapNode.Entry key : ((MapNode) item).entries()) {
      keys.add(key.key().equals("target") ? entry("target", key.location(), level.get()) : key);
    }
    return new MapNode(item.location(), keys);
  }

  private void addMissing(Node constraint) {
    Optional<String> type = text(constraint, "type").filter(TYPES::contains);
    Optional<String> target = text(constraint, "target");
    if (type.isEmpty() || target.isEmpty() || constraint.isNull()) {
      return;
    }
    MapNode demanded = (MapNode) constraint;
    for (int i = 0; i < mapping.size(); i++) {
      if (isSame(mapping.get(i), type.get(), target.get())) {
        if (!type.get().equals("dataspace")) {
          mapping.set(i, completed((MapNode) mapping.get(i), demanded));
        }
        return;
      }
    }
    List<MapNode.Entry> keys = new ArrayList<>();
    demanded.get("target").ifPresent(node -> keys.add(entry("target", node)));
    demanded.get("type").ifPresent(node -> keys.add(entry("type", node)));
    for (String key : List.of("keep", "bypass")) {
      demanded.get(key).ifPresent(node -> keys.add(entry(key, node)));
    }
    mapping.add(completed(new MapNode(constraint.location(), keys), demanded));
  }

  private static boolean isSame(Node entry, String type, String target) {
    String other = text(entry, "type").orElse("");
    return text(entry, "target").equals(Optional.of(target))
        && (other.equals(type) || (type.equals("dataspace") && DATA_SPACE_TYPES.contains(other)));
  }

  /** An entry with the order and the factors that are demanded and that it does not state. */
  private static MapNode completed(MapNode entry, MapNode demanded) {
    List<MapNode.Entry> keys = new ArrayList<>(entry.entries());
    for (String key : List.of("permutation", "split")) {
      if (entry.get(key).isEmpty()) {
        demanded.entry(key).ifPresent(keys::add);
      }
    }
    if (demanded.get("factors").orElse(null) instanceof ListNode factors) {
      Optional<Node> stated = entry.get("factors");
      Set<String> named = stated.map(NodesMapping::dimensions).orElse(Set.of());
      List<Node> all = new ArrayList<>(stated.map(List::of).orElse(List.of()));
      factors.items().stream().filter(factor -> isMissing(factor, named)).forEach(all::add);
      keys.removeIf(key -> key.key().equals("factors"));
      keys.add(entry("factors", new ListNode(factors.location(), all)));
    }
    return new MapNode(entry.location(), keys);
  }

  private static boolean isMissing(Node factor, Set<String> named) {
    return factor instanceof ScalarNode scalar
        && EXACTLY_ONE_FACTOR.matcher(scalar.text()).matches()
        && !named.contains(scalar.text().substring(0, scalar.text().indexOf('=')));
  }

  private static Set<String> dimensions(Node factors) {
    Set<String> dimensions = new LinkedHashSet<>();
    if (factors instanceof ListNode list) {
      list.items().forEach(item -> dimensions.addAll(dimensions(item)));
    } else if (factors instanceof MapNode map) {
      map.entries().forEach(entry -> dimensions.add(entry.key()));
    } else if (factors instanceof ScalarNode scalar) {
      for (String word : scalar.text().trim().split("[\\s,]+")) {
        int operator = word.indexOf('=');
        dimensions.add(operator < 0 ? word.replaceAll("\\d+$", "") : word.substring(0, operator));
      }
    }
    return dimensions;
  }
}
