package org.loopwright.formats.timeloop;

import java.util.List;
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

  /** The entry of another target, such as the node that feeds the level. */
  public MapNode node(String other) {
    return MapBuilder.written()
        .put(EntryKeys.TARGET, other)
        .put(EntryKeys.TYPE, type.written())
        .putAll(keys)
        .build();
  }
}
