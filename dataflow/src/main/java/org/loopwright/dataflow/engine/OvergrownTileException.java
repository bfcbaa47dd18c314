package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;

/**
 * A level is handed a tile larger than the one that it was planned for, so that a map which should
 * cover the tile at once would have to move inside it, by nothing.
 */
public final class OvergrownTileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final LayerDimension dimension;
  private final transient Origin origin;

  OvergrownTileException(LayerDimension dimension, Origin origin) {
    super("overgrown tile along " + dimension.symbol());
    this.dimension = dimension;
    this.origin = origin;
  }

  /** The dimension along which the tile is too large. */
  public LayerDimension dimension() {
    return dimension;
  }

  /** Where the level begins in the file. */
  public Origin origin() {
    return origin;
  }
}
