package org.loopwright.dataflow.check;

import java.util.List;
import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.EngineResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.model.diagnostics.Problem;

/** Checks a mapped layer; every problem names its line. */
public final class LayerCheck {
  private static final long MAX_PES = DataflowHardware.UNLIMITED;

  private LayerCheck() {}

  /** Everything wrong or doubtful in {@code layer} on any hardware. */
  public static List<Problem> check(Layer layer) {
    Findings findings = new Findings(layer, true);
    checkLayer(layer, findings);
    if (!findings.hasErrors() && layer.type().isWindowed()) {
      checkWindows(layer, findings);
    }
    return findings.problems();
  }

  /** Everything wrong with the bounds, strides and dilations of {@code layer}. */
  public static List<Problem> checkShape(Layer layer) {
    Findings findings = new Findings(layer, true);
    new BoundsCheck(layer, findings).check();
    return findings.problems();
  }

  /** What keeps {@code layer} from being split into clusters of PEs of {@code hardware}. */
  public static List<Problem> clusterErrors(Layer layer, DataflowHardware hardware) {
    Findings findings = new Findings(layer, false);
    checkLayer(layer, findings);
    checkClusters(layer, hardware.pes(), findings);
    return findings.problems();
  }

  /** What keeps clustered layers from being analysed: tiles without a whole filter window. */
  public static List<Problem> windowErrors(ClusterHierarchy hierarchy) {
    Findings findings = new Findings(hierarchy.layer(), false);
    WindowCheck.check(hierarchy, findings);
    return findings.problems();
  }

  private static void checkLayer(Layer layer, Findings findings) {
    new BoundsCheck(layer, findings).check();
    new DirectiveCheck(layer, findings).check();
  }

  private static void checkWindows(Layer layer, Findings findings) {
    try {
      WindowCheck.check(ClusterAnalysis.analyze(layer, MAX_PES), findings);
    } catch (ArithmeticException overflow) {
      findings.error(layer.origin(), "a count does not fit into 64 bits");
    }
  }

  private static void checkClusters(Layer layer, long pes, Findings findings) {
    long needed = 1;
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof Directive.Cluster cluster && needed <= pes) {
        needed = Math.multiplyExact(needed, cluster.size().value());
        if (needed > pes) {
          findings.error(
              cluster.origin(),
              "a cluster of " + needed + " PEs does not fit into an array of " + pes);
        }
      }
    }
  }

  /** The problem of a hierarchy that the engine refuses. */
  public static Problem refusal(ClusterHierarchy hierarchy, EngineResult.Refusal refusal) {
    String layer = "layer " + hierarchy.layer().name() + ": ";
    if (refusal instanceof EngineResult.Idle idle) {
      return Problem.error(
          hierarchy.levels().get(idle.level()).origin().location(),
          layer
              + "no iteration of cluster level "
              + idle.level()
              + " holds a whole filter window, so nothing is computed");
    }
    EngineResult.Overgrown overgrown = (EngineResult.Overgrown) refusal;
    String dimension = overgrown.dimension().symbol();
    return Problem.error(
            overgrown.level().location(),
            layer
                + "what is left along "
                + dimension
                + " at the end of the level above does not fit into this level's map of "
                + dimension)
        .withAdvice("Choose a size and an offset above that end with the dimension.");
  }

  /** The problem of a layer with more than can be counted. */
  public static Problem overflow(Layer layer) {
    return Problem.error(
        layer.origin().location(), "layer " + layer.name() + ": a count does not fit into 64 bits");
  }
}
