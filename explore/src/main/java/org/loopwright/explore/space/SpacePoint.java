package org.loopwright.explore.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of a space: a value for every axis, and what follows from them.
 *
 * @param number its place in the space, from 0
 * @param values by the names of the axes, in their order
 * @param derived by name, in the order in which they follow
 */
public record SpacePoint(long number, Map<String, String> values, Map<String, String> derived) {
  public SpacePoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
  }

  /** Axes and derived values together. */
  public Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(derived);
    return all;
  }

  /** The values of the axes as one text, such as {@code GLB.depth=4096 RF.depth=64}. */
  public String label() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.length() == 0 ? "" : " ").append(name).append('=').append(value));
    return text.toString();
  }
}
