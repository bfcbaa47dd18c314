package org.loopwright.onnx.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import onnx.NodeProto;

/**
 * Names for layers: those of the nodes in letters, digits, points, hyphens and underscores, so that
 * they can be written on a command line and as names of files, and each used only once.
 */
final class LayerNames {
  private static final int MAX_LENGTH = 100;

  private final Set<String> used = new HashSet<>();
  private final Map<String, Integer> next = new HashMap<>();

  /** A name for the layers of a node; nodes without a name have that of their first output. */
  static String of(NodeProto node) {
    String name = node.getName();
    if (name.isBlank() && node.getOutputCount() > 0) {
      name = node.getOutput(0);
    }
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceFirst("^[._-]+", "");
    String ending = plain.substring(Math.max(0, plain.length() - MAX_LENGTH));
    return ending.isEmpty() ? node.getOpType().replaceAll("[^A-Za-z0-9]", "") + "_layer" : ending;
  }

  /** What messages call a node. */
  static String label(NodeProto node) {
    return "node " + of(node) + " (" + node.getOpType() + ")";
  }

  /** The name itself, or if it is taken, with a number. */
  String unique(String name) {
    String candidate = name;
    while (!used.add(candidate)) {
      candidate = name + "_" + next.merge(name, 2, (number, one) -> number + 1);
    }
    return candidate;
  }
}
