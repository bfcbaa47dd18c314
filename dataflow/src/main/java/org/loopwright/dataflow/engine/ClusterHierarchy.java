package org.loopwright.dataflow.engine;

import java.util.List;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.Layer;

/** The cluster levels of a mapped layer, outermost (below L2) first. */
public record ClusterHierarchy(Layer layer, Coupling coupling, List<ClusterLevel> levels) {
  public ClusterHierarchy {
    levels = List.copyOf(levels);
  }
}
