package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * The oldest form of {@code arch} (Parashar et al. 2019, Figure 4), read and written: {@code
 * arithmetic} and a list {@code storage}, innermost first, each component with its attributes next
 * to its name.
 */
public final class FlatArchitectureCodec {
  private static final String DEFAULT_NAME = "arch";
  private static final String ARITHMETIC_NAME = "MAC";
  private static final String ARITHMETIC_CLASS = "intmac";
  private static final String STORAGE_CLASS = "SRAM";

  private static final Key<Node> ARITHMETIC =
      Key.of("arithmetic", ValueType.ANYTHING, "The arithmetic.").mustBeThere();
  private static final Key<List<Node>> STORAGE =
      Key.of("storage", ValueType.listOf(ValueType.ANYTHING), "The levels.").mustBeThere();
  static final KeyTable TABLE =
      KeyTable.of(
              "architecture_flat",
              "The oldest form: the arithmetic, and storage from the inside out.",
              StatedDesign.NAME,
              ARITHMETIC,
              STORAGE)
          .withOthers(ValueType.ANYTHING);

  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "Name of the component.").mustBeThere();
  private static final Key<String> CLASS =
      Key.of("class", ValueType.TEXT, "Class of the component.");
  private static final Key<String> TECHNOLOGY =
      Key.of(StorageAttributes.TECHNOLOGY.name(), ValueType.TEXT, "DRAM, or anything on the chip.");
  private static final Key<Integer> COLUMNS =
      Key.of(Component.MESH_X.name(), ValueType.POSITIVE_INT, "Columns of instances.");
  private static final Key<Integer> ROWS =
      Key.of(Component.MESH_Y.name(), ValueType.POSITIVE_INT, "Rows of instances.");

  /** What is read of a component before its attributes, which are next to it. */
  private static final KeyTable COMPONENT =
      KeyTable.of(
          "flat_component",
          "A component.",
          NAME,
          CLASS,
          TECHNOLOGY,
          Component.INSTANCES,
          COLUMNS,
          ROWS);

  private final Diagnosis diagnosis;

  private FlatArchitectureCodec(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** Whether a section is in this form. */
  static boolean isGiven(MapReader section) {
    section.ignore(ARITHMETIC.name(), STORAGE.name());
    return Stream.of(ARITHMETIC, STORAGE)
        .flatMap(key -> key.findIn(section.node()).stream())
        .anyMatch(value -> !value.isNull());
  }

  /** The architecture of a section whose version and name are read already. */
  static Optional<Architecture> read(
      Optional<String> name, MapReader section, Diagnosis diagnosis) {
    return new FlatArchitectureCodec(diagnosis)
        .architecture(name.orElse(DEFAULT_NAME), section.expect(TABLE));
  }

  private Optional<Architecture> architecture(String name, MapReader keys) {
    int mark = diagnosis.errorCount();
    List<Node> nodes = keys.requireList(STORAGE);
    if (nodes.size() > StatedDesign.MAX_LEVELS) {
      diagnosis.error(
          keys.location(), "has more than " + StatedDesign.MAX_LEVELS + " storage levels");
      return Optional.empty();
    }
    List<StorageLevel> storage = new ArrayList<>();
    nodes.forEach(node -> storage(node).ifPresent(storage::add));
    Optional<ComputeLevel> compute =
        keys.findRequired(ARITHMETIC).flatMap(node -> arithmetic(node, storage));
    keys.finish();
    return diagnosis.build(
        mark, keys.location(), () -> new Architecture(name, compute.orElseThrow(), storage));
  }

  private Optional<StorageLevel> storage(Node node) {
    MapReader keys = MapReader.of(node, COMPONENT, diagnosis);
    String name = keys.text(NAME);
    String componentClass = keys.get(CLASS).orElseGet(() -> classByTechnology(keys));
    return StorageAttributes.read(component(name, componentClass, keys), diagnosis);
  }

  /** Off-chip memory is a technology in this form; all else is on the chip. */
  private static String classByTechnology(MapReader keys) {
    return keys.get(TECHNOLOGY).filter(StorageAttributes.DRAM::equals).orElse(STORAGE_CLASS);
  }

  private Optional<ComputeLevel> arithmetic(Node node, List<StorageLevel> storage) {
    MapReader keys = MapReader.of(node, COMPONENT, diagnosis);
    String name = keys.get(NAME).orElse(ARITHMETIC_NAME);
    String componentClass = keys.get(CLASS).orElse(ARITHMETIC_CLASS);
    boolean laidOut = keys.has(COLUMNS) || keys.has(ROWS);
    return ComputeAttributes.read(component(name, componentClass, keys), diagnosis)
        .map(compute -> laidOut || storage.isEmpty() ? compute : below(storage.get(0), compute));
  }

  /**
   * Arithmetic without a layout lies along X, unless that does not go with the mesh of the storage
   * above it: then each instance there has its units side by side.
   */
  private static ComputeLevel below(StorageLevel storage, ComputeLevel compute) {
    Mesh above = storage.mesh();
    long units = compute.mesh().instances();
    boolean goesWith = units % above.x() == 0 && above.y() == 1;
    return goesWith || units % above.instances() != 0
        ? compute
        : compute.withMesh(new Mesh(units / above.y(), above.y()));
  }

  /** Where only a mesh is given, it gives the number of instances. */
  private Component component(String name, String componentClass, MapReader keys) {
    long mesh =
        keys.has(Component.INSTANCES)
            ? 1
            : Math.multiplyExact(
                (long) keys.get(COLUMNS).orElse(1), (long) keys.get(ROWS).orElse(1));
    MapReader attributes = new MapReader(keys.node(), diagnosis);
    attributes.ignore(NAME.name(), CLASS.name());
    return new Component(name, componentClass, mesh, attributes, keys.location());
  }

  /** The oldest form: arithmetic, and storage innermost first. */
  public static MapNode write(Architecture architecture, ComponentAttributes given) {
    MapBuilder tree = MapBuilder.written().put(StatedDesign.NAME, architecture.name());
    StatedDesign.put(tree, given.design());
    List<Node> innermostFirst = new ArrayList<>();
    StatedComponent.of(architecture, given)
        .forEach(component -> innermostFirst.add(0, flat(component)));
    return tree.put(ARITHMETIC, innermostFirst.get(0))
        .put(STORAGE, innermostFirst.subList(1, innermostFirst.size()))
        .build();
  }

  /** A name or a class among the attributes is the component's own. */
  private static MapNode flat(StatedComponent component) {
    return MapBuilder.written()
        .put(NAME, component.name())
        .put(CLASS, component.componentClass())
        .put(Component.INSTANCES, component.mesh().instances())
        .putAll(component.attributes())
        .put(NAME, component.name())
        .put(CLASS, component.componentClass())
        .build();
  }
}
