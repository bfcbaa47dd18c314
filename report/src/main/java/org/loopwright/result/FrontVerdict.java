package org.loopwright.result;

import java.util.Locale;
import org.loopwright.model.diagnostics.Labelled;

/** How far the points of a front go. */
public enum FrontVerdict implements Labelled {
  /** The front of a layer or network is whole. */
  COMPLETE,
  /** The same, without the constraints that could not be taken over. */
  COMPLETE_UNDER_IGNORED_CONSTRAINTS,
  /** The front of a layer was cut at the number of points asked for. */
  POINT_LIMIT,
  /** A search of a layer's front ended without proof: there may be more points. */
  UNPROVED,
  /** Layers of a network are missing, or their fronts are not whole: there may be better points. */
  UNFINISHED,
  /** A network has too many points to list. */
  TOO_MANY,
  /** There is no mapping, which is proved. */
  INFEASIBLE;

  /** The verdict on a whole front. */
  static FrontVerdict complete(boolean ignoringConstraints) {
    return ignoringConstraints ? COMPLETE_UNDER_IGNORED_CONSTRAINTS : COMPLETE;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
