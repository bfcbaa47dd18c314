package org.loopwright.formats.timeloop;

import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/** The keys of {@code ERT} and {@code ART}: energies in pJ and areas in um^2, by component. */
public final class CostTableKeys {
  static final Key<String> COMPONENT =
      Key.of("name", ValueType.TEXT, "Path of the component: system.GLB[1..1].").mustBeThere();
  static final Key<String> ACTION =
      Key.of("name", ValueType.TEXT, "Name of the action, such as read.").mustBeThere();
  static final Key<Double> ENERGY =
      Key.of("energy", ValueType.NOT_NEGATIVE_NUMBER, "Of one action.").in("pJ").mustBeThere();
  static final Key<Double> AREA =
      Key.of("area", ValueType.NOT_NEGATIVE_NUMBER, "Of one instance.").in("um^2").mustBeThere();

  /** An action of the older form may have an energy and no name. */
  static final KeyTable ENERGY_OF_ARGUMENTS =
      KeyTable.of("energy_of_arguments", "An energy, with the arguments it holds for.", ENERGY)
          .passingOver("arguments", "name");

  static final KeyTable NAMED_ACTION =
      KeyTable.of("action", "An action and its energy.", ACTION, ENERGY).passingOver("arguments");

  static final Key<Node> ACTIONS =
      Key.of("actions", actions(), "What the component does, with the energy of each.")
          .mustBeThere();

  static final KeyTable ENERGIES =
      KeyTable.of("energies", "The energies of one component.", COMPONENT, ACTIONS);
  static final KeyTable AREA_OF =
      KeyTable.of("area", "The area of one component.", COMPONENT, AREA);

  static final Key<Node> ENERGY_TABLES =
      Key.of(
              "tables",
              ValueType.anyOf(
                  ValueType.listOf(ValueType.table(() -> ENERGIES)), ValueType.mapOf(actions())),
              "The components, listed or by name.")
          .mustBeThere();
  static final Key<Node> AREA_TABLES =
      Key.of(
              "tables",
              ValueType.anyOf(
                  ValueType.listOf(ValueType.table(() -> AREA_OF)), ValueType.mapOf(AREA.type())),
              "The components, listed or by name.")
          .mustBeThere();

  static final KeyTable ENERGY_ROOT =
      KeyTable.of("ERT", "Energies of actions, in pJ.", Versions.KEY, ENERGY_TABLES)
          .passingOver("units", "energy_units");
  static final KeyTable AREA_ROOT =
      KeyTable.of("ART", "Areas of instances, in um^2.", Versions.KEY, AREA_TABLES)
          .passingOver("units", "area_units");

  /** What {@code ERT} may be. */
  public static final ValueType<Node> ENERGY_SECTION = ValueType.table(() -> ENERGY_ROOT);

  /** What {@code ART} may be. */
  public static final ValueType<Node> AREA_SECTION = ValueType.table(() -> AREA_ROOT);

  private CostTableKeys() {}

  private static ValueType<Node> actions() {
    ValueType<?> one = ValueType.anyOf(ENERGY.type(), ValueType.table(() -> ENERGY_OF_ARGUMENTS));
    return ValueType.anyOf(
        ValueType.listOf(ValueType.table(() -> NAMED_ACTION)),
        ValueType.mapOf(ValueType.anyOf(one, ValueType.listOf(one))));
  }
}
