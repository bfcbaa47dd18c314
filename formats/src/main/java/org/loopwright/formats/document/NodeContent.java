package org.loopwright.formats.document;

/** What a node holds, wherever it lies: nodes with the same content differ in their places only. */
public final class NodeContent {
  private NodeContent() {}

  /** A text that two nodes share if and only if they have the same content. */
  public static String of(Node node) {
    StringBuilder text = new StringBuilder();
    append(node, text);
    return text.toString();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof MapNode map) {
      append("map", map.tag(), text);
      for (MapNode.Entry entry : map.entries()) {
        append("key", entry.key(), text);
        append(entry.value(), text);
      }
      text.append("end ");
    } else if (node instanceof ListNode list) {
      text.append("list ");
      list.items().forEach(item -> append(item, text));
      text.append("end ");
    } else if (node instanceof ScalarNode scalar) {
      append(scalar.style().name(), scalar.text(), text);
    } else {
      text.append("null ");
    }
  }

  /** Texts have their lengths before them, so that none can be taken for two. */
  private static void append(String kind, String value, StringBuilder text) {
    text.append(kind).append(value.length()).append(':').append(value);
  }
}
