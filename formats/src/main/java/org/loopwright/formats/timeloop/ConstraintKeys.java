package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.Codec.boxed;
import static org.loopwright.formats.document.ValueType.fragment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;

/** The keys of constraints: a list of entries, each for one storage level, or groups of them. */
public final class ConstraintKeys {
  public static final Key<Long> DEFAULT_MAX_FACTOR =
      Key.of(
          "default_max_factor",
          ValueType.POSITIVE,
          "Greatest factor of the dimensions that 'factors' does not name.");
  static final Key<Double> MIN_PARALLELISM =
      Key.of("min", ValueType.PART, "Least part of the arithmetic that must work, 0 to 1.")
          .mustBeThere();
  static final Key<Map<String, Node>> ATTRIBUTES =
      Key.of(
          "attributes",
          ValueType.mapOf(ValueType.ANYTHING),
          "What the constraint asks, where it is not next to the type.");

  static final KeyTable ATTRIBUTED =
      KeyTable.of("attributed", "An entry whose content is one map deeper.", ATTRIBUTES);

  static final Codec<NestConstraint, Void> TEMPORAL =
      nest(
          EntryType.TEMPORAL,
          "constraint_temporal",
          "Limits on the loops in time of a storage level.");
  static final Codec<NestConstraint, Void> SPATIAL =
      nest(
              EntryType.SPATIAL,
              "constraint_spatial",
              "Limits on the loops across the instances below a storage level.")
          .optional(EntryKeys.SPLIT, nest -> boxed(nest.split()).map(Integer::longValue));
  static final Codec<LevelConstraint, Void> DATA_SPACES =
      Codec.<LevelConstraint, Void>of(
              table(
                  EntryType.DATASPACE,
                  "constraint_dataspace",
                  "What a storage level must keep or bypass; the mapper chooses for the rest."))
          .property(EntryKeys.KEEP, level -> ScalarNode.written(level.keep()))
          .property(EntryKeys.BYPASS, level -> ScalarNode.written(level.bypass()));
  static final Codec<Constraints, Void> PARALLELISM =
      Codec.<Constraints, Void>of(
              table(
                  EntryType.PARALLELISM, "constraint_parallelism", "Least use of the arithmetic."))
          .property(MIN_PARALLELISM, Constraints::minParallelism);
  private static final KeyTable OVERBOOKING =
      table(EntryType.OVERBOOKING, "constraint_overbooking", "Not modelled.")
          .passingOver("proportion");

  /** What an entry of each type may state, besides its header. */
  static final Map<EntryType, KeyTable> TABLES =
      new EnumMap<>(
          Map.of(
              EntryType.TEMPORAL, TEMPORAL.table(),
              EntryType.SPATIAL, SPATIAL.table(),
              EntryType.DATASPACE, DATA_SPACES.table(),
              EntryType.PARALLELISM, PARALLELISM.table(),
              EntryType.OVERBOOKING, OVERBOOKING));

  /** Of an entry that is a group. */
  static final Key<List<Node>> MEMBERS =
      Key.of("constraints", ValueType.listOf(entry(List.of())), "Constraints on that level.")
          .mustBeThere();

  static final KeyTable GROUP =
      KeyTable.of("constraint_group", "Constraints on one level.", EntryKeys.TARGET, MEMBERS);

  public static final Key<List<Node>> TARGETS =
      Key.of("targets", ValueType.listOf(entryOrGroup()), "Constraints, each on one level.");
  public static final Key<Node> CONSTRAINTS =
      Key.of(
          "constraints",
          ValueType.anyOf(ValueType.TEXT, ValueType.listOf(entryOrGroup())),
          "The same as 'targets', or NAME for the list that is called constraints_NAME.");

  /** Begins the key of a list of constraints that is chosen by name. */
  static final String NAMED = "constraints_";

  static final KeyTable ROOT =
      KeyTable.of(
              "constraints",
              "Limits on mappings.",
              Versions.KEY,
              WrittenFor.KEY,
              TARGETS,
              CONSTRAINTS)
          .passingOver("template", "name")
          .withRules(
              fragment(
                  "patternProperties",
                  fragment("^" + NAMED, ValueType.listOf(entryOrGroup()).schema())));

  /** What a section may be. */
  public static final ValueType<Node> SECTION =
      ValueType.anyOf(ValueType.table(() -> ROOT), ValueType.listOf(entryOrGroup()));

  private ConstraintKeys() {}

  private static KeyTable table(EntryType type, String name, String meaning) {
    return SwitchKeys.ofConstraints(
        type, KeyTable.of(name, meaning).notModelling(List.of("remainders", "default_min_factor")));
  }

  private static Codec<NestConstraint, Void> nest(EntryType type, String name, String meaning) {
    return Codec.<NestConstraint, Void>of(table(type, name, meaning))
        .optional(EntryKeys.FACTORS, ConstraintKeys::factors)
        .optional(DEFAULT_MAX_FACTOR, nest -> boxed(nest.othersAtMost()))
        .optional(EntryKeys.PERMUTATION, ConstraintKeys::permutation);
  }

  private static Optional<Node> factors(NestConstraint nest) {
    List<String> factors = new ArrayList<>();
    nest.factors().forEach((dimension, limit) -> factors.add(factor(dimension, limit)));
    return text(String.join(" ", factors));
  }

  private static Optional<Node> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(ScalarNode.of(text, Node.NOWHERE));
  }

  /** The limit as one or two statements; 0 is written for the whole dimension. */
  private static String factor(String dimension, FactorLimit limit) {
    if (limit.isExact()) {
      long bound = limit.least() == FactorLimit.WHOLE ? 0 : limit.least();
      return dimension + "=" + bound;
    }
    if (limit.most() == FactorLimit.WHOLE) {
      return dimension + ">=" + limit.least();
    }
    String most = dimension + "<=" + limit.most();
    return limit.least() == 1 ? most : dimension + ">=" + limit.least() + " " + most;
  }

  private static Optional<Node> permutation(NestConstraint nest) {
    List<String> order = new ArrayList<>(nest.innermost());
    if (!nest.outermost().isEmpty()) {
      order.add("_");
      order.addAll(nest.outermost());
    }
    return text(PermutationText.of(order));
  }

  private static ValueType<Node> entryOrGroup() {
    return ValueType.anyOf(ValueType.table(() -> GROUP), entry(List.of(EntryKeys.TARGET)));
  }

  private static ValueType<Node> entry(List<Key<?>> required) {
    Map<EntryType, KeyTable> attributed = new EnumMap<>(TABLES);
    attributed.replaceAll((type, table) -> table.after(ATTRIBUTED.keys()));
    return ValueType.variants(EntryKeys.TYPE, required, EntryType.byWord(attributed));
  }
}
