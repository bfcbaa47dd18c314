package org.loopwright.formats.compound;

import java.util.List;
import org.loopwright.formats.node.Key;
import org.loopwright.formats.node.KeyTable;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.ValueType;

/**
 * The keys of {@code compound_components}. Other tools have more of them, so that what stands in no
 * table is passed over.
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
  static final Key<String> ACTION_SHARE =
      Key.of("action_share", ValueType.TEXT, "How often the action happens, as an expression.");
  static final Key<String> REPEAT = Key.of("repeat", ValueType.TEXT, "The same as action_share.");

  static final KeyTable STEP =
      open(KeyTable.of("step", "An action of a part.", ACTION_NAME, ACTION_SHARE, REPEAT));
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
              PARTS_OF_ACTION));
  static final KeyTable PART =
      open(KeyTable.of("part", "A component inside.", PART_NAME, CLASS, ATTRIBUTES, AREA_SHARE));
  static final Key<List<Node>> PARTS =
      Key.of("subcomponents", ValueType.listOf(ValueType.table(() -> PART)), "What it is made of.");
  static final Key<List<Node>> ACTIONS =
      Key.of("actions", ValueType.listOf(ValueType.table(() -> ACTION)), "What it does.");
  static final KeyTable COMPOUND =
      open(KeyTable.of("compound", "A compound class.", NAME, ATTRIBUTES, PARTS, ACTIONS));
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
