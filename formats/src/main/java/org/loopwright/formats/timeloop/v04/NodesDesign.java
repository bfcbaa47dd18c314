package org.loopwright.formats.timeloop.v04;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Location;

/**
 * An architecture of nodes as the classic tree, and the constraints of its nodes, which can be read
 * only for a workload.
 *
 * @param classic the section {@code architecture} with subtrees
 * @param nodes in the order of the file
 * @param parallels the nodes {@code !Parallel}
 * @param fanouts names of the nodes with instances of their own, to the level that feeds those
 * @param writtenFor what the architecture states of the vocabulary of its constraints
 */
public record NodesDesign(
    MapNode classic,
    List<ConstrainedNode> nodes,
    List<ParallelNodes> parallels,
    Map<String, String> fanouts,
    Optional<Node> writtenFor) {
  public NodesDesign {
    nodes = List.copyOf(nodes);
    parallels = List.copyOf(parallels);
    fanouts = Map.copyOf(fanouts);
  }

  /** The constraints of the nodes, which mean something for a workload only. */
  public List<Node> constraints() {
    return nodes.stream()
        .map(ConstrainedNode::constraints)
        .filter(constraints -> !constraints.entries().isEmpty())
        .map(Node.class::cast)
        .toList();
  }

  /**
   * The constraints of a node.
   *
   * @param name of the node
   * @param kind of the node
   * @param constraints {@code spatial}, {@code temporal}, {@code dataspace} ...; empty for a level
   *     that only feeds instances, and holds nothing
   * @param scope names that the values may use
   */
  record ConstrainedNode(String name, Kind kind, MapNode constraints, NodeScope scope) {}

  /** What becomes of a node in the classic tree. */
  enum Kind {
    /** A level or the arithmetic. */
    COMPONENT,
    /** Nothing of its own. */
    CONTAINER,
    /** Nothing: a way past the other branches of a {@code !Parallel}. */
    NOTHING,
    /** A level that holds nothing, where instances fan out. */
    FANOUT
  }

  /**
   * Parallel branches, each data space in at most one of them.
   *
   * @param branches the names of the nodes of each
   * @param isInner whether it is in a branch of another, which not every data space need pass
   */
  record ParallelNodes(Location location, List<List<String>> branches, boolean isInner) {
    ParallelNodes {
      branches = List.copyOf(branches);
    }
  }
}
