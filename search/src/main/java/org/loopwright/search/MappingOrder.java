package org.loopwright.search;

import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapSpace;

/**
 * The canonical order of mappings, which breaks ties: level by level from the innermost, first by
 * what the level keeps, then by its temporal and then by its spatial loops. Dimensions and data
 * spaces compare by name, so their order in a file does not matter. Immutable.
 */
final class MappingOrder {
  private final int[] rank;
  private final int[] dataSpaces;

  MappingOrder(MapSpace space) {
    rank = new int[space.dimensions()];
    for (int dimension = 0; dimension < rank.length; dimension++) {
      rank[space.workloadDimension(dimension)] = dimension;
    }
    dataSpaces = new int[space.workload().dataSpaces().size()];
    for (int dataSpace = 0; dataSpace < dataSpaces.length; dataSpace++) {
      dataSpaces[dataSpace] = space.workloadDataSpace(dataSpace);
    }
  }

  int compare(PackedMapping a, PackedMapping b) {
    int order = 0;
    for (int level = 0; order == 0 && level < a.levels(); level++) {
      order = compareKept(a, b, level);
      order = order == 0 ? compareTemporal(a, b, level) : order;
      order = order == 0 ? compareSpatial(a, b, level) : order;
    }
    return order;
  }

  private int compareKept(PackedMapping a, PackedMapping b, int level) {
    int order = 0;
    for (int i = 0; order == 0 && i < dataSpaces.length; i++) {
      order = Boolean.compare(b.keeps(level, dataSpaces[i]), a.keeps(level, dataSpaces[i]));
    }
    return order;
  }

  private int compareTemporal(PackedMapping a, PackedMapping b, int level) {
    int order = Integer.compare(a.temporalLoops(level), b.temporalLoops(level));
    for (int i = 0; order == 0 && i < a.temporalLoops(level); i++) {
      int dimension = rank[a.temporalDimension(level, i)];
      order = Integer.compare(dimension, rank[b.temporalDimension(level, i)]);
      if (order == 0) {
        order = Long.compare(a.temporalBound(level, i), b.temporalBound(level, i));
      }
    }
    return order;
  }

  private int compareSpatial(PackedMapping a, PackedMapping b, int level) {
    int order = Integer.compare(a.spatialLoops(level), b.spatialLoops(level));
    for (int i = 0; order == 0 && i < a.spatialLoops(level); i++) {
      int dimension = rank[a.spatialDimension(level, i)];
      order = Integer.compare(dimension, rank[b.spatialDimension(level, i)]);
      if (order == 0) {
        order = Long.compare(a.spatialBound(level, i), b.spatialBound(level, i));
      }
      if (order == 0) {
        order = Boolean.compare(a.spatialOnY(level, i), b.spatialOnY(level, i));
      }
    }
    return order;
  }
}
