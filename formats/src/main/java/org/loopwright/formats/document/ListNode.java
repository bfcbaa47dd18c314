package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.loopwright.model.diagnostics.Location;

/**
 * Values in order.
 *
 * @param tag what the file calls the kind of list; empty if nothing
 */
public record ListNode(Location location, List<Node> items, String tag, long size) implements Node {
  public ListNode {
    requireNonNull(location, "location");
    requireNonNull(tag, "tag");
    items = List.copyOf(items);
  }

  public ListNode(Location location, List<Node> items) {
    this(location, items, "");
  }

  public ListNode(Location location, List<Node> items, String tag) {
    this(location, items, tag, 1 + items.stream().mapToLong(Node::size).sum());
  }

  /** A list of texts. */
  public static ListNode of(Collection<String> texts, Location at) {
    return new ListNode(at, texts.stream().<Node>map(text -> ScalarNode.of(text, at)).toList());
  }

  @Override
  public List<Node> itemsOrSelf() {
    return items;
  }

  @Override
  public String describe() {
    return "a list";
  }
}
