package org.loopwright.model.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accesses of one storage level, by data space; only those that it keeps. */
public record LevelCounts(String level, Map<String, DataSpaceCounts> dataSpaces) {
  public LevelCounts {
    dataSpaces = Collections.unmodifiableMap(new LinkedHashMap<>(dataSpaces));
  }
}
