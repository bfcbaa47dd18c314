package org.loopwright.formats.maestro;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads {@code costs}, what the building blocks of a hardware sweep cost, from YAML or JSON: areas
 * in um2, powers in mW or uW, energies in nJ.
 */
public final class CostTableReader {
  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the table.").mustBeThere();
  private static final Key<Double> AREA = number("area_um2", "um^2", "Area of one.");
  private static final Key<Double> POWER_MW = number("power_mw", "mW", "Power of one.");
  private static final Key<Double> POWER_UW = number("power_uw", "uW", "Power of one.");
  private static final Key<Double> ENERGY = number("energy_nj", "nJ", "Energy of one operation.");
  private static final Key<Double> AREA_OF_BYTE = number("area_um2_per_byte", "um^2/byte", "Area.");
  private static final Key<Double> POWER_OF_BYTE = number("power_mw_per_byte", "mW/byte", "Power.");
  private static final Key<Double> ACCESS = number("access_nj", "nJ", "Energy of one access.");
  private static final Key<Double> PORT_SLOPE = number("port_slope", "", "Factor of the PEs.");
  private static final Key<Double> PORT_CONSTANT = number("port_constant", "", "What is added.");
  private static final Key<Double> PORT_SQUARE =
      number("port_square", "", "Factor of the PEs squared.");
  private static final Key<Double> ANY_SLOPE =
      Key.of("port_slope", ValueType.NUMBER, "Factor of the PEs.").mustBeThere();
  private static final Key<Double> ANY_CONSTANT =
      Key.of("port_constant", ValueType.NUMBER, "What is added.").mustBeThere();
  private static final Key<Double> MIN_AREA =
      number("least_area_um2", "um^2", "No less than this.");
  private static final Key<Double> MIN_POWER = number("least_power_mw", "mW", "No less than this.");

  private static final ValueType<BuildingBlocks.Buffer> BUFFER =
      type(
          KeyTable.of("buffer", "A buffer.", AREA_OF_BYTE, POWER_OF_BYTE, ACCESS),
          keys ->
              new BuildingBlocks.Buffer(
                  number(keys, AREA_OF_BYTE), number(keys, POWER_OF_BYTE), number(keys, ACCESS)));
  private static final Key<BuildingBlocks.Mac> MAC =
      Key.of(
              "mac",
              type(
                  KeyTable.of("mac", "A multiply-accumulate unit.", AREA, POWER_MW, ENERGY),
                  keys ->
                      new BuildingBlocks.Mac(
                          number(keys, AREA), number(keys, POWER_MW), number(keys, ENERGY))),
              "A PE's arithmetic.")
          .mustBeThere();
  private static final Key<BuildingBlocks.Buffer> L1 =
      Key.of("l1", BUFFER, "A PE's buffer.").mustBeThere();
  private static final Key<BuildingBlocks.Buffer> L2 =
      Key.of("l2", BUFFER, "The shared buffer.").mustBeThere();
  private static final Key<BuildingBlocks.Bus> BUS =
      Key.of(
              "bus",
              type(
                  KeyTable.of(
                      "bus",
                      "The bus, for each element of width.",
                      AREA,
                      POWER_UW,
                      PORT_SLOPE,
                      PORT_CONSTANT),
                  keys ->
                      new BuildingBlocks.Bus(
                          number(keys, AREA),
                          number(keys, POWER_UW),
                          number(keys, PORT_SLOPE),
                          number(keys, PORT_CONSTANT))),
              "Between the buffer and the PEs.")
          .mustBeThere();
  private static final Key<BuildingBlocks.Arbiter> ARBITER =
      Key.of(
              "arbiter",
              type(
                  KeyTable.of(
                      "arbiter",
                      "The arbiter, which grows with the square of the PEs.",
                      AREA,
                      POWER_UW,
                      PORT_SQUARE,
                      ANY_SLOPE,
                      ANY_CONSTANT,
                      MIN_AREA,
                      MIN_POWER),
                  keys ->
                      new BuildingBlocks.Arbiter(
                          number(keys, AREA),
                          number(keys, POWER_UW),
                          number(keys, PORT_SQUARE),
                          number(keys, ANY_SLOPE),
                          number(keys, ANY_CONSTANT),
                          number(keys, MIN_AREA),
                          number(keys, MIN_POWER))),
              "Of the bus.")
          .mustBeThere();

  private static final KeyTable COSTS =
      KeyTable.of("costs", "What building blocks cost.", NAME, MAC, L1, L2, BUS, ARBITER);
  private static final Key<Node> SECTION =
      Key.of("costs", ValueType.table(() -> COSTS), COSTS.meaning()).mustBeThere();

  /** What a file may have. */
  public static final KeyTable FILE =
      KeyTable.of("costs_file", "Building blocks of a hardware sweep.", SECTION);

  private CostTableReader() {}

  private static Key<Double> number(String name, String unit, String meaning) {
    return Key.of(name, ValueType.NOT_NEGATIVE_NUMBER, meaning).in(unit).mustBeThere();
  }

  private static double number(MapReader keys, Key<Double> key) {
    return keys.require(key).orElse(0.0);
  }

  private static <T> ValueType<T> type(KeyTable table, Function<MapReader, T> build) {
    return Codec.<T, Void>of(table).type(build);
  }

  /**
   * Reads a file.
   *
   * @throws SpecException with every problem of the file
   */
  public static BuildingBlocks read(Path file) {
    return read(file.toString(), NodeFile.read(file));
  }

  /** Reads {@code text}; messages call it {@code name}. */
  public static BuildingBlocks parse(String name, String text) {
    return read(name, NodeFile.parse(name, text));
  }

  private static BuildingBlocks read(String name, Optional<Node> root) {
    if (root.isEmpty()) {
      throw new SpecException(Problem.error(Location.ofFile(name), "the file is empty"));
    }
    Diagnosis diagnosis = new Diagnosis();
    MapReader file = MapReader.of(root.get(), FILE, diagnosis);
    Optional<Node> section = file.require(SECTION);
    file.finish();
    Optional<BuildingBlocks> blocks = section.flatMap(node -> blocks(node, diagnosis));
    diagnosis.throwIfErrors();
    return blocks.orElseThrow();
  }

  private static Optional<BuildingBlocks> blocks(Node section, Diagnosis diagnosis) {
    MapReader keys = MapReader.of(section, COSTS, diagnosis);
    String name = keys.text(NAME);
    Optional<BuildingBlocks.Mac> mac = keys.require(MAC);
    Optional<BuildingBlocks.Buffer> l1 = keys.require(L1);
    Optional<BuildingBlocks.Buffer> l2 = keys.require(L2);
    Optional<BuildingBlocks.Bus> bus = keys.require(BUS);
    Optional<BuildingBlocks.Arbiter> arbiter = keys.require(ARBITER);
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
}
