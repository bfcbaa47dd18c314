package org.loopwright.dataflow.engine;

import java.util.OptionalInt;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;

/**
 * How far one unit's tile reaches along one directive of a level.
 *
 * @param mapped data points that the unit holds
 * @param fresh those that are new after a step; the rest overlaps with the step before or the unit
 *     before
 * @param edgeMapped data points of the incomplete tile at the end
 * @param edgeFresh those of the incomplete tile that are new
 */
record MappedSpan(long mapped, long fresh, long edgeMapped, long edgeFresh) {

  /** The spans of all directives, in data points of their own dimensions. */
  static MappedSpan[] inputs(ClusterLevel level) {
    MappedSpan[] spans = new MappedSpan[level.directives()];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = input(level, i);
    }
    return spans;
  }

  private static MappedSpan input(ClusterLevel level, int i) {
    long bound = level.bound(i);
    long size = level.size(i);
    long offset = level.offset(i);
    long steps = Math.max((bound - size) / offset, 0);
    boolean hasEdge = steps * offset + size < bound || size > bound;
    long rest = bound - (steps + 1) * offset;
    long edge = rest < 0 ? bound : rest;
    boolean stays = !level.isSpatial(i) && bound <= size;
    return new MappedSpan(
        size,
        stays ? 0 : Math.min(size, offset),
        hasEdge ? edge : size,
        Math.max(offset - (size - edge), 0));
  }

  /** The same spans, but in outputs where a filter slides over the dimension. */
  static MappedSpan[] outputs(ClusterLevel level, Layer layer, MappedSpan[] inputs) {
    MappedSpan[] spans = inputs.clone();
    for (int i = 0; i < spans.length; i++) {
      LayerDimension dimension = level.dimension(i);
      OptionalInt window =
          dimension.isWindowed() ? level.indexOf(dimension.window()) : OptionalInt.empty();
      if (window.isPresent()) {
        MappedSpan taps = inputs[window.getAsInt()];
        long edge = inputs[i].edgeMapped - layer.windowSpan(dimension, taps.edgeMapped) + 1;
        spans[i] =
            new MappedSpan(
                inputs[i].mapped - layer.windowSpan(dimension, taps.mapped) + 1,
                Math.min(level.offset(i), level.size(i)),
                edge,
                Math.min(level.offset(i), edge));
      }
    }
    return spans;
  }
}
