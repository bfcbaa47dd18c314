package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;

/** The documents of a design, in which attributes of components can be changed by their path. */
record DesignDocument(List<MapNode> documents) {
  private static final String NAME = "name";
  private static final String ATTRIBUTES = "attributes";
  private static final String INSTANCES = "instances";

  /** A component and how many there are, as in {@code RF[1..256]}. */
  private static final Pattern COMPONENT = Pattern.compile("([^\\[]+)(\\[.*])?");

  DesignDocument {
    documents = List.copyOf(documents);
  }

  /** The same with other values of attributes, by {@code COMPONENT.attribute}. */
  DesignDocument with(Map<String, String> changes, Location at) {
    DesignDocument changed = this;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      changed = changed.with(change.getKey(), change.getValue(), at);
    }
    return changed;
  }

  private DesignDocument with(String path, String value, Location at) {
    int dot = path.lastIndexOf('.');
    String component = path.substring(0, Math.max(0, dot));
    Set<String> known = new LinkedHashSet<>();
    documents.forEach(document -> collect(document, known));
    if (!known.contains(component)) {
      throw new SpecException(
          Problem.error(at, "there is no component '%s' to set '%s' of".formatted(component, path))
              .withAdvice(Spelling.advice(component, known)));
    }
    Change change = new Change(component, path.substring(dot + 1), value);
    return new DesignDocument(
        documents.stream().map(document -> (MapNode) change.applied(document)).toList());
  }

  /** The same without sections of some keys. */
  DesignDocument without(Set<String> keys) {
    List<MapNode> left = new ArrayList<>();
    for (MapNode document : documents) {
      MapBuilder map = MapBuilder.at(document.location());
      document.entries().stream().filter(entry -> !keys.contains(entry.key())).forEach(map::put);
      left.add(map.build());
    }
    return new DesignDocument(left);
  }

  /** The number that an attribute of a component has in the file; that of the first component. */
  long number(String component, String attribute, Location at) {
    return documents.stream()
        .flatMap(document -> components(document).stream())
        .filter(map -> component.equals(nameOf(map)))
        .flatMap(map -> map.get(ATTRIBUTES).flatMap(all -> all.get(attribute)).stream())
        .flatMap(node -> node.scalarText().stream())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(
            () ->
                new SpecException(
                    at, "component '%s' has no attribute '%s'".formatted(component, attribute)));
  }

  private static List<MapNode> components(Node node) {
    List<MapNode> found = new ArrayList<>();
    if (node instanceof MapNode map && map.get(NAME).isPresent() && map.get("class").isPresent()) {
      found.add(map);
    }
    children(node).forEach(child -> found.addAll(components(child)));
    return found;
  }

  private static List<Node> children(Node node) {
    return node instanceof MapNode map
        ? map.entries().stream().map(MapNode.Entry::value).toList()
        : node instanceof ListNode list ? list.items() : List.of();
  }

  private static void collect(Node node, Set<String> names) {
    components(node).forEach(map -> names.add(nameOf(map)));
  }

  private static String nameOf(MapNode component) {
    Matcher name = COMPONENT.matcher(component.text(NAME).orElse(""));
    return name.matches() ? name.group(1) : "";
  }

  /** One attribute of the components of one name. */
  private record Change(String component, String attribute, String value) {
    Node applied(Node node) {
      if (node instanceof ListNode list) {
        return new ListNode(
            list.location(), list.items().stream().map(this::applied).toList(), list.tag());
      }
      if (!(node instanceof MapNode map)) {
        return node;
      }
      MapBuilder copy = MapBuilder.at(map.location());
      map.entries().forEach(entry -> copy.put(entry.key(), applied(entry.value())));
      if (map.get("class").isPresent() && component.equals(nameOf(map))) {
        change(map, copy);
      }
      return copy.build(map.tag());
    }

    private void change(MapNode map, MapBuilder copy) {
      if (attribute.equals(INSTANCES)) {
        copy.put(NAME, ScalarNode.of(component + "[1.." + value + "]", map.location()));
        return;
      }
      MapBuilder attributes =
          MapBuilder.at(map.location())
              .putAll(
                  map.get(ATTRIBUTES)
                      .filter(MapNode.class::isInstance)
                      .map(MapNode.class::cast)
                      .orElseGet(() -> MapBuilder.at(map.location()).build()));
      attributes.put(attribute, new ScalarNode(map.location(), value));
      copy.put(ATTRIBUTES, attributes.build());
    }
  }
}
