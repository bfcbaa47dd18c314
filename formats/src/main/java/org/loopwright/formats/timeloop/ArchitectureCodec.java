package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.ValueType.fragment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * The section {@code architecture}, read and written: a chain of subtrees, each with its local
 * components, outermost first. Instance counts in the names multiply on the way down. The older
 * form, arithmetic and a list of storage, is {@link FlatArchitectureCodec}'s; that of nodes is
 * translated to this one.
 */
public final class ArchitectureCodec {
  private static final String SYSTEM = "system";

  public static final Key<String> LEVEL_NAME =
      Key.of("name", ValueType.TEXT, "NAME, or NAME[FIRST..LAST] for as many instances.")
          .mustBeThere();
  public static final Key<String> CLASS =
      Key.of("class", ValueType.TEXT, meaningOfClass()).mustBeThere();
  public static final Key<Node> SUBCLASS =
      Key.of("subclass", ValueType.ANYTHING, "For estimators of cost.");
  public static final Key<Map<String, Node>> ATTRIBUTES =
      Key.of(
          "attributes",
          ValueType.mapOf(ValueType.ANYTHING),
          "Sizes, bandwidths and what estimators of cost read.");
  public static final Key<List<Node>> LOCAL =
      Key.of(
          "local",
          ValueType.listOf(ValueType.table(() -> ArchitectureCodec.COMPONENT)),
          "Components of this level, outermost first.");
  public static final Key<List<Node>> SUBTREE =
      Key.of("subtree", one(), "The one level inside this one.");
  static final Key<List<Node>> OUTERMOST =
      Key.of("subtree", one(), "The outermost level.").mustBeThere();

  static final KeyTable COMPONENT =
      KeyTable.of(
              "component",
              "A storage, arithmetic or other component.",
              LEVEL_NAME,
              CLASS,
              ATTRIBUTES)
          .passingOver("subclass", "required_actions", "enabled")
          .withRules(attributesByClass());
  static final KeyTable LEVEL =
      KeyTable.of(
              "level",
              "A level: its components and the one inside.",
              LEVEL_NAME,
              StatedDesign.ATTRIBUTES,
              LOCAL,
              SUBTREE)
          .passingOver("required_actions");
  static final KeyTable ROOT =
      KeyTable.of(
          "architecture",
          "The hardware, from the outermost storage inward to one kind of arithmetic.",
          Versions.KEY,
          StatedDesign.NAME,
          StatedDesign.ATTRIBUTES,
          OUTERMOST);

  /** What the section may be. */
  public static final ValueType<Node> SECTION =
      ValueType.anyOf(
          ValueType.table(() -> ROOT),
          ValueType.table(() -> ArchitectureCodec.NODES_TABLE),
          ValueType.table(() -> FlatArchitectureCodec.TABLE));

  /** In place of a subtree: the nodes of version 0.4. */
  public static final Key<List<Node>> NODES =
      Key.of("nodes", ValueType.listOf(ValueType.ANYTHING), "The nodes.").mustBeThere();

  private static final KeyTable NODES_TABLE =
      KeyTable.of(
              "architecture_of_nodes",
              "The hardware as tagged nodes, from the outside in.",
              Versions.KEY,
              NODES)
          .withOthers(ValueType.ANYTHING);

  private final Diagnosis diagnosis;
  private final List<StorageLevel> outermostFirst = new ArrayList<>();
  private final List<ComputeLevel> compute = new ArrayList<>();

