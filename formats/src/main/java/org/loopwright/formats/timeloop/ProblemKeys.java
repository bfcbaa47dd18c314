package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.ValueType.fragment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.workload.ShippedShapes;

/**
 * The keys of {@code problem}: a shape, and the sizes of one instance of it. Which sizes there are
 * depends on the shape.
 */
public final class ProblemKeys {
  static final Key<String> NAME = Key.of("name", ValueType.TEXT, "What results call it.");
  static final Key<String> DATA_SPACE_NAME =
      Key.of("name", ValueType.TEXT, "What mappings call it.").mustBeThere();
  static final Key<List<ScalarNode>> DIMENSIONS =
      Key.of("dimensions", ValueType.WORDS, "Names of the dimensions.").mustBeThere();
  static final Key<String> COEFFICIENT_NAME =
      Key.of("name", ValueType.TEXT, "What projections call it.").mustBeThere();
  static final Key<Long> COEFFICIENT_DEFAULT =
      Key.of("default", ValueType.POSITIVE, "Its value where an instance gives none.").standard(1L);
  static final Key<Boolean> READ_WRITE =
      Key.of("read_write", ValueType.FLAG, "Whether it is the result.").standard(false);
  static final Key<List<Node>> PROJECTION =
      Key.of(
              "projection",
              ValueType.listOf(rank()),
              "One sum of products a rank: [[[C]], [[R, Wdilation], [P, Wstride]]].")
          .mustBeThere();

  static final KeyTable COEFFICIENT =
      KeyTable.of("coefficient", "A stride or dilation.", COEFFICIENT_NAME, COEFFICIENT_DEFAULT);
  static final KeyTable DATA_SPACE =
      KeyTable.of(
              "data_space", "An operand or the result.", DATA_SPACE_NAME, READ_WRITE, PROJECTION)
          .passingOver("ranks");

  static final Key<List<Node>> COEFFICIENTS =
      Key.of(
          "coefficients",
          ValueType.listOf(ValueType.table(() -> COEFFICIENT)),
          "Strides and dilations.");
  static final Key<List<Node>> DATA_SPACES =
      Key.of(
              "data_spaces",
              ValueType.listOf(ValueType.table(() -> DATA_SPACE)),
              "Operands and the result.")
          .mustBeThere();

  static final KeyTable SHAPE =
      KeyTable.of(
              "shape",
              "A family of workloads: dimensions and data spaces without the bounds.",
              NAME,
              DIMENSIONS,
              COEFFICIENTS,
              DATA_SPACES)
          .passingOver("version");

  /** What the section {@code shape} may be. */
  public static final ValueType<Node> SHAPE_SECTION = ValueType.table(() -> SHAPE);

  /** A shape, or the name of one that ships. */
  static final ValueType<Node> SHAPE_OR_NAME =
      ValueType.anyOf(ValueType.oneOf(ShippedShapes.names()), ValueType.table(() -> SHAPE));

  static final Key<Node> GIVEN_SHAPE =
      Key.of("shape", SHAPE_OR_NAME, "The shape, or the name of one that ships.");
  static final Key<Node> COMMON_DENSITY =
      Key.of("commonDensity", density(), "Part of every data space that is not zero, in (0, 1].")
          .spelled("common_density");
  static final Key<Map<String, Node>> DENSITIES =
      Key.of(
          "densities",
          ValueType.mapOf(density()),
          "Part that is not zero, in (0, 1], by data space.");

  /** Sizes of the padded input that front ends leave behind; the bounds say all. */
  private static final List<String> PADDING = List.of("H", "W", "Hpad", "Wpad");

  static final KeyTable INSTANCE =
      KeyTable.of(
              "instance",
              "The bound of every dimension, and coefficients and densities.",
              COMMON_DENSITY,
              DENSITIES)
          .passingOver(PADDING)
          .withOthers(ValueType.NOT_NEGATIVE_NUMBER);

  static final Key<Node> GIVEN_INSTANCE =
      Key.of("instance", ValueType.table(() -> INSTANCE), "The sizes.");

  /** What stands beside the sizes, or beside the instance that has them. */
  static final KeyTable HEADER =
      KeyTable.of(
          "problem_of_instance", "A workload.", Versions.KEY, NAME, GIVEN_SHAPE, GIVEN_INSTANCE);

  static final KeyTable ROOT =
      INSTANCE.named("problem_of_sizes", "A workload of the older form.").after(HEADER.keys());

  /** What the section may be. */
  public static final ValueType<Node> SECTION =
      ValueType.node(
          fragment(
              "if",
              ValueType.isThere(GIVEN_INSTANCE),
              "then",
              ValueType.table(() -> HEADER).schema(),
              "else",
              ValueType.table(() -> ROOT).schema()));

  private ProblemKeys() {}

  /** The bound of a dimension, among the sizes of a shape that has it. */
  static Key<Long> bound(String dimension) {
    return Key.of(dimension, ValueType.POSITIVE, "Bound of the dimension.").mustBeThere();
  }

  /** The value of a coefficient, among the sizes of a shape that has it. */
  static Key<Long> coefficient(String name) {
    return Key.of(name, ValueType.POSITIVE, "Value of the coefficient.");
  }

  private static ValueType<Node> rank() {
    ValueType<?> word = ValueType.TEXT;
    return ValueType.anyOf(
        word, ValueType.listOf(ValueType.anyOf(word, ValueType.listOf(word, 1, 2))));
  }

  private static ValueType<Node> density() {
    ValueType<?> distribution =
        ValueType.node(
            fragment(
                "type",
                "object",
                "required",
                List.of("density"),
                "properties",
                fragment("density", ValueType.FRACTION.schema())));
    return ValueType.anyOf(ValueType.FRACTION, distribution);
  }

  /** The keys of a map that holds a shape's name and its sizes, beside keys of the caller's. */
  public static KeyTable compact(String name, String meaning, Key<?>... others) {
    List<Key<?>> first = new ArrayList<>(List.of(others));
    first.add(GIVEN_SHAPE);
    return INSTANCE.named(name, meaning).after(first);
  }
}
