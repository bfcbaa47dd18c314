package org.loopwright.dataflow;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.Require;

/**
 * One layer in every style that can map it.
 *
 * @param shape the layer without a dataflow
 * @param results by style; a style that cannot map the layer on this hardware has none
 */
public record ComparedLayer(
    Layer shape, OperatorClass operatorClass, Map<DataflowStyle, LayerResult> results) {
  public ComparedLayer {
    requireNonNull(shape, "shape");
    requireNonNull(operatorClass, "operatorClass");
    Require.that(!results.isEmpty(), "layer %s needs a result", shape.name());
    results = Collections.unmodifiableMap(new EnumMap<>(results));
  }

  /** What the layer is in {@code style}, if the style can map it. */
  public Optional<LayerResult> in(DataflowStyle style) {
    return Optional.ofNullable(results.get(style));
  }

  /** The style with least of {@code criterion}; of equal ones the first. */
  public DataflowStyle best(Criterion criterion) {
    DataflowStyle best = null;
    for (Map.Entry<DataflowStyle, LayerResult> entry : results.entrySet()) {
      if (best == null || criterion.of(entry.getValue()) < criterion.of(results.get(best))) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /** The layer in its best style. */
  public LayerResult adaptive(Criterion criterion) {
    return results.get(best(criterion));
  }
}