  private ArchitectureCodec(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  public static Optional<Architecture> read(Node architecture, Diagnosis diagnosis) {
    return new ArchitectureCodec(diagnosis)
        .architecture(MapReader.of(architecture, ROOT, diagnosis));
  }

  private Optional<Architecture> architecture(MapReader keys) {
    int mark = diagnosis.errorCount();
    Versions.check(keys);
    Optional<String> given = keys.get(StatedDesign.NAME);
    if (FlatArchitectureCodec.isGiven(keys)) {
      return FlatArchitectureCodec.read(given, keys, diagnosis);
    }
    Optional<Node> outermost = branch(keys, OUTERMOST);
    keys.finish();
    String name = given.orElse(outermost.map(this::chain).orElse(""));
    if (diagnosis.errorCount() > mark) {
      return Optional.empty();
    }
    if (compute.size() != 1) {
      diagnosis.error(keys.location(), wrongCompute());
      return Optional.empty();
    }
    if (outermostFirst.size() > StatedDesign.MAX_LEVELS) {
      diagnosis.error(
          keys.location(), "has more than " + StatedDesign.MAX_LEVELS + " storage levels");
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
      MapReader keys = MapReader.of(next.get(), LEVEL, diagnosis);
      ComponentName name = name(keys);
      instances = multiply(instances, name.instances(), keys.location());
      outermostName = outermostName == null ? name.name() : outermostName;
      components(keys, instances);
      next = branch(keys, SUBTREE);
      keys.finish();
    }
    return outermostName;
  }

  private void components(MapReader keys, long instances) {
    for (Node component : keys.list(LOCAL)) {
      component(MapReader.of(component, COMPONENT, diagnosis), instances);
    }
  }

  private void component(MapReader keys, long enclosing) {
    int mark = diagnosis.errorCount();
    ComponentName name = name(keys);
    String componentClass = keys.text(CLASS);
    MapReader attributes =
        keys.map(ATTRIBUTES)
            .orElseGet(() -> new MapReader(new MapNode(keys.location(), List.of()), diagnosis));
    keys.finish();
    long instances = multiply(enclosing, name.instances(), keys.location());
    if (diagnosis.errorCount() == mark) {
      add(new Component(name.name(), componentClass, instances, attributes, keys.location()));
    }
  }

  private void add(Component component) {
    switch (component.kind()) {
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
    Optional<Node> node = keys.find(LEVEL_NAME);
    String text = keys.text(LEVEL_NAME);
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

  private static ValueType<List<Node>> one() {
    return ValueType.listOf(ValueType.table(() -> ArchitectureCodec.LEVEL), 1, 1);
  }

  private static String meaningOfClass() {
    return "Storage if it contains %s; arithmetic if it contains %s."
        .formatted(
            String.join(", ", Component.Kind.STORAGE.markers()),
            String.join(", ", Component.Kind.COMPUTE.markers()));
  }

  private static Map<String, Object> attributesByClass() {
    Map<String, Object> compute =
        fragment(
            "if",
            classIs(Component.Kind.COMPUTE),
            "then",
            attributesOf(ComputeAttributes.CODEC::table));
    return fragment(
        "if",
        classIs(Component.Kind.STORAGE),
        "then",
        attributesOf(StorageAttributes.CODEC::table),
        "else",
        compute);
  }

  private static Map<String, Object> classIs(Component.Kind kind) {
    String pattern = String.join("|", kind.markers());
    return fragment(
        "required",
        List.of("class"),
        "properties",
        fragment("class", fragment("type", "string", "pattern", pattern)));
  }

  private static Map<String, Object> attributesOf(Supplier<KeyTable> table) {
    return fragment("properties", fragment("attributes", ValueType.table(table).schema()));
  }

  /** The classic form: one subtree, all components local to it, outermost first. */
  public static MapNode write(Architecture architecture, ComponentAttributes given) {
    String name = architecture.name();
    boolean named = ComponentName.parse(name).filter(text -> text.name().equals(name)).isPresent();
    MapBuilder outermost = MapBuilder.written().put(LEVEL_NAME, named ? name : SYSTEM);
    StatedDesign.put(outermost, given.design());
    List<Node> local = new ArrayList<>();
    StatedComponent.of(architecture, given).forEach(component -> local.add(local(component)));
    outermost.put(LOCAL, local);
    MapBuilder tree = MapBuilder.written().put(Versions.KEY, Versions.WRITTEN);
    if (!named) {
      tree.put(StatedDesign.NAME, name);
    }
    return tree.put(SUBTREE, List.of(outermost.build())).build();
  }

  private static MapNode local(StatedComponent component) {
    long instances = component.mesh().instances();
    return MapBuilder.written()
        .put(
            LEVEL_NAME,
            instances == 1 ? component.name() : component.name() + "[1.." + instances + "]")
        .put(CLASS, component.componentClass())
        .put(ATTRIBUTES.name(), component.attributes())
        .build();
  }
}
