package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;

/**
 * Changes attributes in the section of an architecture before it is read, in each of its grammars:
 * subtrees, nodes and the oldest form. What is no attribute there is found when it is read.
 */
public final class ArchitectureEdit {
  private static final String NAME = "name";
  private static final String ATTRIBUTES = ArchitectureCodec.ATTRIBUTES.name();
  private static final String SPATIAL = "spatial";
  private static final Set<String> MESH = Set.of(Component.MESH_X.name(), Component.MESH_Y.name());

  private final AttributeChange change;
  private final Set<String> names = new LinkedHashSet<>();
  private boolean done;

  private ArchitectureEdit(AttributeChange change) {
    this.change = change;
  }

  /**
   * The architecture with all changes.
   *
   * @throws SpecException if it has no component of a name
   */
  public static Node apply(Node architecture, List<AttributeChange> changes) {
    Node changed = architecture;
    for (AttributeChange change : changes) {
      ArchitectureEdit edit = new ArchitectureEdit(change);
      changed = edit.visit(changed);
      edit.requireDone();
    }
    return changed;
  }

  private void requireDone() {
    if (!done) {
      throw new SpecException(
          Problem.error(
                  change.location(),
                  "the design has no component '%s'".formatted(change.component()))
              .withAdvice(
                  Spelling.suggestion(change.component(), names)
                      .orElse("It has " + String.join(", ", names))));
    }
  }

  private Node visit(Node node) {
    if (node instanceof ListNode list) {
      return new ListNode(
          list.location(), list.items().stream().map(this::visit).toList(), list.tag());
    }
    if (!(node instanceof MapNode map)) {
      return node;
    }
    Optional<ComponentName> name = map.text(NAME).flatMap(ComponentName::parse);
    name.ifPresent(given -> names.add(given.name()));
    boolean isMeant = name.filter(given -> given.name().equals(change.component())).isPresent();
    return isMeant && !done ? changed(map, name.get()) : withInner(map);
  }

  private MapNode withInner(MapNode map) {
    List<MapNode.Entry> entries = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      entries.add(new MapNode.Entry(entry.key(), entry.location(), visit(entry.value())));
    }
    return new MapNode(map.location(), entries, map.tag());
  }

  private MapNode changed(MapNode component, ComponentName name) {
    done = true;
    if (!component.tag().isEmpty()) {
      return changedNode(component);
    }
    boolean isSubtree = component.get(ArchitectureCodec.LOCAL.name()).isPresent();
    if (change.attribute().equals(Component.INSTANCES.name())) {
      return withInstances(component, name, change.value());
    }
    if (change.attribute().equals(ArchitectureCodec.CLASS.name())) {
      return with(component, change.attribute());
    }
    boolean isFlat = component.get(ATTRIBUTES).isEmpty() && !isSubtree && !isInSubtrees(component);
    MapNode whole = isFlat ? with(component, change.attribute()) : inside(component, ATTRIBUTES);
    return MESH.contains(change.attribute()) ? withRange(component, whole, name) : whole;
  }

  /** Components of subtrees have attributes in a map of their own, where they have any. */
  private static boolean isInSubtrees(MapNode component) {
    return component.entries().stream()
        .allMatch(entry -> entry.key().equals(NAME) || entry.key().equals("class"));
  }

  /** In a node the mesh is not among the attributes. */
  private MapNode changedNode(MapNode node) {
    return inside(node, MESH.contains(change.attribute()) ? SPATIAL : ATTRIBUTES);
  }

  private MapNode with(MapNode map, String key) {
    return MapBuilder.of(map)
        .put(
            new MapNode.Entry(
                key, change.location(), new ScalarNode(change.location(), change.value())))
        .build(map.tag());
  }

  private MapNode inside(MapNode component, String key) {
    MapNode inner =
        component.get(key).orElse(null) instanceof MapNode given
            ? given
            : MapBuilder.at(change.location()).build();
    return MapBuilder.of(component)
        .put(new MapNode.Entry(key, inner.location(), with(inner, spelled(inner))))
        .build(component.tag());
  }

  /** The key as the file spells it, so that it is not given twice. */
  private String spelled(MapNode attributes) {
    String wanted = change.attribute().replace('-', '_');
    return attributes.entries().stream()
        .map(MapNode.Entry::key)
        .filter(key -> key.replace('-', '_').equals(wanted))
        .findFirst()
        .orElse(change.attribute());
  }

  /** A range that was the whole mesh stays the whole mesh. */
  private MapNode withRange(MapNode before, MapNode after, ComponentName name) {
    long old = mesh(before);
    long now = mesh(after);
    return name.instances() == old && name.instances() > 1 && now > 0
        ? withInstances(after, name, Long.toString(now))
        : after;
  }

  private static long mesh(MapNode component) {
    Node attributes = component.get(ATTRIBUTES).orElse(component);
    return number(attributes, Component.MESH_X.name())
        * number(attributes, Component.MESH_Y.name());
  }

  private static long number(Node attributes, String key) {
    return attributes
        .get(key)
        .flatMap(Node::scalarText)
        .map(text -> NumberText.toLong(text.trim()).orElse(0))
        .orElse(1L);
  }

  private MapNode withInstances(MapNode component, ComponentName name, String instances) {
    String range = name.name() + "[1.." + instances + "]";
    return MapBuilder.of(component)
        .put(new MapNode.Entry(NAME, change.location(), new ScalarNode(change.location(), range)))
        .build(component.tag());
  }
}
