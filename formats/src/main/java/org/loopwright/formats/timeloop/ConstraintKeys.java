package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.ValueType.fragment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

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
          "What the constraint asks, where it does not stand beside the type.");

  static final KeyTable ATTRIBUTED =
      KeyTable.of("attributed", "An entry whose content stands one map deeper.", ATTRIBUTES);

  private static final List<String> SWITCHES = switches();

  private static final KeyTable TEMPORAL =
      KeyTable.of(
              "constraint_temporal",
              "Limits on the loops in time of a storage level.",
              EntryKeys.FACTORS,
              DEFAULT_MAX_FACTOR,
              EntryKeys.PERMUTATION)
          .notModelling(SWITCHES);
  private static final KeyTable SPATIAL =
      KeyTable.of(
              "constraint_spatial",
              "Limits on the loops across the instances below a storage level.",
              EntryKeys.FACTORS,
              DEFAULT_MAX_FACTOR,
              EntryKeys.PERMUTATION,
              EntryKeys.SPLIT)
          .notModelling(SWITCHES);
  private static final KeyTable DATA_SPACES =
      KeyTable.of(
              "constraint_dataspace",
              "What a storage level must keep or bypass; the mapper chooses for the rest.",
              EntryKeys.KEEP,
              EntryKeys.BYPASS)
          .notModelling(SWITCHES);
  private static final KeyTable PARALLELISM =
      KeyTable.of("constraint_parallelism", "Least use of the arithmetic.", MIN_PARALLELISM)
          .notModelling(SWITCHES);
  private static final KeyTable OVERBOOKING =
      KeyTable.of("constraint_overbooking", "Not modelled.")
          .passingOver("proportion")
          .notModelling(SWITCHES);

  /** What an entry of each type may state, besides its header. */
  static final Map<EntryType, KeyTable> TABLES =
      new EnumMap<>(
          Map.of(
              EntryType.TEMPORAL, TEMPORAL,
              EntryType.SPATIAL, SPATIAL,
              EntryType.DATASPACE, DATA_SPACES,
              EntryType.PARALLELISM, PARALLELISM,
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
      KeyTable.of("constraints", "Limits on mappings.", Versions.KEY, TARGETS, CONSTRAINTS)
          .passingOver("template", "name")
          .withRules(
              fragment(
                  "patternProperties",
                  fragment("^" + NAMED, ValueType.listOf(entryOrGroup()).schema())));

  /** What a section may be. */
  public static final ValueType<Node> SECTION =
      ValueType.anyOf(ValueType.table(() -> ROOT), ValueType.listOf(entryOrGroup()));

  private ConstraintKeys() {}

  private static List<String> switches() {
    List<String> all = new ArrayList<>(EntryKeys.REUSE_SWITCHES);
    all.addAll(List.of("remainders", "default_min_factor"));
    return List.copyOf(all);
  }

  private static ValueType<Node> entryOrGroup() {
    return ValueType.anyOf(ValueType.table(() -> GROUP), entry(List.of(EntryKeys.TARGET)));
  }

  private static ValueType<Node> entry(List<Key<?>> required) {
    Map<EntryType, KeyTable> attributed = new EnumMap<>(TABLES);
    attributed.replaceAll((type, table) -> table.after(ATTRIBUTED.keys()));
    return ValueType.variants(EntryKeys.TYPE, required, EntryKeys.byWord(attributed));
  }
}
