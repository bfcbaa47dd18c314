package org.loopwright.model.mapping;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What reuse a storage level forgoes.
 *
 * @param off by the switch that is turned off, the data spaces that it is turned off for
 */
public record ReuseSwitches(Map<ReuseSwitch, Set<String>> off) {
  /** A level that reuses whatever it can. */
  public static final ReuseSwitches NONE = new ReuseSwitches(Map.of());

  public ReuseSwitches {
    Map<ReuseSwitch, Set<String>> copy = new EnumMap<>(ReuseSwitch.class);
    off.forEach(
        (each, dataSpaces) -> {
          if (!dataSpaces.isEmpty()) {
            copy.put(each, Collections.unmodifiableSet(new TreeSet<>(dataSpaces)));
          }
        });
    off = Collections.unmodifiableMap(copy);
  }

  /** Whether nothing is turned off. */
  public boolean isNone() {
    return off.isEmpty();
  }

  /** The data spaces that a switch is turned off for. */
  public Set<String> off(ReuseSwitch which) {
    return off.getOrDefault(which, Set.of());
  }

  public boolean isOff(ReuseSwitch which, String dataSpace) {
    return off(which).contains(dataSpace);
  }

  /** The same without what is turned off for data spaces outside {@code dataSpaces}. */
  public ReuseSwitches only(Set<String> dataSpaces) {
    Map<ReuseSwitch, Set<String>> kept = new EnumMap<>(ReuseSwitch.class);
    off.forEach(
        (each, names) -> {
          Set<String> common = new TreeSet<>(names);
          common.retainAll(dataSpaces);
          kept.put(each, common);
        });
    return new ReuseSwitches(kept);
  }
}
