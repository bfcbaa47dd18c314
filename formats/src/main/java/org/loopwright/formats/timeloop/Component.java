package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * A component of an architecture before its own attributes are read, and the attributes that all
 * components have: the size of a word and the mesh of the instances.
 *
 * @param instances in the whole design, by the ranges of the names on the way from the root
 */
public record Component(
    String name, String componentClass, long instances, MapReader attributes, Location location) {
  public static final Key<Integer> WORD_BITS =
      Key.of("word_bits", ValueType.POSITIVE_INT, "Size of a word.")
          .spelled("word_width", "datawidth", "data_width")
          .in("bits")
          .standard(16);
  public static final Key<Long> INSTANCES =
      Key.of("instances", ValueType.POSITIVE, "Instances in the whole design.");
  public static final Key<Long> MESH_X =
      Key.of("meshX", ValueType.POSITIVE, "Columns that the instances lie in; must divide them.")
          .in("instances");
  public static final Key<Long> MESH_Y =
      Key.of("meshY", ValueType.POSITIVE, "Rows that the instances lie in; must divide them.")
          .in("instances");

  /** What a component is, by its class. */
  enum Kind {
    STORAGE("DRAM SRAM regfile smartbuffer storage"),
    COMPUTE("mac compute"),
    NETWORK("XY_NoC Legacy ReductionTree SimpleMulticast"),
    OTHER("");

    private final String markers;

    /** A kind with the words that mark its classes, parted by spaces. */
    Kind(String markers) {
      this.markers = markers;
    }

    /** Words that mark the classes of this kind. */
    List<String> markers() {
      return markers.isEmpty() ? List.of() : List.of(markers.split(" "));
    }
  }

  /** A table that begins with the attributes of all components, and passes over unknown ones. */
  static KeyTable table(String name, String meaning) {
    return KeyTable.of(
            name, meaning, WORD_BITS, INSTANCES, MESH_X, MESH_Y, UnmodelledAttributes.NETWORK_TYPE)
        .leaving(UnmodelledAttributes.OF_PRICES)
        .withOthers(ValueType.ANYTHING);
  }

  /** A component with attributes that no file has, as a writer tries them. */
  private static Component written(
      String name, String componentClass, Mesh mesh, MapNode attributes) {
    MapReader keys = new MapReader(attributes, new Diagnosis());
    return new Component(name, componentClass, mesh.instances(), keys, Node.NOWHERE);
  }

  /** The first kind of which the class contains a marker. */
  Kind kind() {
    return Stream.of(Kind.values())
        .filter(kind -> kind.markers().stream().anyMatch(componentClass::contains))
        .findFirst()
        .orElse(Kind.OTHER);
  }

  int wordBits() {
    return attributes.get(WORD_BITS).orElseThrow();
  }

  /** The layout of all instances. X takes what Y leaves; with neither given, all lie along X. */
  Mesh mesh(Diagnosis diagnosis) {
    long all = attributes.get(INSTANCES).orElse(instances);
    long x = attributes.get(MESH_X).orElse(0L);
    long y = attributes.get(MESH_Y).orElse(0L);
    if (x > 0 && y > 0) {
      if (Math.multiplyHigh(x, y) != 0 || x * y != all) {
        diagnosis.error(
            location, "meshX %s x meshY %s must be its %s instances".formatted(x, y, all));
      }
    } else if (x > 0) {
      y = quotient(all, x, MESH_X, diagnosis);
    } else if (y > 0) {
      x = quotient(all, y, MESH_Y, diagnosis);
    } else {
      x = all;
      y = 1;
    }
    long columns = x;
    long rows = y;
    return diagnosis.attempt(location, () -> new Mesh(columns, rows)).orElse(Mesh.SINGLE);
  }

  private long quotient(long all, long mesh, Key<Long> axis, Diagnosis diagnosis) {
    if (all % mesh != 0) {
      diagnosis.error(
          location, "%s %s must divide its %s instances".formatted(axis.name(), mesh, all));
      return 1;
    }
    return all / mesh;
  }

  /**
   * Reports attributes that have no effect, and those that nobody knows.
   *
   * @param minor attributes that only computed prices depend on
   */
  void finish(Diagnosis diagnosis, Key<?>... minor) {
    for (Key<Boolean> key : UnmodelledAttributes.SWITCHES) {
      if (attributes.get(key).orElse(false)) {
        attributes.ignoreWithWarning(List.of(key.name()));
      }
    }
    networkType(diagnosis);
    attributes.ignoreWithWarning(
        UnmodelledAttributes.NAMES_OF_NETWORKS,
        "has no effect: networks are inferred from the tree, not defined by a file; state"
            + " network_topology, network_bandwidth, latencies and energies at the level above"
            + " the network");
    attributes.finishWithWarnings(List.of(minor));
  }

  private void networkType(Diagnosis diagnosis) {
    Key<String> key = UnmodelledAttributes.NETWORK_TYPE;
    String type = attributes.get(key).orElse("");
    List<String> known = UnmodelledAttributes.NETWORK_TYPES;
    if (type.isEmpty() || known.contains(type)) {
      attributes.ignoreWithWarning(
          List.of(key.name()),
          type.equals("M:N")
              ? "has no effect: words are multicast from one instance of a level (1:N), not from"
                  + " several that share them; state network_shared: true where they do"
              : "has no effect: each network multicasts (1:N), as in the public tool whatever this"
                  + " says; state no_multicast: true for one that cannot");
    } else {
      Location place = attributes.find(key).orElseThrow().location();
      diagnosis.unknown(place, "unknown network type '" + type + "'", type, known);
    }
  }

  /**
   * The attributes that state a component: those that the user wrote, where they are read as this
   * component; else these with the mesh that the model has; else {@code full}, as it is.
   *
   * @param readsBack whether a component with such attributes is read as this one
   */
  static MapNode attributes(
      String name,
      String componentClass,
      Mesh mesh,
      MapNode given,
      MapNode full,
      Predicate<Component> readsBack) {
    MapNode last = withMesh(full, mesh);
    return List.of(given, withMesh(given, mesh)).stream()
        .filter(some -> readsBack.test(written(name, componentClass, mesh, some)))
        .findFirst()
        .orElse(last);
  }

  private static MapNode withMesh(MapNode attributes, Mesh mesh) {
    return MapBuilder.of(attributes)
        .remove(INSTANCES)
        .put(MESH_X, mesh.x())
        .put(MESH_Y, mesh.y())
        .build();
  }
}
