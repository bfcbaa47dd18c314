package org.loopwright.dataflow.style;

import java.util.List;
import java.util.Set;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Require;

/**
 * The styles of Kwon et al. 2020, Figure 4(a), named by the dimensions that they lay over PEs, and
 * one for matrix products. A style fits any layer of its operators: its clusters shrink to the
 * layer and to the array.
 */
public enum DataflowStyle implements Labelled {
  /** Input channels over PEs; no local reuse. */
  C_P("c-p", "KCYX") {
    @Override
    void append(LevelDirectives to, LayerBounds bounds, long pes) {
      to.temporal(to.tile(LayerDimension.K), LayerDimension.K);
      to.rowsAndColumns();
      to.filter();
      to.spatial(LayerDimension.C);
    }
  },
  /** Columns over PEs; weights stay. */
  X_P("x-p", "KCYX") {
    @Override
    void append(LevelDirectives to, LayerBounds bounds, long pes) {
      to.temporal(to.tile(LayerDimension.K), LayerDimension.K);
      to.temporal(to.tile(LayerDimension.C), LayerDimension.C);
      to.filter();
      to.slidingRows();
      to.spatialWindows(LayerDimension.X);
    }
  },
  /** Rows over clusters and columns inside; outputs stay, as in ShiDianNao. */
  YX_P("yx-p", "KCYX") {
    @Override
    void append(LevelDirectives to, LayerBounds bounds, long pes) {
      long columns = to.units(LayerDimension.X);
      long cluster = Math.min(COLUMNS_IN_CLUSTER, Math.min(columns, pes));
      to.temporal(to.tile(LayerDimension.K), LayerDimension.K);
      to.spatialWindows(LayerDimension.Y);
      to.windows(to.tilesOf(cluster, LayerDimension.X), LayerDimension.X);
      to.temporal(to.tile(LayerDimension.C), LayerDimension.C);
      to.filter();
      to.cluster(cluster);
      to.spatialWindows(LayerDimension.X);
    }
  },
  /** Rows over clusters, filter rows inside; rows stay, as in Eyeriss. */
  YR_P("yr-p", "KCX") {
    @Override
    void append(LevelDirectives to, LayerBounds bounds, long pes) {
      to.temporal(to.tile(LayerDimension.C, CHANNELS_IN_PE), LayerDimension.C);
      to.temporal(to.tile(LayerDimension.K, CHANNELS_IN_PE), LayerDimension.K);
      to.spatialWindows(1, LayerDimension.Y);
      to.slidingColumns();
      to.filter();
      to.cluster(bounds.of(LayerDimension.R));
      to.spatialPoints(LayerDimension.Y);
      to.spatialPoints(LayerDimension.R);
    }
  },
  /** Output channels over clusters, input channels inside; weights stay, as in NVDLA. */
  KC_P("kc-p", "KCYX") {
    @Override
    void append(LevelDirectives to, LayerBounds bounds, long pes) {
      if (!to.maps(LayerDimension.K)) {
        to.spatial(LayerDimension.C);
        to.filter();
        to.rowsAndColumns();
        return;
      }
      long channels = to.units(LayerDimension.C);
      long cluster = Math.min(CHANNELS_IN_CLUSTER, Math.min(channels, pes));
      to.spatial(LayerDimension.K);
      to.temporal(to.tilesOf(cluster, LayerDimension.C), LayerDimension.C);
      to.filter();
      to.rowsAndColumns();
      to.cluster(cluster);
      to.spatial(LayerDimension.C);
    }
  },
  /** Rows of the left matrix over clusters, the reduced dimension inside. */
  GEMM("gemm", "") {
    @Override
    void append(LevelDirectives to, LayerBounds bounds, long pes) {
      long reduced = bounds.of(LayerDimension.K);
      long cluster = Math.min(REDUCED_IN_CLUSTER, Math.min(reduced, pes));
      to.temporal(1, LayerDimension.N);
      to.spatialPoints(LayerDimension.M);
      to.temporal(cluster, LayerDimension.K);
      to.cluster(cluster);
      to.spatialPoints(LayerDimension.K);
    }
  };

  private static final long COLUMNS_IN_CLUSTER = 8;
  private static final long CHANNELS_IN_PE = 2;
  private static final long CHANNELS_IN_CLUSTER = 64;
  private static final long REDUCED_IN_CLUSTER = 64;
  private static final Set<OperatorType> PRODUCTS = Set.of(OperatorType.GEMM);

  private final String label;
  private final String tiled;

  /**
   * A style.
   *
   * @param tiled the symbols of the dimensions of which a PE may hold more or less
   */
  DataflowStyle(String label, String tiled) {
    this.label = label;
    this.tiled = tiled;
  }

  @Override
  public String label() {
    return label;
  }

  /** The dimensions of which a PE may hold more or less: rows and columns in windows. */
  public List<LayerDimension> tiled() {
    return LayerDimension.list(tiled);
  }

  /** Whether it is made for layers of this type. */
  public boolean suits(OperatorType type) {
    return PRODUCTS.contains(type) == (this == GEMM);
  }

  /** This style, or for matrix products the one that is made for them. */
  public DataflowStyle orForProducts(OperatorType type) {
    return suits(type) ? this : GEMM;
  }

  /**
   * {@code shape} with this style's dataflow for an array of {@code pes}. Input rows and columns at
   * the end that no window touches are left out.
   */
  public Layer map(Layer shape, long pes) {
    return map(shape, pes, TileSizes.STANDARD);
  }

  /** The same, with what a PE holds at a time of the dimensions in {@link #tiled}. */
  public Layer map(Layer shape, long pes, TileSizes tiles) {
    Require.that(suits(shape.type()), "style %s does not suit a %s layer", label, shape.type());
    Layer layer = TouchedInput.of(shape);
    LevelDirectives directives = new LevelDirectives(layer, tiles);
    directives.outermost();
    append(directives, LayerBounds.of(layer), pes);
    return layer.withDataflow(directives.list());
  }

  abstract void append(LevelDirectives to, LayerBounds bounds, long pes);
}
