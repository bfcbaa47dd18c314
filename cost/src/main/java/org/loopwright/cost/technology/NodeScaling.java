package org.loopwright.cost.technology;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.loopwright.model.diagnostics.Require;

/**
 * Energy and area of logic by node, relative to a common one (Stillmaker and Baas, Integration 58,
 * 2017). Between nodes of the table it interpolates logarithms.
 */
public final class NodeScaling {
  /**
   * One node.
   *
   * @param energy of an operation at the nominal voltage, relative to 45 nm
   * @param area relative to 45 nm
   */
  public record Node(double nodeNm, double energy, double area) {}

  private static final String FILE = "technology_scaling.csv";

  private final NavigableMap<Double, Node> nodes = new TreeMap<>();
  private final String source;

  public NodeScaling(List<Node> nodes, String source) {
    Require.that(!nodes.isEmpty(), "a scaling table of %s needs a node", source);
    nodes.forEach(node -> this.nodes.put(node.nodeNm(), node));
    this.source = source;
  }

  /** Energy at node {@code to} over that at node {@code from}. */
  public double energyFactor(double from, double to) {
    return from == to ? 1 : at(to).energy() / at(from).energy();
  }

  /** Area at node {@code to} over that at node {@code from}. */
  public double areaFactor(double from, double to) {
    return from == to ? 1 : at(to).area() / at(from).area();
  }

  /** Where a number comes from that was scaled. */
  Provenance scaled(Provenance provenance) {
    return new Provenance(
        provenance.model(),
        provenance.table() + " + " + FILE,
        provenance.source() + "; scaled by " + source,
        provenance.extrapolated());
  }

  /** Beyond the table the outermost node's figures scale with the square of the feature size. */
  private Node at(double nodeNm) {
    Node below = valueOf(nodes.floorEntry(nodeNm));
    Node above = valueOf(nodes.ceilingEntry(nodeNm));
    if (below == null || above == null) {
      Node edge = below == null ? above : below;
      double square = Math.pow(nodeNm / edge.nodeNm(), 2);
      return new Node(nodeNm, edge.energy() * square, edge.area() * square);
    }
    if (below.equals(above)) {
      return below;
    }
    double part = Math.log(nodeNm / below.nodeNm()) / Math.log(above.nodeNm() / below.nodeNm());
    return new Node(
        nodeNm,
        below.energy() * Math.pow(above.energy() / below.energy(), part),
        below.area() * Math.pow(above.area() / below.area(), part));
  }

  private static Node valueOf(Map.Entry<Double, Node> entry) {
    return entry == null ? null : entry.getValue();
  }
}
