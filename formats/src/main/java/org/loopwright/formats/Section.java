package org.loopwright.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.loopwright.formats.compound.CompoundComponents;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.ConstraintKeys;
import org.loopwright.formats.timeloop.CostTableCodec;
import org.loopwright.formats.timeloop.MapperCodec;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.ProblemCodec;

/** The sections of a specification: their keys at the top of its files, and what they may be. */
enum Section {
  PROBLEM("The workload.", () -> ProblemCodec.SECTION, "problem"),
  ARCHITECTURE(
      "Storage levels and arithmetic.", () -> ArchitectureCodec.SECTION, "architecture", "arch"),
  ENERGY_TABLE("Energies of actions, in pJ.", () -> CostTableCodec.ENERGY_SECTION, "ERT"),
  AREA_TABLE("Areas of instances, in um^2.", () -> CostTableCodec.AREA_SECTION, "ART"),
  ARCHITECTURE_CONSTRAINTS(
      "Limits on mappings that the hardware sets.",
      () -> ConstraintKeys.SECTION,
      "architecture_constraints",
      "arch_constraints"),
  MAPSPACE_CONSTRAINTS(
      Section.LIMITS_OF_USER, () -> ConstraintKeys.SECTION, "mapspace_constraints"),
  CONSTRAINTS(Section.LIMITS_OF_USER, () -> ConstraintKeys.SECTION, "constraints"),
  MAPSPACE(Section.LIMITS_OF_USER, () -> ConstraintKeys.SECTION, "mapspace"),
  MAPPING("One mapping, to evaluate.", () -> MappingCodec.SECTION, "mapping"),
  MAPPER("How to search for mappings.", () -> MapperCodec.SECTION, "mapper"),
  NETWORK("The layers of a neural network.", () -> NetworkReader.SECTION, "network"),
  EXTRA_CONSTRAINTS(
      Section.LIMITS_OF_USER,
      () -> ConstraintKeys.SECTION,
      "extra_mapping_constraints",
      "extra_constraints"),
  VARIABLES(
      "Names that values of nodes are made of.",
      () -> ValueType.mapOf(ValueType.ANYTHING),
      "variables"),
  COMPOUND_COMPONENTS(
      "Classes of components that are made of others.",
      () -> CompoundComponents.SECTION,
      "compound_components",
      "components"),
  SHAPE(
      "The shape of the problem, where it is a section of its own.",
      () -> ProblemCodec.SHAPE_SECTION,
      "shape");

  private static final String LIMITS_OF_USER = "Limits on mappings that the user sets.";

  /** The sections of constraints, in the order in which they are read. */
  static final List<Section> ALL_CONSTRAINTS =
      List.of(
          ARCHITECTURE_CONSTRAINTS, MAPSPACE_CONSTRAINTS, CONSTRAINTS, EXTRA_CONSTRAINTS, MAPSPACE);

  /** Of tools that make specifications; without effect on results. */
  static final List<String> HARMLESS =
      List.of(
          "dumped_by_timeloop_front_end",
          "globals",
          "ERT_summary",
          "ART_summary",
          "sim",
          "version");

  /** Of these, what only says who wrote the file. */
  private static final List<String> SIGNATURES = List.of("dumped_by_timeloop_front_end", "version");

  /** Would change results if they were modelled. */
  static final List<String> NOT_MODELLED = List.of("sparse_optimizations", "layout");

  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // constants only
  private final Supplier<ValueType<?>> type;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> keys;

  Section(String meaning, Supplier<ValueType<?>> type, String... keys) {
    this.meaning = meaning;
    this.type = type;
    this.keys = List.of(keys);
  }

  /** One sentence for users. */
  String meaning() {
    return meaning;
  }

  /** What the section may be. */
  ValueType<?> type() {
    return type.get();
  }

  /** All spellings, the preferred one first. */
  List<String> keys() {
    return keys;
  }

  /** The name of its schema; sections of constraints have one in common. */
  String schema() {
    return ALL_CONSTRAINTS.contains(this) ? CONSTRAINTS.keys.get(0) : keys.get(0);
  }

  static Optional<Section> of(String key) {
    return Arrays.stream(values()).filter(section -> contains(section.keys, key)).findFirst();
  }

  /** Also a section that is there for its anchors only. */
  static boolean isHarmless(String key) {
    return contains(HARMLESS, key) || key.contains("ignore");
  }

  /** A section whose content somebody else reads. */
  static boolean isOfOtherTools(String key) {
    return contains(HARMLESS, key) && !contains(SIGNATURES, key);
  }

  static boolean isNotModelled(String key) {
    return contains(NOT_MODELLED, key);
  }

  static List<String> allKeys() {
    return Arrays.stream(values()).flatMap(section -> section.keys.stream()).toList();
  }

  /** Hyphens and underscores are the same. */
  private static boolean contains(List<String> keys, String key) {
    return keys.contains(key.replace('-', '_'));
  }
}
