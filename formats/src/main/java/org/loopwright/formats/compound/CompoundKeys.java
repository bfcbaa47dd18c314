package org.loopwright.formats.compound;

import java.util.List;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/**
 * The keys of {@code compound_components}. Other tools have more of them, so that what stands in no
 * table gives a warning only.
 */
public final class CompoundKeys {
  static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "Class that components name.").mustBeThere();
  static final Key<String> PART_NAME =
      Key.of("name", ValueType.TEXT, "NAME, or NAME[FIRST..LAST], both expressions.").mustBeThere();
  static final Key<String> ACTION_NAME =
      Key.of("name", ValueType.TEXT, "Name of the action.").mustBeThere();
  static final Key<String> CLASS =
      Key.of("class", ValueType.TEXT, "Class of the part.").mustBeThere();
  static final Key<Node> ATTRIBUTES =
      Key.of("attributes", ValueType.mapOf(ValueType.ANYTHING), "Values or expressions.");
  static final Key<Node> ARGUMENTS =
      Key.of("arguments", ValueType.mapOf(ValueType.ANYTHING), "Ranges, of which the end counts.");
  static final Key<String> AREA_SHARE =
      Key.of("area_share", ValueType.TEXT, "Part of the area that counts, as an expression.");
  static final Key<String> AREA_SCALE =
      Key.of("area_scale", ValueType.TEXT, "A further factor of the area, as an expression.");
  static final Key<String> ENERGY_SHARE =
      Key.of("energy_share", ValueType.TEXT, "Part of the energy that counts, as an expression.");
  static final Key<String> ENERGY_SCALE =
      Key.of("energy_scale", ValueType.TEXT, "A further factor of the energy, as an expression.");
  static final Key<String> ACTION_SHARE =
      Key.of("action_share", ValueType.TEXT, "How often the action happens, as an expression.");
  static final Key<String> REPEAT = Key.of("repeat", ValueType.TEXT, "The same as action_share.");

  /** What an action, or a step of one, is multiplied by. */
  static final List<Key<String>> SHARES = List.of(ACTION_SHARE, ENERGY_SHARE, ENERGY_SCALE, REPEAT);

  static final KeyTable STEP =
      open(
          KeyTable.of(
              "step",
              "An action of a part.",
              ACTION_NAME,
              ARGUMENTS,
              ACTION_SHARE,
              ENERGY_SHARE,
              ENERGY_SCALE,
              REPEAT));
  static final Key<List<Node>> STEPS =
      Key.of("actions", ValueType.listOf(ValueType.table(() -> STEP)), "What the part does.");
  static final KeyTable PART_OF_ACTION =
      open(KeyTable.of("part_of_action", "A part's share in an action.", PART_NAME, STEPS));
  static final Key<List<Node>> PARTS_OF_ACTION =
      Key.of("subcomponents", ValueType.listOf(ValueType.table(() -> PART_OF_ACTION)), "Who acts.");
  static final KeyTable ACTION =
      open(
          KeyTable.of(
              "compound_action",
              "An action of the whole.",
              ACTION_NAME,
              ARGUMENTS,
              ACTION_SHARE,
              ENERGY_SHARE,
              ENERGY_SCALE,
              REPEAT,
              PARTS_OF_ACTION));
  static final KeyTable PART =
      open(
          KeyTable.of(
              "part",
              "A component inside.",
              PART_NAME,
              CLASS,
              ATTRIBUTES,
              AREA_SHARE,
              AREA_SCALE,
              ENERGY_SHARE,
              ENERGY_SCALE));
  static final Key<List<Node>> PARTS =
      Key.of("subcomponents", ValueType.listOf(ValueType.table(() -> PART)), "What it is made of.");
  static final Key<List<Node>> ACTIONS =
      Key.of("actions", ValueType.listOf(ValueType.table(() -> ACTION)), "What it does.");
  static final KeyTable COMPOUND =
      open(
          KeyTable.of("compound", "A compound class.", NAME, ATTRIBUTES, PARTS, ACTIONS)
              .passingOver("primitive_type"));
  static final Key<List<Node>> CLASSES =
      Key.of("classes", ValueType.listOf(ValueType.table(() -> COMPOUND)), "The classes.");
  static final KeyTable ROOT =
      open(KeyTable.of("compound_components", "Classes of components made of others.", CLASSES));

  /** What the section may be. */
  public static final ValueType<Node> SECTION = ValueType.table(() -> ROOT);

  private CompoundKeys() {}

  private static KeyTable open(KeyTable table) {
    return table.withOthers(ValueType.ANYTHING);
  }
}
