package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.timeloop.ArchitectureEdit;
import org.loopwright.formats.timeloop.AttributeChange;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/** The documents of a design, in which attributes of components can be changed by their path. */
record DesignDocument(List<MapNode> documents) {
  private static final String NAME = "name";
  private static final String ATTRIBUTES = "attributes";
  private static final String ARCHITECTURE = "architecture";

  /** A component and how many there are, as in {@code RF[1..256]}. */
  private static final Pattern COMPONENT = Pattern.compile("([^\\[]+)(\\[.*])?");

  DesignDocument {
    documents = List.copyOf(documents);
  }

  /** The same with other values of attributes, by {@code COMPONENT.attribute}. */
  DesignDocument with(Map<String, String> changes, Location at) {
    List<AttributeChange> edits =
        changes.entrySet().stream()
            .map(change -> change(change.getKey(), change.getValue(), at))
            .toList();
    return new DesignDocument(documents.stream().map(document -> edited(document, edits)).toList());
  }

  private static AttributeChange change(String path, String value, Location at) {
    return AttributeChange.of(path, value, at)
        .orElseThrow(
            () -> new SpecException(at, "'%s' must be COMPONENT.attribute".formatted(path)));
  }

  /** Only the file with the architecture changes. */
  private static MapNode edited(MapNode document, List<AttributeChange> edits) {
    return document
        .get(ARCHITECTURE)
        .map(
            architecture ->
                MapBuilder.of(document)
                    .put(ARCHITECTURE, ArchitectureEdit.apply(architecture, edits))
                    .build())
        .orElse(document);
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

  private static String nameOf(MapNode component) {
    Matcher name = COMPONENT.matcher(component.text(NAME).orElse(""));
    return name.matches() ? name.group(1) : "";
  }
}
