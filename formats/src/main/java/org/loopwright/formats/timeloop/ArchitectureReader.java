package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * Reads {@code architecture}: a chain of subtrees, each with its local components, outermost first.
 * Instance counts in the names multiply on the way down. The older form, arithmetic and a list of
 * storage, is {@link FlatArchitectureReader}'s.
 */
public final class ArchitectureReader {
  static final int MOST_LEVELS = 64;

  private final Diagnosis diagnosis;
  private final List<StorageLevel> outermostFirst = new ArrayList<>();
  private final List<ComputeLevel> compute = new ArrayList<>();

  private ArchitectureReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  public static Optional<Architecture> read(Node architecture, Diagnosis diagnosis) {
    return new ArchitectureReader(diagnosis)
        .architecture(MapReader.of(architecture, ArchitectureKeys.ROOT, diagnosis));
  }

  private Optional<Architecture> architecture(MapReader keys) {
    int mark = diagnosis.errorCount();
    Versions.check(keys, diagnosis);
    Optional<String> given = keys.get(ArchitectureKeys.NAME);
    if (keys.has("arithmetic") || keys.has("storage")) {
      return FlatArchitectureReader.read(given, keys, diagnosis);
    }
    Optional<Node> outermost = branch(keys, ArchitectureKeys.OUTERMOST);
    keys.finish();
    String name = given.orElse(outermost.map(this::chain).orElse(""));
    if (diagnosis.errorCount() > mark) {
      return Optional.empty();
    }
    if (compute.size() != 1) {
      diagnosis.error(keys.location(), wrongCompute());
      return Optional.empty();
    }
    if (outermostFirst.size() > MOST_LEVELS) {
      diagnosis.error(keys.location(), "has more than " + MOST_LEVELS + " storage levels");
    }
    Collections.reverse(outermostFirst);
    return diagnosis.build(
        mark, keys.location(), () -> new Architecture(name, compute.get(0), outermostFirst));
  }

  private String wrongCompute() {
    return compute.isEmpty()
        ? "has no arithmetic: a component with mac or compute in its class"
        : "has more than one arithmetic component: "
            + String.join(", ", compute.stream().map(ComputeLevel::name).toList());
  }

  /** The one subtree of a level. */
  private Optional<Node> branch(MapReader keys, Key<List<Node>> subtree) {
    if (!subtree.required() && !keys.has(subtree)) {
      return Optional.empty();
    }
    List<Node> branches = keys.requireList(subtree);
    if (branches.size() != 1) {
      keys.find(subtree)
          .ifPresent(
              node ->
                  diagnosis.error(
                      node.location(), "must have one branch but has " + branches.size()));
      return Optional.empty();
    }
    return Optional.of(branches.get(0));
  }

  /** Reads the subtrees from the outermost inward; returns the name of the outermost. */
  private String chain(Node outermost) {
    String outermostName = null;
    long instances = 1;
    Optional<Node> next = Optional.of(outermost);
    while (next.isPresent()) {
      MapReader keys = MapReader.of(next.get(), ArchitectureKeys.LEVEL, diagnosis);
      ComponentName name = name(keys);
      instances = multiply(instances, name.instances(), keys.location());
      outermostName = outermostName == null ? name.name() : outermostName;
      components(keys, instances);
      next = branch(keys, ArchitectureKeys.SUBTREE);
      keys.finish();
    }
    return outermostName;
  }

  private void components(MapReader keys, long instances) {
    for (Node component : keys.list(ArchitectureKeys.LOCAL)) {
      component(MapReader.of(component, ArchitectureKeys.COMPONENT, diagnosis), instances);
    }
  }

  private void component(MapReader keys, long enclosing) {
    int mark = diagnosis.errorCount();
    ComponentName name = name(keys);
    String componentClass = keys.text(ArchitectureKeys.CLASS);
    MapReader attributes =
        keys.find(ArchitectureKeys.ATTRIBUTES)
            .map(node -> MapReader.of(node, diagnosis))
            .orElseGet(() -> new MapReader(new MapNode(keys.location(), List.of()), diagnosis));
    keys.finish();
    long instances = multiply(enclosing, name.instances(), keys.location());
    if (diagnosis.errorCount() == mark) {
      add(new Component(name.name(), componentClass, instances, attributes, keys.location()));
    }
  }

  private void add(Component component) {
    switch (ComponentKind.of(component.componentClass())) {
      case STORAGE -> StorageAttributes.read(component, diagnosis).ifPresent(outermostFirst::add);
      case COMPUTE -> ComputeAttributes.read(component, diagnosis).ifPresent(compute::add);
      case NETWORK ->
          diagnosis.warning(
              component.location(),
              "network " + component.name() + " is not modelled: networks are inferred");
      case OTHER ->
          diagnosis.warning(
              component.location(),
              "%s is ignored: class %s is neither storage nor arithmetic"
                  .formatted(component.name(), component.componentClass()));
    }
  }

  private ComponentName name(MapReader keys) {
    Optional<Node> node = keys.find(ArchitectureKeys.LEVEL_NAME);
    String text = keys.text(ArchitectureKeys.LEVEL_NAME);
    Optional<ComponentName> name = ComponentName.parse(text);
    if (name.isEmpty()) {
      diagnosis.error(
          node.map(Node::location).orElse(keys.location()),
          "must be NAME or NAME[FIRST..LAST] but was " + text);
    }
    return name.orElse(new ComponentName("?", 1));
  }

  private long multiply(long enclosing, long instances, Location location) {
    return diagnosis.attempt(location, () -> Math.multiplyExact(enclosing, instances)).orElse(1L);
  }
}
