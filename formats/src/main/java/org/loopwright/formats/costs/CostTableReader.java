package org.loopwright.formats.costs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.dataflow.cost.BuildingBlocks;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.MapReader;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.NodeFile;
import org.loopwright.formats.node.ValueReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Reads building blocks from YAML or JSON: areas in um2, powers in mW or uW, energies in nJ. */
public final class CostTableReader {
  private final Diagnosis diagnosis = new Diagnosis();
  private final ValueReader values = new ValueReader(diagnosis);

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
    MapReader file = MapReader.of(root, diagnosis);
    Optional<Node> costs = file.require("costs");
    file.finish();
    return costs.flatMap(node -> blocks(MapReader.of(node, diagnosis)));
  }

  private Optional<BuildingBlocks> blocks(MapReader keys) {
    String name = keys.requireText("name");
    Optional<BuildingBlocks.Mac> mac = block(keys, "mac", this::mac);
    Optional<BuildingBlocks.Buffer> l1 = block(keys, "l1", this::buffer);
    Optional<BuildingBlocks.Buffer> l2 = block(keys, "l2", this::buffer);
    Optional<BuildingBlocks.Bus> bus = block(keys, "bus", this::bus);
    Optional<BuildingBlocks.Arbiter> arbiter = block(keys, "arbiter", this::arbiter);
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

  private <T> Optional<T> block(MapReader keys, String name, Function<MapReader, T> reader) {
    return keys.require(name)
        .flatMap(
            node ->
                diagnosis.attempt(
                    node.location(),
                    () -> {
                      MapReader inner = MapReader.of(node, diagnosis);
                      T block = reader.apply(inner);
                      inner.finish();
                      return block;
                    }));
  }

  private BuildingBlocks.Mac mac(MapReader keys) {
    return new BuildingBlocks.Mac(
        notNegative(keys, "area_um2"),
        notNegative(keys, "power_mw"),
        notNegative(keys, "energy_nj"));
  }

  private BuildingBlocks.Buffer buffer(MapReader keys) {
    return new BuildingBlocks.Buffer(
        notNegative(keys, "area_um2_per_byte"),
        notNegative(keys, "power_mw_per_byte"),
        notNegative(keys, "access_nj"));
  }

  private BuildingBlocks.Bus bus(MapReader keys) {
    return new BuildingBlocks.Bus(
        notNegative(keys, "area_um2"),
        notNegative(keys, "power_uw"),
        notNegative(keys, "port_slope"),
        notNegative(keys, "port_constant"));
  }

  private BuildingBlocks.Arbiter arbiter(MapReader keys) {
    return new BuildingBlocks.Arbiter(
        notNegative(keys, "area_um2"),
        notNegative(keys, "power_uw"),
        notNegative(keys, "port_square"),
        any(keys, "port_slope"),
        any(keys, "port_constant"),
        notNegative(keys, "least_area_um2"),
        notNegative(keys, "least_power_mw"));
  }

  private double notNegative(MapReader keys, String key) {
    return keys.require(key).map(values::notNegativeNumber).orElse(0.0);
  }

  private double any(MapReader keys, String key) {
    return keys.require(key).map(values::number).orElse(0.0);
  }
}
