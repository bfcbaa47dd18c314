package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.ValueType.fragment;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/** The keys of {@code architecture}: a chain of subtrees with their local components. */
public final class ArchitectureKeys {
  public static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the design.");
  public static final Key<String> LEVEL_NAME =
      Key.of("name", ValueType.TEXT, "NAME, or NAME[FIRST..LAST] for as many instances.")
          .mustBeThere();
  public static final Key<String> CLASS =
      Key.of("class", ValueType.TEXT, meaningOfClass()).mustBeThere();
  public static final Key<Node> SUBCLASS =
      Key.of("subclass", ValueType.ANYTHING, "For estimators of cost.");
  public static final Key<Map<String, Node>> ATTRIBUTES =
      Key.of(
          "attributes",
          ValueType.mapOf(ValueType.ANYTHING),
          "Sizes, bandwidths and what estimators of cost read.");
  static final Key<Map<String, Node>> INHERITED =
      Key.of(
          "attributes",
          ValueType.mapOf(ValueType.ANYTHING),
          "For estimators of cost, of all components inside.");
  public static final Key<List<Node>> LOCAL =
      Key.of(
          "local",
          ValueType.listOf(ValueType.table(() -> ArchitectureKeys.COMPONENT)),
          "Components of this level, outermost first.");
  public static final Key<List<Node>> SUBTREE =
      Key.of("subtree", one(), "The one level inside this one.");
  static final Key<List<Node>> OUTERMOST =
      Key.of("subtree", one(), "The outermost level.").mustBeThere();

  static final KeyTable COMPONENT =
      KeyTable.of(
              "component",
              "A storage, arithmetic or other component.",
              LEVEL_NAME,
              CLASS,
              ATTRIBUTES)
          .passingOver("subclass", "required_actions", "enabled")
          .withRules(attributesByClass());
  static final KeyTable LEVEL =
      KeyTable.of(
          "level",
          "A level: its components and the one inside.",
          LEVEL_NAME,
          INHERITED,
          LOCAL,
          SUBTREE);
  static final KeyTable ROOT =
      KeyTable.of(
          "architecture",
          "The hardware, from the outermost storage inward to one kind of arithmetic.",
          Versions.KEY,
          NAME,
          INHERITED,
          OUTERMOST);

  /** What the section may be. */
  public static final ValueType<Node> SECTION =
      ValueType.anyOf(
          ValueType.table(() -> ROOT),
          ValueType.table(() -> ArchitectureKeys.OF_NODES),
          ValueType.table(() -> ArchitectureKeys.FLAT));

  /** In place of a subtree: the nodes of version 0.4. */
  public static final Key<List<Node>> NODES =
      Key.of("nodes", ValueType.listOf(ValueType.ANYTHING), "The nodes.").mustBeThere();

  private static final KeyTable OF_NODES =
      KeyTable.of(
              "architecture_of_nodes",
              "The hardware as tagged nodes, from the outside in.",
              Versions.KEY,
              NODES)
          .withOthers(ValueType.ANYTHING);

  static final Key<Node> ARITHMETIC =
      Key.of("arithmetic", ValueType.ANYTHING, "The arithmetic.").mustBeThere();
  static final Key<List<Node>> STORAGE =
      Key.of("storage", ValueType.listOf(ValueType.ANYTHING), "The levels.").mustBeThere();
  static final KeyTable FLAT =
      KeyTable.of(
              "architecture_flat",
              "The oldest form: the arithmetic, and storage from the inside out.",
              NAME,
              ARITHMETIC,
              STORAGE)
          .withOthers(ValueType.ANYTHING);

  private ArchitectureKeys() {}

  private static ValueType<List<Node>> one() {
    return ValueType.listOf(ValueType.table(() -> ArchitectureKeys.LEVEL), 1, 1);
  }

  private static String meaningOfClass() {
    return "Storage if it contains %s; arithmetic if it contains %s."
        .formatted(
            String.join(", ", ComponentKind.STORAGE.markers()),
            String.join(", ", ComponentKind.COMPUTE.markers()));
  }

  private static Map<String, Object> attributesByClass() {
    Map<String, Object> compute =
        fragment(
            "if",
            classIs(ComponentKind.COMPUTE),
            "then",
            attributesOf(ComputeAttributes.CODEC::table));
    return fragment(
        "if",
        classIs(ComponentKind.STORAGE),
        "then",
        attributesOf(StorageAttributes.CODEC::table),
        "else",
        compute);
  }

  private static Map<String, Object> classIs(ComponentKind kind) {
    String pattern = String.join("|", kind.markers());
    return fragment(
        "required",
        List.of("class"),
        "properties",
        fragment("class", fragment("type", "string", "pattern", pattern)));
  }

  private static Map<String, Object> attributesOf(Supplier<KeyTable> table) {
    return fragment("properties", fragment("attributes", ValueType.table(table).schema()));
  }
}
