package org.loopwright.dataflow.check;

import java.util.List;
import org.loopwright.dataflow.cluster.ClusterAnalysis;
import org.loopwright.dataflow.cluster.ClusterHierarchy;
import org.loopwright.dataflow.cluster.ClusterLevel;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.model.diagnostics.Problem;

/** Whether the input tile of every cluster level holds a whole filter window. */
final class WindowCheck {
  private final Layer layer;
  private final List<Problem> problems;

  WindowCheck(Layer layer, List<Problem> problems) {
    this.layer = layer;
    this.problems = problems;
  }

  void check() {
    if (!layer.type().isWindowed()) {
      return;
    }
    ClusterHierarchy hierarchy = ClusterAnalysis.analyze(layer, Integer.MAX_VALUE);
    for (int depth = 0; depth < hierarchy.levels().size(); depth++) {
      ClusterLevel level = hierarchy.levels().get(depth);
      for (LayerDimension input : List.of(LayerDimension.Y, LayerDimension.X)) {
        if (!check(hierarchy, level, depth, input)) {
          return;
        }
      }
    }
  }

  private boolean check(
      ClusterHierarchy hierarchy, ClusterLevel level, int depth, LayerDimension input) {
    int tile = level.indexOf(input);
    int taps = level.indexOf(input.window());
    long span = hierarchy.windowSpans().span(input, level.size(taps));
    if (level.size(tile) >= span) {
      return true;
    }
    problems.add(
        Problem.error(
            level.origin().location(),
            String.format(
                "layer %s: in cluster level %d a tile of %d along %s holds no filter window of %d"
                    + " along %s",
                layer.name(),
                depth,
                level.size(tile),
                input.symbol(),
                span,
                input.window().symbol())));
    return false;
  }
}
