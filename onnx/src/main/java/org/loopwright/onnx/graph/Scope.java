package org.loopwright.onnx.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.onnx.operator.Operation.Input;

/** The tensors of a graph by name, and those of the graphs around it. */
final class Scope {
  private final Optional<Scope> around;
  private final Map<String, Input> tensors = new HashMap<>();

  private Scope(Optional<Scope> around) {
    this.around = around;
  }

  /** A scope that sees nothing but its own tensors. */
  static Scope outermost() {
    return new Scope(Optional.empty());
  }

  /** The scope of a graph inside of a node of this one. */
  Scope inner() {
    return new Scope(Optional.of(this));
  }

  void put(String name, Input tensor) {
    tensors.put(name, tensor);
  }

  boolean has(String name) {
    return tensors.containsKey(name) || around.map(outer -> outer.has(name)).orElse(false);
  }

  /** What is known of a tensor; nothing of one that does not exist. */
  Input get(String name) {
    Input own = tensors.get(name);
    return own != null ? own : around.map(outer -> outer.get(name)).orElse(Input.unknown(name));
  }
}
