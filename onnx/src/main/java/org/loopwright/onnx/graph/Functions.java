package org.loopwright.onnx.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.AttributeProto;
import onnx.FunctionProto;
import onnx.NodeProto;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.operator.Operators;

/** The operators that a model defines itself, and the depth of calls inside of each other. */
final class Functions {
  private static final int MAX_DEPTH = 32;

  private final Map<String, FunctionProto> byName = new HashMap<>();
  private int depth;

  Functions(List<FunctionProto> functions) {
    for (FunctionProto function : functions) {
      byName.put(Operators.qualified(function.getDomain(), function.getName()), function);
    }
  }

  Optional<FunctionProto> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Counts a call, and refuses functions that call themselves. */
  void enter(FunctionProto function) {
    Require.that(
        ++depth <= MAX_DEPTH,
        "function %s is called inside of %d others; it may call itself",
        function.getName(),
        MAX_DEPTH);
  }

  void leave() {
    depth--;
  }

  /** The nodes of a function, with the caller's attributes where they refer to them. */
  static List<NodeProto> body(FunctionProto function, NodeProto call) {
    Map<String, AttributeProto> given = new HashMap<>();
    function.getAttributeProtoList().forEach(each -> given.put(each.getName(), each));
    call.getAttributeList().forEach(each -> given.put(each.getName(), each));
    List<NodeProto> nodes = new ArrayList<>();
    for (NodeProto node : function.getNodeList()) {
      NodeProto.Builder copy = node.toBuilder().clearAttribute();
      for (AttributeProto attribute : node.getAttributeList()) {
        String reference = attribute.getRefAttrName();
        if (reference.isEmpty()) {
          copy.addAttribute(attribute);
        } else if (given.containsKey(reference)) {
          copy.addAttribute(given.get(reference).toBuilder().setName(attribute.getName()));
        }
      }
      nodes.add(copy.build());
    }
    return nodes;
  }
}
