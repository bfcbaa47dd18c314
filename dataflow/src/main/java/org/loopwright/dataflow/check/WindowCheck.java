package org.loopwright.dataflow.check;

import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.ClusterLevel;
import org.loopwright.dataflow.spec.LayerDimension;

/** Whether the input tile of every cluster level holds a whole filter window. */
final class WindowCheck {
  private WindowCheck() {}

  /** Reports the first tile, from the outermost level in, that is too small. */
  static void check(ClusterHierarchy hierarchy, Findings findings) {
    if (!hierarchy.layer().type().isWindowed()) {
      return;
    }
    for (int depth = 0; depth < hierarchy.levels().size(); depth++) {
      if (!holdsWindow(hierarchy, depth, LayerDimension.Y, findings)
          || !holdsWindow(hierarchy, depth, LayerDimension.X, findings)) {
        return;
      }
    }
  }

  private static boolean holdsWindow(
      ClusterHierarchy hierarchy, int depth, LayerDimension input, Findings findings) {
    ClusterLevel level = hierarchy.levels().get(depth);
    long tile = level.size(level.indexOf(input).orElseThrow());
    long taps = level.size(level.indexOf(input.window()).orElseThrow());
    long span = hierarchy.layer().windowSpan(input, taps);
    if (tile >= span) {
      return true;
    }
    findings.error(
        level.origin(),
        "in cluster level "
            + depth
            + " a tile of "
            + tile
            + " along "
            + input.symbol()
            + " holds no filter window of "
            + span
            + " along "
            + input.window().symbol());
    return false;
  }
}
