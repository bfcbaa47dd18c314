package org.loopwright.dataflow.lowering;

import static java.util.Objects.requireNonNull;

import org.loopwright.dataflow.spec.Layer;

/** What becomes of a loop nest in the data-centric world. */
public sealed interface Raising {
  /**
   * The layer with directives that do the same.
   *
   * @param pes the array for which they do
   */
  record Directives(Layer layer, long pes) implements Raising {
    public Directives {
      requireNonNull(layer, "layer");
    }
  }

  /** No directives do the same, because of {@code reason}. */
  record NotExpressible(String reason) implements Raising {
    public NotExpressible {
      requireNonNull(reason, "reason");
    }
  }
}
