package org.loopwright.model.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What moves between one instance of an outer level and the instances of the next inner level that
 * it feeds.
 *
 * @param outer name of the outer level
 * @param inner name of the inner level, storage or arithmetic
 */
public record NetworkCounts(String outer, String inner, Map<String, TransferCounts> dataSpaces) {
  public NetworkCounts {
    dataSpaces = Collections.unmodifiableMap(new LinkedHashMap<>(dataSpaces));
  }
}
