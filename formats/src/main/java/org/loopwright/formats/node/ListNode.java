package org.loopwright.formats.node;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.diagnostics.Location;

/** Values in order. */
public record ListNode(Location location, List<Node> items, long size) implements Node {
  public ListNode {
    requireNonNull(location, "location");
    items = List.copyOf(items);
  }

  public ListNode(Location location, List<Node> items) {
    this(location, items, 1 + items.stream().mapToLong(Node::size).sum());
  }

  @Override
  public String describe() {
    return "a list";
  }
}
