package org.loopwright.interpreter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The points of one data space. Each point that the operation space can touch has a number of its
 * own (its index in row-major order), so that a set of points is a set of numbers.
 */
final class Tensor {
  private final long first;
  private final long[] pitch;

  /**
   * @param first number of the point that the first operation touches
   * @param pitch by how much the number grows for one step along each dimension
   */
  private Tensor(long first, long[] pitch) {
    this.first = first;
    this.pitch = pitch;
  }

  static Tensor of(Workload workload, DataSpace dataSpace) {
    long first = 0;
    long[] pitch = new long[workload.dimensions().size()];
    long pointsInside = 1;
    for (int rank = dataSpace.ranks() - 1; rank >= 0; rank--) {
      IndexExpression index = dataSpace.projection().get(rank);
      long extent = 1;
      for (Term term : index.terms()) {
        int dimension = workload.indexOfDimension(term.dimension());
        long reach = term.coefficient() * (workload.dimensions().get(dimension).bound() - 1);
        extent = Math.addExact(extent, Math.abs(reach));
        first -= Math.min(reach, 0) * pointsInside;
        pitch[dimension] += term.coefficient() * pointsInside;
      }
      pointsInside = Math.multiplyExact(pointsInside, extent);
    }
    return new Tensor(first, pitch);
  }

  /** The number of the point that the operation at {@code operation} touches. */
  long point(long[] operation) {
    return first + distance(operation);
  }

  private long distance(long[] offset) {
    long distance = 0;
    for (int dimension = 0; dimension < offset.length; dimension++) {
      distance += pitch[dimension] * offset[dimension];
    }
    return distance;
  }

  /** How far the points lie from each other that operations at these offsets touch. */
  long[] distances(List<long[]> offsets) {
    return offsets.stream().mapToLong(this::distance).toArray();
  }

  /**
   * The points at these distances from the one that the operation at {@code place} touches, of the
   * operations that run.
   */
  Set<Long> touched(long[] place, long[] distances, boolean[] runs) {
    long origin = point(place);
    Set<Long> points = new HashSet<>();
    for (int i = 0; i < distances.length; i++) {
      if (runs[i]) {
        points.add(origin + distances[i]);
      }
    }
    return points;
  }
}
