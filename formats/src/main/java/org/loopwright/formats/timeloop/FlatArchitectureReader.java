package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * Reads the oldest form of {@code arch} (Parashar et al. 2019, Figure 4): {@code arithmetic} and a
 * list {@code storage}, innermost first, each component with its attributes beside its name.
 */
final class FlatArchitectureReader {
  private static final String STANDARD_NAME = "arch";
  private static final String ARITHMETIC = "MAC";
  private static final String ARITHMETIC_CLASS = "intmac";

  private final Diagnosis diagnosis;

  private FlatArchitectureReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** The architecture of a section whose version and name are read already. */
  static Optional<Architecture> read(Optional<String> name, MapReader keys, Diagnosis diagnosis) {
    return new FlatArchitectureReader(diagnosis).architecture(name.orElse(STANDARD_NAME), keys);
  }

  private Optional<Architecture> architecture(String name, MapReader keys) {
    int mark = diagnosis.errorCount();
    List<Node> nodes = keys.requireList("storage");
    List<StorageLevel> storage = new ArrayList<>();
    if (nodes.size() > ArchitectureReader.MOST_LEVELS) {
      diagnosis.error(
          keys.location(), "has more than " + ArchitectureReader.MOST_LEVELS + " storage levels");
      return Optional.empty();
    }
    nodes.forEach(node -> storage(MapReader.of(node, diagnosis)).ifPresent(storage::add));
    Optional<ComputeLevel> compute =
        keys.require("arithmetic")
            .flatMap(node -> arithmetic(MapReader.of(node, diagnosis), storage));
    keys.finish();
    return diagnosis.build(
        mark, keys.location(), () -> new Architecture(name, compute.orElseThrow(), storage));
  }

  private Optional<StorageLevel> storage(MapReader keys) {
    String name = keys.requireText("name");
    String componentClass = keys.text("class").orElseGet(() -> technologyOf(keys));
    return StorageAttributes.read(component(name, componentClass, keys), diagnosis);
  }

  /** Off-chip memory is a technology in this form; whatever else is on the chip. */
  private static String technologyOf(MapReader keys) {
    return keys.text("technology").filter("DRAM"::equals).orElse("SRAM");
  }

  private Optional<ComputeLevel> arithmetic(MapReader keys, List<StorageLevel> storage) {
    String name = keys.text("name").orElse(ARITHMETIC);
    String componentClass = keys.text("class").orElse(ARITHMETIC_CLASS);
    boolean laidOut = keys.has("meshX") || keys.has("meshY");
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
        : new ComputeLevel(
            compute.name(),
            compute.componentClass(),
            new Mesh(units / above.y(), above.y()),
            compute.wordBits());
  }

  /** Where only a mesh is given, it says how many instances there are. */
  private static Component component(String name, String componentClass, MapReader keys) {
    long mesh =
        keys.has("instances")
            ? 1
            : Math.multiplyExact(
                (long) keys.positiveInt("meshX").orElse(1),
                (long) keys.positiveInt("meshY").orElse(1));
    return new Component(name, componentClass, mesh, keys, keys.location());
  }
}
