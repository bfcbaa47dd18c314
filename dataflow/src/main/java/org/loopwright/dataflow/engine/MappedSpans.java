package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;

/**
 * How far one unit's tile reaches along each directive of a level: the data points mapped, those
 * that are new after a step (the rest overlaps with the step before or the unit before), and both
 * again for the incomplete tile at the end. Kept twice: of the dimension itself, and, where a
 * filter slides over it, of the outputs computed from it.
 */
final class MappedSpans {
  final long[] mapped;
  final long[] fresh;
  final long[] edgeMapped;
  final long[] edgeFresh;
  final long[] outputMapped;
  final long[] outputFresh;
  final long[] outputEdgeMapped;
  final long[] outputEdgeFresh;

  MappedSpans(ClusterLevel level, Dilation dilation) {
    int count = level.directives();
    mapped = new long[count];
    fresh = new long[count];
    edgeMapped = new long[count];
    edgeFresh = new long[count];
    for (int i = 0; i < count; i++) {
      measure(level, i);
    }
    outputMapped = mapped.clone();
    outputFresh = fresh.clone();
    outputEdgeMapped = edgeMapped.clone();
    outputEdgeFresh = edgeFresh.clone();
    for (int i = 0; i < count; i++) {
      if (level.dimension(i).isWindowed()) {
        measureOutputs(level, i, dilation);
      }
    }
  }

  private void measure(ClusterLevel level, int i) {
    long bound = level.bound(i);
    long size = level.size(i);
    long offset = level.offset(i);
    long steps = Math.max((bound - size) / offset, 0);
    boolean hasEdge = steps * offset + size < bound || size > bound;
    long rest = bound - (steps + 1) * offset;
    long edge = rest < 0 ? bound : rest;
    boolean stays = !level.isSpatial(i) && bound <= size;
    mapped[i] = size;
    fresh[i] = stays ? 0 : Math.min(size, offset);
    edgeMapped[i] = hasEdge ? edge : size;
    edgeFresh[i] = Math.max(offset - (size - edge), 0);
  }

  private void measureOutputs(ClusterLevel level, int i, Dilation dilation) {
    LayerDimension dimension = level.dimension(i);
    int window = level.indexOf(dimension.window());
    if (window < 0) {
      return;
    }
    outputMapped[i] = mapped[i] - dilation.span(dimension, mapped[window]) + 1;
    outputFresh[i] = Math.min(level.offset(i), level.size(i));
    outputEdgeMapped[i] = edgeMapped[i] - dilation.span(dimension, edgeMapped[window]) + 1;
    outputEdgeFresh[i] = Math.min(level.offset(i), outputEdgeMapped[i]);
  }
}
