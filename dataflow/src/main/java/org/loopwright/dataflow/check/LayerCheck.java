package org.loopwright.dataflow.check;

import java.util.List;
import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.ClusterLevel;
import org.loopwright.dataflow.engine.EngineResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.diagnostics.Problem;

/** Checks a mapped layer; every problem names its line. */
public final class LayerCheck {
  private static final long MAX_PES = DataflowHardware.UNLIMITED;
  private static final String OVERFLOW = "a count does not fit into 64 bits";

  private LayerCheck() {}

  /** Everything wrong or doubtful in {@code layer} on any hardware. */
  public static List<Problem> check(Layer layer) {
    Findings findings = new Findings(layer, true);
    checkLayer(layer, findings);
    if (!findings.hasErrors() && layer.type().isWindowed()) {
      try {
        checkWindows(ClusterAnalysis.analyze(layer, MAX_PES), findings);
      } catch (ArithmeticException overflow) {
        findings.error(layer.origin(), OVERFLOW);
      }
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
    checkWindows(hierarchy, findings);
    return findings.problems();
  }

  private static void checkLayer(Layer layer, Findings findings) {
    new BoundsCheck(layer, findings).check();
    new DirectiveCheck(layer, findings).check();
  }

  private static void checkClusters(Layer layer, long pes, Findings findings) {
    long needed = 1;
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof Directive.Cluster cluster && needed <= pes) {
        needed = Math.multiplyExact(needed, cluster.size().value());
        if (needed > pes) {
          findings.error(
              cluster.origin(),
              "a cluster of %d PEs does not fit into an array of %d",
              needed,
              pes);
        }
      }
    }
  }

  /** Reports the first input tile, from the outermost level in, without a whole filter window. */
  private static void checkWindows(ClusterHierarchy hierarchy, Findings findings) {
    if (!hierarchy.layer().type().isWindowed()) {
      return;
    }
    boolean holds = true;
    for (int depth = 0; depth < hierarchy.levels().size() && holds; depth++) {
      holds =
          holdsWindow(hierarchy, depth, LayerDimension.Y, findings)
              && holdsWindow(hierarchy, depth, LayerDimension.X, findings);
    }
  }

  private static boolean holdsWindow(
      ClusterHierarchy hierarchy, int depth, LayerDimension input, Findings findings) {
    ClusterLevel level = hierarchy.levels().get(depth);
    long tile = level.size(level.indexOf(input).orElseThrow());
    long taps = level.size(level.indexOf(input.window()).orElseThrow());
    long span = hierarchy.layer().windowSpan(input, taps);
    if (tile < span) {
      findings.error(
          level.origin(),
          "in cluster level %d a tile of %d along %s holds no filter window of %d along %s",
          depth,
          tile,
          input.symbol(),
          span,
          input.window().symbol());
    }
    return tile >= span;
  }

  /** The problem of a hierarchy that the engine refuses. */
  public static Problem refusal(ClusterHierarchy hierarchy, EngineResult.Refusal refusal) {
    if (refusal instanceof EngineResult.Idle idle) {
      return Findings.problem(
          hierarchy.layer(),
          hierarchy.levels().get(idle.level()).origin(),
          "no iteration of cluster level %d holds a whole filter window, so nothing is computed",
          idle.level());
    }
    EngineResult.Overgrown overgrown = (EngineResult.Overgrown) refusal;
    return Findings.problem(
            hierarchy.layer(),
            overgrown.level(),
            "what is left along %1$s at the end of the level above does not fit into this level's"
                + " map of %1$s",
            overgrown.dimension().symbol())
        .withAdvice("Choose a size and an offset above that end with the dimension.");
  }

  /** The problem of a layer with counts that are too large. */
  public static Problem overflow(Layer layer) {
    return Findings.problem(layer, layer.origin(), OVERFLOW);
  }
}
