package org.loopwright.formats.technology;

import java.util.List;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/** The keys of {@code technology.yaml}. */
public final class TechnologyKeys {
  static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the technology.").mustBeThere();
  static final Key<Double> NODE =
      Key.of("node_nm", ValueType.POSITIVE_NUMBER, "Process node.").in("nm").mustBeThere();
  static final Key<String> DEVICE =
      Key.of("device", ValueType.TEXT, "Transistors of the SRAM table.").standard("itrs-lstp");
  static final Key<String> DRAM =
      Key.of("dram", ValueType.TEXT, "DRAM where a component has no type.").standard("LPDDR4");
  static final Key<Boolean> PHYSICAL =
      Key.of(
              "physical",
              ValueType.FLAG,
              "Whether the tables give leakage and area; if not, they are unknown.")
          .standard(true);
  static final Key<Boolean> WIRES =
      Key.of("wires", ValueType.FLAG, "Whether wires take energy.").standard(true);
  static final Key<Double> UNIT =
      Key.of("unit_pj", ValueType.POSITIVE_NUMBER, "Energy of 1 in relative.csv.")
          .in("pJ")
          .standard(1.0);
  static final Key<String> INTERPOLATION =
      Key.of(
              "interpolation",
              ValueType.oneOf(List.of("logarithmic", "linear")),
              "How sizes between two rows are read.")
          .standard("logarithmic");

  static final Key<Double> ROUTER_ENERGY =
      Key.of("fj_per_bit", ValueType.POSITIVE_NUMBER, "Energy of a bit in a router.")
          .in("fJ/bit")
          .mustBeThere();
  static final Key<String> ROUTER_SOURCE =
      Key.of("source", ValueType.TEXT, "Who says so.").mustBeThere();

  static final KeyTable ROUTER_TABLE =
      KeyTable.of("router", "What routers of networks take.", ROUTER_ENERGY, ROUTER_SOURCE);
  static final Key<Node> ROUTER =
      Key.of("router", ValueType.table(() -> ROUTER_TABLE), "What routers of networks take.");
  static final KeyTable RELATIVE_TABLE =
      KeyTable.of("relative", "Energies relative to one operation.", UNIT, INTERPOLATION);
  static final Key<Node> RELATIVE =
      Key.of("relative", ValueType.table(() -> RELATIVE_TABLE), "Takes relative.csv into account.");

  static final KeyTable ROOT =
      KeyTable.of(
          "technology",
          "Where energies and areas come from.",
          NAME,
          NODE,
          DEVICE,
          DRAM,
          PHYSICAL,
          WIRES,
          ROUTER,
          RELATIVE);

  static final Key<Node> SECTION =
      Key.of("technology", ValueType.table(() -> ROOT), ROOT.meaning()).mustBeThere();

  /** What a file may have. */
  public static final KeyTable FILE =
      KeyTable.of("technology_file", "A technology; its tables lie beside it.", SECTION);

  private TechnologyKeys() {}
}
