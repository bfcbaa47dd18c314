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

  private static final Key<BuildingBlocks.Mac> MAC =
      block(
          "mac",
          "A PE's arithmetic.",
          KeyTable.of("mac", "A multiply-accumulate unit.", AREA, POWER_MW, ENERGY),
          keys ->
              new BuildingBlocks.Mac(
                  number(keys, AREA), number(keys, POWER_MW), number(keys, ENERGY)));
  private static final Key<BuildingBlocks.Buffer> L1 = buffer("l1", "A PE's buffer.");
  private static final Key<BuildingBlocks.Buffer> L2 = buffer("l2", "The shared buffer.");
  private static final Key<BuildingBlocks.Bus> BUS =
      block(
          "bus",
          "Between the buffer and the PEs.",
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
                  number(keys, PORT_CONSTANT)));
  private static final Key<BuildingBlocks.Arbiter> ARBITER =
      block(
          "arbiter",
          "Of the bus.",
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
                  number(keys, MIN_POWER)));

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

  private static Key<BuildingBlocks.Buffer> buffer(String name, String meaning) {
    return block(
        name,
        meaning,
        KeyTable.of("buffer", "A buffer.", AREA_OF_BYTE, POWER_OF_BYTE, ACCESS),
        keys ->
            new BuildingBlocks.Buffer(
                number(keys, AREA_OF_BYTE), number(keys, POWER_OF_BYTE), number(keys, ACCESS)));
  }

  private static <T> Key<T> block(
      String name, String meaning, KeyTable table, Function<MapReader, T> build) {
    return Key.of(name, Codec.<T, Void>of(table).type(build), meaning).mustBeThere();
  }

  /**
   * Reads a file.
   *
   * @throws SpecException with every problem of the file
   */
  public static BuildingBlocks read(Path file) {
    Node root = NodeFile.require(file);
    return Diagnosis.requireNoErrors(diagnosis -> file(root, diagnosis)).orElseThrow();
  }

  private static Optional<BuildingBlocks> file(Node root, Diagnosis diagnosis) {
    MapReader file = MapReader.of(root, FILE, diagnosis);
    Optional<Node> section = file.require(SECTION);
    file.finish();
    return section.flatMap(node -> blocks(node, diagnosis));
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
