package org.loopwright.formats.maestro;

import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/** The keys of {@code costs}: what the building blocks of a hardware sweep cost. */
public final class BuildingBlockKeys {
  static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the table.").mustBeThere();
  static final Key<Double> AREA = number("area_um2", "um^2", "Area of one.");
  static final Key<Double> POWER_MW = number("power_mw", "mW", "Power of one.");
  static final Key<Double> POWER_UW = number("power_uw", "uW", "Power of one.");
  static final Key<Double> ENERGY = number("energy_nj", "nJ", "Energy of one operation.");
  static final Key<Double> AREA_OF_BYTE = number("area_um2_per_byte", "um^2/byte", "Area.");
  static final Key<Double> POWER_OF_BYTE = number("power_mw_per_byte", "mW/byte", "Power.");
  static final Key<Double> ACCESS = number("access_nj", "nJ", "Energy of one access.");
  static final Key<Double> PORT_SLOPE = number("port_slope", "", "Factor of the PEs.");
  static final Key<Double> PORT_CONSTANT = number("port_constant", "", "What is added.");
  static final Key<Double> PORT_SQUARE = number("port_square", "", "Factor of the PEs squared.");
  static final Key<Double> ANY_SLOPE =
      Key.of("port_slope", ValueType.NUMBER, "Factor of the PEs.").mustBeThere();
  static final Key<Double> ANY_CONSTANT =
      Key.of("port_constant", ValueType.NUMBER, "What is added.").mustBeThere();
  static final Key<Double> LEAST_AREA = number("least_area_um2", "um^2", "No less than this.");
  static final Key<Double> LEAST_POWER = number("least_power_mw", "mW", "No less than this.");

  static final KeyTable MAC =
      KeyTable.of("mac", "A multiply-accumulate unit.", AREA, POWER_MW, ENERGY);
  static final KeyTable BUFFER =
      KeyTable.of("buffer", "A buffer.", AREA_OF_BYTE, POWER_OF_BYTE, ACCESS);
  static final KeyTable BUS =
      KeyTable.of(
          "bus", "The bus, for each element of width.", AREA, POWER_UW, PORT_SLOPE, PORT_CONSTANT);
  static final KeyTable ARBITER =
      KeyTable.of(
          "arbiter",
          "The arbiter, which grows with the square of the PEs.",
          AREA,
          POWER_UW,
          PORT_SQUARE,
          ANY_SLOPE,
          ANY_CONSTANT,
          LEAST_AREA,
          LEAST_POWER);

  static final Key<Node> MAC_BLOCK = block("mac", MAC, "A PE's arithmetic.");
  static final Key<Node> L1_BLOCK = block("l1", BUFFER, "A PE's buffer.");
  static final Key<Node> L2_BLOCK = block("l2", BUFFER, "The shared buffer.");
  static final Key<Node> BUS_BLOCK = block("bus", BUS, "Between the buffer and the PEs.");
  static final Key<Node> ARBITER_BLOCK = block("arbiter", ARBITER, "Of the bus.");

  static final KeyTable COSTS =
      KeyTable.of(
          "costs",
          "What building blocks cost.",
          NAME,
          MAC_BLOCK,
          L1_BLOCK,
          L2_BLOCK,
          BUS_BLOCK,
          ARBITER_BLOCK);

  static final Key<Node> SECTION =
      Key.of("costs", ValueType.table(() -> COSTS), COSTS.meaning()).mustBeThere();

  /** What a file may have. */
  public static final KeyTable FILE =
      KeyTable.of("costs_file", "Building blocks of a hardware sweep.", SECTION);

  private BuildingBlockKeys() {}

  private static Key<Double> number(String name, String unit, String meaning) {
    return Key.of(name, ValueType.NOT_NEGATIVE_NUMBER, meaning).in(unit).mustBeThere();
  }

  private static Key<Node> block(String name, KeyTable table, String meaning) {
    return Key.of(name, ValueType.table(() -> table), meaning).mustBeThere();
  }
}
