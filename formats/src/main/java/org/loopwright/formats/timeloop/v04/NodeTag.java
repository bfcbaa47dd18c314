package org.loopwright.formats.timeloop.v04;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a node of an architecture is. */
enum NodeTag {
  HIERARCHICAL("!Hierarchical"),
  PARALLEL("!Parallel"),
  PIPELINED("!Pipelined"),
  CONTAINER("!Container"),
  COMPONENT("!Component"),
  NOTHING("!Nothing");

  private final String text;

  NodeTag(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<NodeTag> of(String text) {
    return Arrays.stream(values()).filter(tag -> tag.text.equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(tag -> tag.text).toList();
  }
}
