package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.math.Divisors;
import org.loopwright.model.math.FactorRange;
import org.loopwright.model.math.OrderedFactorizations;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;

/**
 * The smallest and the largest tile that any factorization gives a storage level. Each dimension is
 * bounded by itself, so that the true tiles lie between, but no tile need have the smallest extents
 * of all dimensions where meshes couple them.
 */
final class TileBounds {
  private final MapSpaceFrame frame;
  private final long[] smallest;
  private final long[] largest;

  /** The bounds of the tiles of a storage level; every dimension must be factorable. */
  TileBounds(MapSpaceFrame frame, int storage) {
    this.frame = frame;
    smallest = new long[frame.dimensions()];
    largest = new long[frame.dimensions()];
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      bound(dimension, storage);
    }
  }

  /** A tile spans what the loops of its own level and of those inside it make. */
  private void bound(int dimension, int storage) {
    List<FactorRange> inside = new ArrayList<>();
    List<FactorRange> outside = new ArrayList<>();
    for (TilingLevel level : frame.levels()) {
      (level.storage() <= storage ? inside : outside).add(level.range(dimension));
    }
    long bound = frame.bound(dimension);
    OrderedFactorizations inner = OrderedFactorizations.of(bound, inside);
    OrderedFactorizations outer = OrderedFactorizations.of(bound, outside);
    for (long extent : Divisors.of(bound)) {
      boolean possible =
          inner.countOf(extent).signum() > 0 && outer.countOf(bound / extent).signum() > 0;
      if (possible) {
        smallest[dimension] = smallest[dimension] == 0 ? extent : smallest[dimension];
        largest[dimension] = extent;
      }
    }
  }

  /**
   * Words of the smallest tile of a data space; {@link Long#MAX_VALUE} if they are too many to
   * count.
   */
  long minWords(DataSpace dataSpace) {
    return words(dataSpace, smallest);
  }

  /**
   * Words of the largest tile of a data space; {@link Long#MAX_VALUE} if they are too many to
   * count.
   */
  long maxWords(DataSpace dataSpace) {
    return words(dataSpace, largest);
  }

  private long words(DataSpace dataSpace, long[] extents) {
    try {
      long words = 1;
      for (IndexExpression rank : dataSpace.projection()) {
        words = Math.multiplyExact(words, span(rank, extents));
      }
      return words;
    } catch (ArithmeticException huge) {
      return Long.MAX_VALUE;
    }
  }

  private long span(IndexExpression rank, long[] extents) {
    long span = 1;
    for (Term term : rank.terms()) {
      long steps = extents[frame.dimensionOf(term.dimension())] - 1;
      span = Math.addExact(span, Math.multiplyExact(Math.abs(term.coefficient()), steps));
    }
    return span;
  }
}
