package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.ValueType.fragment;

import java.util.List;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;

/** The keys of the entries of {@code mapping} and of the constraints. */
public final class EntryKeys {
  public static final Key<String> TYPE =
      Key.of("type", ValueType.TEXT, "What the entry is about.").mustBeThere();
  public static final Key<String> TARGET =
      Key.of("target", ValueType.TEXT, "Storage level: its name, or its number from the inside, 0.")
          .spelled("name")
          .mustBeThere();
  public static final Key<Node> FACTORS =
      Key.of("factors", factors(), "Loop bounds, such as 'R=3 C<=4'; 0 is the whole dimension.");
  public static final Key<Node> PERMUTATION =
      Key.of(
          "permutation",
          ValueType.node(
              fragment("type", List.of("string", "array"), "items", ValueType.TEXT.schema())),
          "Dimensions, innermost first; _ or * stands for those that are not named.");
  public static final Key<Long> SPLIT =
      Key.of("split", ValueType.NOT_NEGATIVE, "Dimensions, from the innermost, that lie along X.")
          .in("dimensions");
  public static final Key<List<ScalarNode>> KEEP =
      Key.of("keep", ValueType.WORDS, "Data spaces that are kept here.");
  public static final Key<List<ScalarNode>> BYPASS =
      Key.of("bypass", ValueType.WORDS, "Data spaces that are not kept here.");

  /** Of older versions: data spaces that stream through a level. The public tool passes it over. */
  static final String STREAM = "stream";

  /** The keys of an entry of any type. */
  static final KeyTable HEADER =
      KeyTable.of("entry", "What an entry is about, and which level.", TYPE, TARGET);

  private EntryKeys() {}

  private static ValueType<Node> factors() {
    return ValueType.anyOf(
        ValueType.TEXT,
        ValueType.listOf(ValueType.ANYTHING),
        ValueType.mapOf(ValueType.NOT_NEGATIVE));
  }
}
