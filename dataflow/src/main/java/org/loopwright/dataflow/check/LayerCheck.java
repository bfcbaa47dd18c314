package org.loopwright.dataflow.check;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.cluster.ClusterHierarchy;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.language.Directive;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.model.diagnostics.Problem;

/** Checks a mapped layer; every problem names the line it stands on. */
public final class LayerCheck {
  private LayerCheck() {}

  /** Everything wrong or doubtful in {@code layer} on any hardware. */
  public static List<Problem> check(Layer layer) {
    List<Problem> problems = new ArrayList<>();
    new BoundsCheck(layer, problems).check();
    new DirectiveCheck(layer, problems).check();
    if (problems.stream().noneMatch(Problem::isError)) {
      new WindowCheck(layer, problems).check();
    }
    return problems;
  }

  /** What keeps {@code layer} from being analysed on {@code hardware}. */
  public static List<Problem> errors(Layer layer, Hardware hardware) {
    List<Problem> problems = check(layer);
    checkClusters(layer, hardware.pes(), problems);
    return problems.stream().filter(Problem::isError).toList();
  }

  private static void checkClusters(Layer layer, long pes, List<Problem> problems) {
    long needed = 1;
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof Directive.Cluster cluster && needed <= pes) {
        needed *= cluster.size().value();
        if (needed > pes) {
          problems.add(
              Problem.error(
                  cluster.origin().location(),
                  "layer "
                      + layer.name()
                      + ": a cluster of "
                      + needed
                      + " PEs does not fit into an array of "
                      + pes));
        }
      }
    }
  }

  /** The problem of a cluster level that has nothing to compute. */
  public static Problem idle(ClusterHierarchy hierarchy, int level) {
    return Problem.error(
        hierarchy.levels().get(level).origin().location(),
        "layer "
            + hierarchy.layer().name()
            + ": no iteration of cluster level "
            + level
            + " holds a whole filter window, so nothing is computed");
  }

  /** The problem of a layer with more than can be counted. */
  public static Problem overflow(Layer layer) {
    return Problem.error(
        layer.origin().location(), "layer " + layer.name() + ": a count does not fit into 64 bits");
  }
}
