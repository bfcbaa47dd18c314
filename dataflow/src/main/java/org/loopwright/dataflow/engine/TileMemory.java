package org.loopwright.dataflow.engine;

import java.util.Arrays;

/**
 * Statistics of tiles already analysed, by the identity of the tile; seldom more than a handful.
 */
final class TileMemory {
  private int[] keys = new int[4];
  private LevelStatistics[] values = new LevelStatistics[4];
  private int size;

  LevelStatistics find(int key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return values[i];
      }
    }
    return null;
  }

  void put(int key, LevelStatistics value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    keys[size] = key;
    values[size] = value;
    size++;
  }
}
