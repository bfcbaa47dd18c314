package org.loopwright.formats.maestro;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Reads building blocks from YAML or JSON: areas in um2, powers in mW or uW, energies in nJ. */
public final class CostTableReader {
  private final Diagnosis diagnosis = new Diagnosis();

  private CostTableReader() {}

  /**
   * Reads a file.
   *
   * @throws SpecException with every problem of the file
   */
  public static BuildingBlocks read(Path file) {
    return read(file.toString(), NodeFile.read(file));
  }

  /** Reads {@code text}; {@code name} stands in messages. */
  public static BuildingBlocks parse(String name, String text) {
    return read(name, NodeFile.parse(name, text));
  }

  private static BuildingBlocks read(String name, Optional<Node> root) {
    if (root.isEmpty()) {
      throw new SpecException(Problem.error(Location.ofFile(name), "the file is empty"));
    }
    CostTableReader reader = new CostTableReader();
    Optional<BuildingBlocks> blocks = reader.root(root.get());
    reader.diagnosis.throwIfErrors();
    return blocks.orElseThrow();
  }

  private Optional<BuildingBlocks> root(Node root) {
    MapReader file = MapReader.of(root, BuildingBlockKeys.FILE, diagnosis);
    Optional<Node> costs = file.require(BuildingBlockKeys.SECTION);
    file.finish();
    return costs.flatMap(node -> blocks(MapReader.of(node, BuildingBlockKeys.COSTS, diagnosis)));
  }

  private Optional<BuildingBlocks> blocks(MapReader keys) {
    String name = keys.text(BuildingBlockKeys.NAME);
    Optional<BuildingBlocks.Mac> mac =
        block(keys, BuildingBlockKeys.MAC_BLOCK, BuildingBlockKeys.MAC, this::mac);
    Optional<BuildingBlocks.Buffer> l1 =
        block(keys, BuildingBlockKeys.L1_BLOCK, BuildingBlockKeys.BUFFER, this::buffer);
    Optional<BuildingBlocks.Buffer> l2 =
        block(keys, BuildingBlockKeys.L2_BLOCK, BuildingBlockKeys.BUFFER, this::buffer);
    Optional<BuildingBlocks.Bus> bus =
        block(keys, BuildingBlockKeys.BUS_BLOCK, BuildingBlockKeys.BUS, this::bus);
    Optional<BuildingBlocks.Arbiter> arbiter =
        block(keys, BuildingBlockKeys.ARBITER_BLOCK, BuildingBlockKeys.ARBITER, this::arbiter);
    keys.finish();
    return diagnosis.build(
        0,
        keys.location(),
        () ->
            new BuildingBlocks(
                name,
                mac.orElseThrow(),
                l1.orElseThrow(),
                l2.orElseThrow(),
                bus.orElseThrow(),
                arbiter.orElseThrow()));
  }

  private <T> Optional<T> block(
      MapReader keys, Key<Node> name, KeyTable table, Function<MapReader, T> reader) {
    return keys.require(name)
        .flatMap(
            node ->
                diagnosis.attempt(
                    node.location(),
                    () -> {
                      MapReader inner = MapReader.of(node, table, diagnosis);
                      T block = reader.apply(inner);
                      inner.finish();
                      return block;
                    }));
  }

  private BuildingBlocks.Mac mac(MapReader keys) {
    return new BuildingBlocks.Mac(
        number(keys, BuildingBlockKeys.AREA),
        number(keys, BuildingBlockKeys.POWER_MW),
        number(keys, BuildingBlockKeys.ENERGY));
  }

  private BuildingBlocks.Buffer buffer(MapReader keys) {
    return new BuildingBlocks.Buffer(
        number(keys, BuildingBlockKeys.AREA_OF_BYTE),
        number(keys, BuildingBlockKeys.POWER_OF_BYTE),
        number(keys, BuildingBlockKeys.ACCESS));
  }

  private BuildingBlocks.Bus bus(MapReader keys) {
    return new BuildingBlocks.Bus(
        number(keys, BuildingBlockKeys.AREA),
        number(keys, BuildingBlockKeys.POWER_UW),
        number(keys, BuildingBlockKeys.PORT_SLOPE),
        number(keys, BuildingBlockKeys.PORT_CONSTANT));
  }

  private BuildingBlocks.Arbiter arbiter(MapReader keys) {
    return new BuildingBlocks.Arbiter(
        number(keys, BuildingBlockKeys.AREA),
        number(keys, BuildingBlockKeys.POWER_UW),
        number(keys, BuildingBlockKeys.PORT_SQUARE),
        number(keys, BuildingBlockKeys.ANY_SLOPE),
        number(keys, BuildingBlockKeys.ANY_CONSTANT),
        number(keys, BuildingBlockKeys.LEAST_AREA),
        number(keys, BuildingBlockKeys.LEAST_POWER));
  }

  private static double number(MapReader keys, Key<Double> key) {
    return keys.require(key).orElse(0.0);
  }
}
