package org.loopwright.onnx.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.AttributeProto;
import onnx.GraphProto;
import onnx.NodeProto;
import onnx.TensorProto;
import onnx.ValueInfoProto;
import org.loopwright.model.diagnostics.Require;

/**
 * The order in which nodes can run: that of the file, except for nodes that come before those whose
 * outputs they need.
 */
final class NodeOrder {
  private NodeOrder() {}

  /**
   * The nodes in such an order.
   *
   * @throws IllegalArgumentException if a tensor has two makers, or is needed to make itself
   */
  static List<NodeProto> of(List<NodeProto> nodes) {
    Map<String, Integer> makers = makers(nodes);
    List<List<Integer>> users = new ArrayList<>();
    nodes.forEach(node -> users.add(new ArrayList<>()));
    int[] missing = new int[nodes.size()];
    boolean sorted = true;
    for (int user = 0; user < nodes.size(); user++) {
      for (String name : needs(nodes.get(user))) {
        Integer maker = makers.get(name);
        if (maker != null) {
          users.get(maker).add(user);
          missing[user]++;
          sorted &= maker < user;
        }
      }
    }
    return sorted ? nodes : sorted(nodes, users, missing);
  }

  private static Map<String, Integer> makers(List<NodeProto> nodes) {
    Map<String, Integer> makers = new HashMap<>();
    for (int maker = 0; maker < nodes.size(); maker++) {
      for (String output : nodes.get(maker).getOutputList()) {
        Require.that(
            output.isEmpty() || makers.put(output, maker) == null,
            "tensor '%s' is made by two nodes",
            output);
      }
    }
    return makers;
  }

  private static List<NodeProto> sorted(
      List<NodeProto> nodes, List<List<Integer>> users, int[] missing) {
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < missing.length; node++) {
      if (missing[node] == 0) {
        ready.add(node);
      }
    }
    List<NodeProto> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(nodes.get(node));
      for (int user : users.get(node)) {
        if (--missing[user] == 0) {
          ready.add(user);
        }
      }
    }
    for (int node = 0; node < missing.length; node++) {
      Require.that(
          missing[node] <= 0,
          "node %d (%s) needs, through others, its own output: the graph has a cycle",
          node,
          nodes.get(node).getOpType());
    }
    return order;
  }

  /** The tensors that a node reads, and those that graphs inside of it take from around it. */
  private static Set<String> needs(NodeProto node) {
    Set<String> names = new LinkedHashSet<>(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        names.addAll(taken(attribute.getG()));
      }
    }
    return names;
  }

  private static Set<String> taken(GraphProto graph) {
    Set<String> own = new HashSet<>();
    graph.getInputList().stream().map(ValueInfoProto::getName).forEach(own::add);
    graph.getInitializerList().stream().map(TensorProto::getName).forEach(own::add);
    graph.getNodeList().forEach(node -> own.addAll(node.getOutputList()));
    Set<String> names = new LinkedHashSet<>();
    graph.getNodeList().forEach(node -> names.addAll(needs(node)));
    graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(names::add);
    names.removeAll(own);
    return names;
  }
}
