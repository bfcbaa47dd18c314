package org.loopwright.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sections of a specification, by the keys at the top of its files. */
enum Section {
  PROBLEM("problem"),
  ARCHITECTURE("architecture arch"),
  ENERGY_TABLE("ERT"),
  AREA_TABLE("ART"),
  ARCHITECTURE_CONSTRAINTS("architecture_constraints arch_constraints"),
  MAPSPACE_CONSTRAINTS("mapspace_constraints"),
  CONSTRAINTS("constraints"),
  MAPSPACE("mapspace"),
  MAPPING("mapping"),
  MAPPER("mapper"),
  NETWORK("network"),
  EXTRA_CONSTRAINTS("extra_mapping_constraints extra_constraints"),
  VARIABLES("variables"),
  COMPOUND_COMPONENTS("compound_components components"),
  SHAPE("shape");

  /** Of tools that make specifications; without effect on results. */
  static final List<String> HARMLESS =
      List.of(
          "dumped_by_timeloop_front_end",
          "globals",
          "ERT_summary",
          "ART_summary",
          "sim",
          "version");

  /** Would change results if they were modelled. */
  static final List<String> NOT_MODELLED = List.of("sparse_optimizations", "layout");

  private final String keys;

  /** A section with its keys, parted by spaces. */
  Section(String keys) {
    this.keys = keys;
  }

  /** All spellings, the preferred one first. */
  List<String> keys() {
    return List.of(keys.split(" "));
  }

  static Optional<Section> of(String key) {
    return Arrays.stream(values()).filter(section -> contains(section.keys(), key)).findFirst();
  }

  /** Also a section that is there for its anchors only. */
  static boolean isHarmless(String key) {
    return contains(HARMLESS, key) || key.contains("ignore");
  }

  static boolean isNotModelled(String key) {
    return contains(NOT_MODELLED, key);
  }

  static List<String> allKeys() {
    return Arrays.stream(values()).flatMap(section -> section.keys().stream()).toList();
  }

  /** Hyphens and underscores are the same. */
  private static boolean contains(List<String> keys, String key) {
    return keys.contains(key.replace('-', '_'));
  }
}
