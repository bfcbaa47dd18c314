package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;

/**
 * An entry of a mapping or of constraints, to be written.
 *
 * @param target the storage level
 * @param keys all but target and type
 */
public record LevelEntry(String target, EntryType type, MapNode keys) {
  /** The list of entries. */
  public static ListNode list(List<LevelEntry> entries) {
    return new ListNode(
        Node.NOWHERE, entries.stream().<Node>map(entry -> entry.node(entry.target)).toList());
  }

  /** The same with its factors as a list. */
  LevelEntry apart() {
    Optional<String> factors = EntryKeys.FACTORS.textIn(keys);
    return factors.isEmpty()
        ? this
        : new LevelEntry(
            target,
            type,
            MapBuilder.of(keys)
                .remove(EntryKeys.FACTORS)
                .put(
                    EntryKeys.FACTORS, ListNode.of(List.of(factors.get().split(" ")), Node.NOWHERE))
                .build());
  }

  /** The entry of another target, such as the node that feeds the level. */
  public MapNode node(String other) {
    return MapBuilder.written()
        .put(EntryKeys.TARGET, other)
        .put(EntryKeys.TYPE, type.written())
        .putAll(keys)
        .build();
  }
}
