package org.loopwright.model.architecture;

import java.util.Arrays;
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
      long column = 0;
      for (long child : children) {
        column = Math.max(column, child % mesh.x());
      }
      return column + rowHops(mesh, children);
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
    long rows = mesh.y();
    for (long child : children) {
      rows = Math.max(rows, child / mesh.x() + 1);
    }
    long[] byColumn = new long[children.length];
    for (int i = 0; i < children.length; i++) {
      byColumn[i] = children[i] % mesh.x() * rows + children[i] / mesh.x();
    }
    Arrays.sort(byColumn);
    double hops = 0;
    int start = 0;
    for (int i = 1; i <= byColumn.length; i++) {
      if (i == byColumn.length || byColumn[i] / rows != byColumn[start] / rows) {
        long first = byColumn[start] % rows;
        long last = byColumn[i - 1] % rows;
        hops += Math.max(0, middle - first) + Math.max(0, last - middle);
        start = i;
      }
    }
    return hops;
  }

  @Override
  public String label() {
    return label;
  }
}
