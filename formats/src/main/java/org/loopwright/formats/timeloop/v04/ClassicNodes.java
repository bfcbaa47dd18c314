package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Location;

/** Makes nodes of the classic grammar that say where they come from. */
final class ClassicNodes {
  private ClassicNodes() {}

  static MapNode.Entry entry(String key, Node value) {
    return new MapNode.Entry(key, value.location(), value);
  }

  static MapNode.Entry entry(String key, Location location, Object text) {
    return entry(key, new ScalarNode(location, text.toString()));
  }

  static ListNode list(Location location, Collection<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(new ScalarNode(location, text)));
    return new ListNode(location, items);
  }

  /** The text under a key of a map. */
  static Optional<String> text(Node node, String key) {
    return node instanceof MapNode map
        ? map.get(key)
            .filter(ScalarNode.class::isInstance)
            .map(scalar -> ((ScalarNode) scalar).text())
        : Optional.empty();
  }
}
