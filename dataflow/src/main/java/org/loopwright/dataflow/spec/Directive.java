package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

/**
 * One data-centric mapping directive (Kwon et al. 2020, Figure 3). The order of the directives is
 * the order in which the mapped data change: the last changes fastest.
 */
public sealed interface Directive {
  Origin origin();

  /** A map of one dimension: all PEs hold the same data points, or each PE has its own. */
  sealed interface DataMap extends Directive {
    /** Data points of the dimension that a PE (or cluster) holds at a time. */
    Size size();

    /** Data points by which the first one moves, in time or from one PE to the next. */
    Size offset();

    LayerDimension dimension();

    /** Whether the data differ from PE to PE. */
    boolean isSpatial();
  }

  /** Every PE holds the same data points, which move over time. */
  record TemporalMap(Size size, Size offset, LayerDimension dimension, Origin origin)
      implements DataMap {
    public TemporalMap {
      requireNonNull(size, "size");
      requireNonNull(offset, "offset");
      requireNonNull(dimension, "dimension");
      requireNonNull(origin, "origin");
    }

    public TemporalMap(long size, long offset, LayerDimension dimension) {
      this(Size.of(size), Size.of(offset), dimension, Origin.program());
    }

    @Override
    public boolean isSpatial() {
      return false;
    }

    @Override
    public String toString() {
      return "TemporalMap(" + size + "," + offset + ") " + dimension.symbol();
    }
  }

  /**
   * Each PE holds data points {@code offset} after its neighbour's, folded over time if PEs are
   * few.
   */
  record SpatialMap(Size size, Size offset, LayerDimension dimension, Origin origin)
      implements DataMap {
    public SpatialMap {
      requireNonNull(size, "size");
      requireNonNull(offset, "offset");
      requireNonNull(dimension, "dimension");
      requireNonNull(origin, "origin");
    }

    public SpatialMap(long size, long offset, LayerDimension dimension) {
      this(Size.of(size), Size.of(offset), dimension, Origin.program());
    }

    @Override
    public boolean isSpatial() {
      return true;
    }

    @Override
    public String toString() {
      return "SpatialMap(" + size + "," + offset + ") " + dimension.symbol();
    }
  }

  /** Groups PEs: directives above see the groups as units, those below map inside one group. */
  record Cluster(Size size, ClusterType type, Origin origin) implements Directive {
    public Cluster {
      requireNonNull(size, "size");
      requireNonNull(type, "type");
      requireNonNull(origin, "origin");
    }

    public Cluster(long size, ClusterType type) {
      this(Size.of(size), type, Origin.program());
    }

    @Override
    public String toString() {
      return "Cluster(" + size + "," + type.symbol() + ")";
    }
  }
}
