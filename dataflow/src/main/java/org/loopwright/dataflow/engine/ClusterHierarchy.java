package org.loopwright.dataflow.engine;

import java.util.List;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.Layer;

/**
 * The cluster levels of a mapped layer, outermost (below L2) first.
 *
 * @param windowSpans input columns and rows that a filter tap is away from its neighbour
 */
public record ClusterHierarchy(
    Layer layer, Coupling coupling, List<ClusterLevel> levels, Dilation windowSpans) {
  public ClusterHierarchy {
    levels = List.copyOf(levels);
  }
}
