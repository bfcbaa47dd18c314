package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;

/** The keys of entries, of mappings and of constraints, that turn reuse off. */
public final class SwitchKeys {
  /** Of loops in space, that mappings do not read, as the reference does not. */
  static final String ONLY_OF_CONSTRAINTS = "no_multicast_no_reduction";

  /** What the data spaces of that key are, in an entry that knows it by another name. */
  static final Key<List<ScalarNode>> INEFFECTIVE =
      key(ONLY_OF_CONSTRAINTS, "Has an effect in constraints only; write no_reuse.");

  private static final Key<List<ScalarNode>> NO_MULTICAST =
      key("no_reuse", "Data spaces of which each instance below asks for its own copy.");
  private static final Key<List<ScalarNode>> NO_LINK_TRANSFER =
      key("no_link_transfer", "Data spaces that neighbours below do not pass on.");
  private static final Key<List<ScalarNode>> NO_TEMPORAL_REUSE =
      key("no_reuse", "Data spaces of which a whole tile comes in here at each step.")
          .spelled("no_temporal_reuse");
  private static final Key<List<ScalarNode>> RMW_FIRST_UPDATE =
      key("rmw_first_update", "Results whose first update here reads as well.");
  static final Key<List<ScalarNode>> NO_COALESCE =
      key("no_coalesce", "Data spaces of which each access is made further out as well.");

  private static final Map<EntryType, Map<ReuseSwitch, Key<List<ScalarNode>>>> OF_MAPPING =
      byType(NO_MULTICAST);
  private static final Map<EntryType, Map<ReuseSwitch, Key<List<ScalarNode>>>> OF_CONSTRAINTS =
      byType(NO_MULTICAST.spelled(ONLY_OF_CONSTRAINTS));

  /** All of them, whatever the type of the entry. */
  public static final List<String> NAMES =
      List.of(
          NO_LINK_TRANSFER.name(),
          NO_MULTICAST.name(),
          ONLY_OF_CONSTRAINTS,
          "no_temporal_reuse",
          RMW_FIRST_UPDATE.name(),
          NO_COALESCE.name());

  private SwitchKeys() {}

  private static Key<List<ScalarNode>> key(String name, String meaning) {
    return Key.of(name, ValueType.WORDS, meaning);
  }

  private static Map<EntryType, Map<ReuseSwitch, Key<List<ScalarNode>>>> byType(
      Key<List<ScalarNode>> noMulticast) {
    return new EnumMap<>(
        Map.of(
            EntryType.SPATIAL,
            new EnumMap<>(
                Map.of(
                    ReuseSwitch.MULTICAST,
                    noMulticast,
                    ReuseSwitch.LINK_TRANSFER,
                    NO_LINK_TRANSFER)),
            EntryType.TEMPORAL,
            new EnumMap<>(
                Map.of(
                    ReuseSwitch.TEMPORAL_REUSE,
                    NO_TEMPORAL_REUSE,
                    ReuseSwitch.FIRST_READ_ELISION,
                    RMW_FIRST_UPDATE)),
            EntryType.DATASPACE,
            new EnumMap<>(Map.of(ReuseSwitch.COALESCING, NO_COALESCE))));
  }

  /** Adds to a table the keys of mapping entries of a type. */
  static KeyTable ofMapping(EntryType type, KeyTable table) {
    return with(
        type == EntryType.SPATIAL ? table.with(List.of(INEFFECTIVE)) : table,
        OF_MAPPING.get(type).values());
  }

  /** Adds to a table the keys of constraints of a type. */
  static KeyTable ofConstraints(EntryType type, KeyTable table) {
    return with(table, OF_CONSTRAINTS.getOrDefault(type, Map.of()).values());
  }

  /** Adds keys; the others have no effect in such an entry, which is worth a warning. */
  private static KeyTable with(KeyTable table, Collection<Key<List<ScalarNode>>> keys) {
    KeyTable more = table.with(keys);
    List<String> elsewhere = new ArrayList<>(NAMES);
    more.keys().forEach(key -> elsewhere.removeAll(key.spellings()));
    elsewhere.addAll(more.notModelled());
    return more.notModelling(elsewhere);
  }

  /** The keys of a mapping's entry. */
  static Map<ReuseSwitch, Key<List<ScalarNode>>> ofMapping(EntryType type) {
    return OF_MAPPING.getOrDefault(type, Map.of());
  }

  /** The keys of a constraint. */
  static Map<ReuseSwitch, Key<List<ScalarNode>>> ofConstraints(EntryType type) {
    return OF_CONSTRAINTS.getOrDefault(type, Map.of());
  }

  /** What a mapping's entry turns off. */
  static Map<ReuseSwitch, Set<String>> read(MapReader entry, EntryType type, Binding binding) {
    Map<ReuseSwitch, Set<String>> off = new EnumMap<>(ReuseSwitch.class);
    ofMapping(type).forEach((which, key) -> off.put(which, binding.dataSpaces(entry, key)));
    return off;
  }

  /** What {@code no_coalesce} does to a data space that no level outside keeps. */
  static String lost(String dataSpace, String level) {
    return ("no level outside %s keeps %s, so with no_coalesce its words come from nowhere: %1$s"
            + " counts as if it bypassed them, and they start at the next level that coalesces")
        .formatted(level, dataSpace);
  }

  /** Whether an entry of a type states some of what a level turns off. */
  static boolean states(EntryType type, ReuseSwitches reuse) {
    return ofMapping(type).keySet().stream().anyMatch(which -> !reuse.off(which).isEmpty());
  }

  /** Writes what a level turns off into an entry of a type. */
  static MapBuilder write(EntryType type, ReuseSwitches reuse, MapBuilder entry) {
    ofMapping(type)
        .forEach(
            (which, key) -> {
              if (!reuse.off(which).isEmpty()) {
                entry.putTexts(key, reuse.off(which));
              }
            });
    return entry;
  }
}
