package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.dataflow.search.DirectiveSearchResult.Coverage;
import org.loopwright.dataflow.spec.Layer;

/**
 * A layer with the best dataflow that a search found.
 *
 * @param mapped the layer with that dataflow
 * @param value its first objective
 * @param bestStyle the best of the ready-made styles; empty if none of them can run
 */
public record SearchedLayer(
    String name, Layer mapped, double value, Optional<StyleValue> bestStyle, Coverage coverage) {
  /** A ready-made style with its first objective. */
  public record StyleValue(String style, double value) {
    public StyleValue {
      requireNonNull(style, "style");
    }
  }

  public SearchedLayer {
    requireNonNull(name, "name");
    requireNonNull(mapped, "mapped");
    requireNonNull(bestStyle, "bestStyle");
    requireNonNull(coverage, "coverage");
  }

  /** By which share the search is better than the best style; empty if there is none. */
  public Optional<Double> gain() {
    return bestStyle.filter(style -> style.value() > 0).map(style -> 1 - value / style.value());
  }
}
