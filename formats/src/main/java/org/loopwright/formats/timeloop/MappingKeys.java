package org.loopwright.formats.timeloop;

import java.util.List;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/** The keys of {@code mapping}: a list of entries, each for one storage level. */
public final class MappingKeys {
  static final List<EntryType> TYPES =
      List.of(EntryType.TEMPORAL, EntryType.SPATIAL, EntryType.DATASPACE);

  private static final KeyTable TEMPORAL =
      KeyTable.of(
              "mapping_temporal",
              "The loops in time of a storage level.",
              EntryKeys.FACTORS,
              EntryKeys.PERMUTATION)
          .notModelling(EntryKeys.REUSE_SWITCHES);
  private static final KeyTable SPATIAL =
      KeyTable.of(
              "mapping_spatial",
              "The loops across the instances below a storage level.",
              EntryKeys.FACTORS,
              EntryKeys.PERMUTATION,
              EntryKeys.SPLIT)
          .notModelling(EntryKeys.REUSE_SWITCHES);
  private static final KeyTable DATA_SPACES =
      KeyTable.of(
              "mapping_dataspace",
              "What a storage level keeps; it keeps what is not said.",
              EntryKeys.KEEP,
              EntryKeys.BYPASS)
          .notModelling(EntryKeys.REUSE_SWITCHES);

  /** What the section may be. */
  public static final ValueType<List<Node>> SECTION =
      ValueType.listOf(
          ValueType.variants(
              EntryKeys.TYPE,
              List.of(EntryKeys.TARGET),
              EntryKeys.byWord(TYPES, MappingKeys::table)));

  private MappingKeys() {}

  /** What an entry of a type may say beside its header. */
  static KeyTable table(EntryType type) {
    return switch (type) {
      case TEMPORAL -> TEMPORAL;
      case SPATIAL -> SPATIAL;
      case DATASPACE -> DATA_SPACES;
      case PARALLELISM, OVERBOOKING, SKEW -> throw new IllegalArgumentException("not of mappings");
    };
  }
}
