package org.loopwright.model.architecture;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.loopwright.model.diagnostics.Labelled;

/**
 * How the children of one instance are joined to it and to each other. Children are numbered along
 * the columns of their mesh first, then row by row.
 *
 * <p>A word for several children takes each link once: its hops are those of the union of its ways
 * to each of them. Words for a mesh or torus enter at column 0 in the middle row, in the mean of
 * the two where their number is even; they go along that row, and off it along the columns.
 */
public enum Topology implements Labelled {
  /** Neighbours of a mesh are joined. */
  MESH("mesh") {
    @Override
    public double hops(Mesh mesh, long[] children) {
      return Arrays.stream(columns(mesh, children)).max().orElse(0) + rowHops(mesh, children);
    }

    @Override
    double farthestHops(Mesh mesh) {
      return mesh.x() - 1 + (mesh.y() - 1) / 2.0;
    }
  },

  /** A mesh whose edges are joined as well: a column is reached by the shorter way round. */
  TORUS("torus") {
    @Override
    public double hops(Mesh mesh, long[] children) {
      long[] columns = columns(mesh, children);
      long ahead = Arrays.stream(columns).filter(x -> x <= mesh.x() - x).max().orElse(0);
      long back =
          LongStream.of(columns)
              .map(x -> mesh.x() - x)
              .filter(x -> 2 * x < mesh.x())
              .max()
              .orElse(0);
      return ahead + back + rowHops(mesh, children);
    }

    @Override
    double farthestHops(Mesh mesh) {
      return mesh.x() / 2 + (mesh.y() - 1) / 2.0;
    }
  },

  /** One wire past all children: every word is driven over all of it, in one hop. */
  BUS("bus") {
    @Override
    public double hops(Mesh mesh, long[] children) {
      return 1;
    }

    @Override
    double farthestHops(Mesh mesh) {
      return 1;
    }
  },

  /** A binary tree with the children as leaves. */
  TREE("tree") {
    @Override
    public double hops(Mesh mesh, long[] children) {
      long[] nodes = children;
      long hops = 0;
      for (long width = mesh.instances(); width > 1; width = (width + 1) / 2) {
        nodes = Arrays.stream(nodes).distinct().toArray();
        hops += nodes.length;
        nodes = Arrays.stream(nodes).map(node -> node / 2).toArray();
      }
      return hops;
    }

    @Override
    double farthestHops(Mesh mesh) {
      return Long.SIZE - Long.numberOfLeadingZeros(mesh.instances() - 1);
    }
  },

  /** A row of all children, one after the other, entered at the first. */
  CHAIN("chain") {
    @Override
    public double hops(Mesh mesh, long[] children) {
      return Arrays.stream(children).max().orElse(0);
    }

    @Override
    double farthestHops(Mesh mesh) {
      return mesh.instances() - 1;
    }
  };

  private final String label;

  Topology(String label) {
    this.label = label;
  }

  /**
   * Hops of one word to some children.
   *
   * @param mesh the children of one instance
   * @param children numbers of those that the word is for, at least one
   */
  public abstract double hops(Mesh mesh, long[] children);

  /** Hops of a word to the child that is farthest, alone. */
  abstract double farthestHops(Mesh mesh);

  private static long[] columns(Mesh mesh, long[] children) {
    return Arrays.stream(children).map(child -> child % mesh.x()).toArray();
  }

  /** Hops off the middle row, in each column on its own. */
  private static double rowHops(Mesh mesh, long[] children) {
    double middle = (mesh.y() - 1) / 2.0;
    TreeMap<Long, long[]> rowsOfColumn = new TreeMap<>();
    for (long child : children) {
      long row = child / mesh.x();
      long[] span = rowsOfColumn.computeIfAbsent(child % mesh.x(), column -> new long[] {row, row});
      span[0] = Math.min(span[0], row);
      span[1] = Math.max(span[1], row);
    }
    double hops = 0;
    for (long[] span : rowsOfColumn.values()) {
      hops += Math.max(0, middle - span[0]) + Math.max(0, span[1] - middle);
    }
    return hops;
  }

  @Override
  public String label() {
    return label;
  }
}
