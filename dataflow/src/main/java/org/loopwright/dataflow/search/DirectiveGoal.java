package org.loopwright.dataflow.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.model.diagnostics.Require;

/**
 * What a search makes small.
 *
 * @param measures the first decides; the next between equals
 * @param ceilings what a mapping has at most
 */
public record DirectiveGoal(List<ToDoubleFunction<LayerResult>> measures, List<Ceiling> ceilings) {
  /** A mapping has at most {@code most} of a measure. */
  public record Ceiling(ToDoubleFunction<LayerResult> measure, double most) {
    public Ceiling {
      requireNonNull(measure, "measure");
    }
  }

  public DirectiveGoal {
    measures = List.copyOf(measures);
    ceilings = List.copyOf(ceilings);
    Require.that(!measures.isEmpty(), "a search over directives must have a measure");
  }

  /** A goal without ceilings. */
  public static DirectiveGoal of(List<ToDoubleFunction<LayerResult>> measures) {
    return new DirectiveGoal(measures, List.of());
  }

  /** The first measure of a mapping. */
  public double first(LayerResult result) {
    return measures.get(0).applyAsDouble(result);
  }

  /**
   * What decides between mappings, less is better: what a mapping is over the buffers, then over
   * the ceilings, then the measures, then energy and cycles.
   */
  double[] rank(LayerResult result) {
    double[] rank = new double[measures.size() + 4];
    rank[0] = bytesShort(result);
    for (Ceiling ceiling : ceilings) {
      rank[1] += Math.max(0, ceiling.measure.applyAsDouble(result) - ceiling.most);
    }
    for (int i = 0; i < measures.size(); i++) {
      rank[i + 2] = measures.get(i).applyAsDouble(result);
    }
    rank[measures.size() + 2] = result.energy().totalNj();
    rank[measures.size() + 3] = result.runtimeCycles();
    return rank;
  }

  private static double bytesShort(LayerResult result) {
    return (double) Math.max(0, result.l1NeedBytes() - result.hardware().l1SizeBytes())
        + Math.max(0, result.l2NeedBytes() - result.hardware().l2SizeBytes());
  }

  /** Whether a mapping of that rank fits into the buffers and under the ceilings. */
  static boolean isFeasible(double[] rank) {
    return rank[0] == 0 && rank[1] == 0;
  }

  static boolean isBetter(double[] rank, double[] other) {
    for (int i = 0; i < rank.length; i++) {
      int order = Double.compare(rank[i], other[i]);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }
}
