package org.loopwright.formats.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * A map, or a list of maps, whose entries another map takes in: those that it lacks ({@code <<}, as
 * in YAML 1.1), or also those inside the maps and lists that both have ({@code <<<}, as in
 * Accelergy), unless they are tagged {@code !nomerge}.
 *
 * @param key {@code <<} or {@code <<<}
 */
record MergedMap(String key, Location location, Node node) {
  private static final String FLAT = "<<";
  private static final String DEEP = "<<<";
  private static final String NO_MERGE = "!nomerge";

  static boolean isMergeKey(String key) {
    return key.equals(FLAT) || key.equals(DEEP);
  }

  /**
   * Adds the entries to those of a map.
   *
   * @param depth of maps inside each other that is still allowed
   */
  void into(Map<String, MapNode.Entry> entries, int depth) {
    into(entries, node, depth);
  }

  /** The maps of a list become one first; the leftmost value of a key holds. */
  private void into(Map<String, MapNode.Entry> entries, Node from, int depth) {
    if (from instanceof MapNode map) {
      map.entries().forEach(entry -> add(entries, entry, depth));
    } else if (from instanceof ListNode list) {
      Map<String, MapNode.Entry> all = new LinkedHashMap<>();
      list.items().forEach(item -> into(all, item, depth - 1));
      all.values().forEach(entry -> add(entries, entry, depth));
    } else {
      throw new SpecException(location, "'" + key + "' takes a map or a list of maps");
    }
  }

  private void add(Map<String, MapNode.Entry> entries, MapNode.Entry theirs, int depth) {
    MapNode.Entry mine = entries.get(theirs.key());
    if (mine == null) {
      entries.put(theirs.key(), theirs);
    } else if (key.equals(DEEP)) {
      Node both = merged(mine.value(), theirs.value(), depth - 1);
      entries.put(mine.key(), new MapNode.Entry(mine.key(), mine.location(), both));
    }
  }

  private Node merged(Node mine, Node theirs, int depth) {
    if (depth < 0) {
      throw new SpecException(location, "'" + key + "' takes in maps nested too deeply");
    }
    if (mine instanceof MapNode map && theirs instanceof MapNode && !map.tag().equals(NO_MERGE)) {
      Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
      map.entries().forEach(entry -> entries.put(entry.key(), entry));
      into(entries, theirs, depth);
      return new MapNode(map.location(), List.copyOf(entries.values()), map.tag());
    }
    if (mine instanceof ListNode list
        && theirs instanceof ListNode more
        && !list.tag().equals(NO_MERGE)) {
      List<Node> items = new ArrayList<>(list.items());
      items.addAll(more.items());
      return new ListNode(list.location(), items, list.tag());
    }
    return mine;
  }
}
