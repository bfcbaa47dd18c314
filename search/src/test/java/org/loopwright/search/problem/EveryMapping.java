package org.loopwright.search.problem;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * Every mapping of a mapspace, each once. Points that differ only in the place of a loop of bound 1
 * are one mapping, which makes this much faster than going through the indices; no rule says of two
 * mappings that they cost the same.
 */
public final class EveryMapping {
  private final MapSpace space;
  private final Consumer<PackedMapping> visitor;
  private final List<TilingLevel> levels;
  private final MapPoint point;
  private final PackedMapping mapping;

  private EveryMapping(MapSpace space, Consumer<PackedMapping> visitor) {
    this.space = space;
    this.visitor = visitor;
    levels = space.levels();
    point = space.newPoint();
    mapping = space.newMapping();
  }

  /** Shows all mappings to {@code visitor}, always the same object. */
  public static void visit(MapSpace space, Consumer<PackedMapping> visitor) {
    new EveryMapping(space, visitor).visit();
  }

  private void visit() {
    long factorizations = space.isEmpty() ? 0 : space.factorizations().longValueExact();
    long bypasses = space.bypasses().longValueExact();
    for (long factorization = 0; factorization < factorizations; factorization++) {
      space.decodeFactorization(BigInteger.valueOf(factorization), point);
      for (long bypass = 0; bypass < bypasses; bypass++) {
        space.decodeBypass(BigInteger.valueOf(bypass), point);
        orderFrom(0);
      }
    }
  }

  private void orderFrom(int level) {
    if (level == levels.size()) {
      point.pack(mapping);
      visitor.accept(mapping);
    } else if (levels.get(level).isSpatial()) {
      orderFrom(level + 1);
    } else {
      int first = levels.get(level).firstFree();
      arrange(level, first, first + loopsFirst(level));
    }
  }

  /** Puts the dimensions that loop before those that do not; returns how many loop. */
  private int loopsFirst(int level) {
    int first = levels.get(level).firstFree();
    int loops = 0;
    for (int place = first; place < first + levels.get(level).freeLoops(); place++) {
      if (point.factor(level, point.dimensionAt(level, place)) > 1) {
        swap(level, first + loops++, place);
      }
    }
    return loops;
  }

  private void arrange(int level, int place, int end) {
    if (place >= end) {
      orderFrom(level + 1);
      return;
    }
    for (int other = place; other < end; other++) {
      swap(level, place, other);
      arrange(level, place + 1, end);
      swap(level, place, other);
    }
  }

  private void swap(int level, int place, int other) {
    int dimension = point.dimensionAt(level, place);
    point.putDimensionAt(level, place, point.dimensionAt(level, other));
    point.putDimensionAt(level, other, dimension);
  }
}
