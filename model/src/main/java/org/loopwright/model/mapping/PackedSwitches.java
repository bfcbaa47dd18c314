package org.loopwright.model.mapping;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.NetworkSharing;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.Workload;

/**
 * What reuse is turned off, by level and data space as positions. Made once for many mappings, so
 * that an engine is bound to it once; immutable.
 */
public final class PackedSwitches {
  /** Nothing is turned off anywhere. */
  public static final PackedSwitches NONE = new PackedSwitches(0);

  private static final int SWITCHES = ReuseSwitch.values().length;

  private final int levels;

  /** By level and switch: a bit for each data space. */
  private final long[] off;

  private PackedSwitches(int levels) {
    this.levels = levels;
    off = new long[levels * SWITCHES];
  }

  /** What a mapping, or the constraints of a mapspace, turn off; names of others are ignored. */
  public static PackedSwitches of(Workload workload, List<ReuseSwitches> innermostFirst) {
    PackedSwitches packed = new PackedSwitches(innermostFirst.size());
    for (int level = 0; level < packed.levels; level++) {
      for (Map.Entry<ReuseSwitch, Set<String>> each : innermostFirst.get(level).off().entrySet()) {
        for (String dataSpace : each.getValue()) {
          packed.turnOff(each.getKey(), level, workload.indexOfDataSpace(dataSpace));
        }
      }
    }
    return packed.orNone();
  }

  /** What the hardware cannot do. */
  public static PackedSwitches of(Workload workload, Architecture architecture) {
    PackedSwitches packed = new PackedSwitches(architecture.storage().size());
    for (int level = 0; level < packed.levels; level++) {
      for (int space = 0; space < workload.dataSpaces().size(); space++) {
        boolean result = workload.dataSpaces().get(space).readWrite();
        packed.turnOff(architecture.storage().get(level), level, space, result);
      }
    }
    return packed.orNone();
  }

  private void turnOff(StorageLevel hardware, int level, int space, boolean result) {
    NetworkSharing sharing = hardware.network().sharing();
    if (!(result ? sharing.reduction() : sharing.multicast())) {
      turnOff(ReuseSwitch.MULTICAST, level, space);
    }
    if (!sharing.forwarding()) {
      turnOff(ReuseSwitch.LINK_TRANSFER, level, space);
    }
    if (result && !hardware.memory().elideFirstRead()) {
      turnOff(ReuseSwitch.FIRST_READ_ELISION, level, space);
    }
  }

  private void turnOff(ReuseSwitch which, int level, int space) {
    if (space >= 0) {
      off[place(which, level)] |= 1L << space;
    }
  }

  @SuppressWarnings("EnumOrdinal") // A place in an array that is never stored.
  private static int place(ReuseSwitch which, int level) {
    return level * SWITCHES + which.ordinal();
  }

  private PackedSwitches orNone() {
    return Arrays.stream(off).allMatch(spaces -> spaces == 0) ? NONE : this;
  }

  /** What this or {@code other} turns off. */
  public PackedSwitches and(PackedSwitches other) {
    if (isNone() || other.isNone()) {
      return isNone() ? other : this;
    }
    PackedSwitches both = new PackedSwitches(levels);
    Arrays.setAll(both.off, i -> off[i] | other.off[i]);
    return both;
  }

  public boolean isNone() {
    return this == NONE;
  }

  /** Whether a switch is turned off at a level for a data space. */
  public boolean isOff(ReuseSwitch which, int level, int space) {
    return (off(which, level) >>> space & 1) != 0;
  }

  /** The data spaces that a switch is turned off for at a level, a bit for each. */
  long off(ReuseSwitch which, int level) {
    return isNone() ? 0 : off[place(which, level)];
  }

  /** Whether anything is turned off for a data space at any level. */
  public boolean concern(int space) {
    return Arrays.stream(off).anyMatch(spaces -> (spaces >>> space & 1) != 0);
  }

  /** The readable form of one level. */
  ReuseSwitches unpack(Workload workload, int level) {
    Map<ReuseSwitch, Set<String>> named = new EnumMap<>(ReuseSwitch.class);
    for (ReuseSwitch each : ReuseSwitch.values()) {
      for (int space = 0; space < workload.dataSpaces().size(); space++) {
        if (isOff(each, level, space)) {
          String name = workload.dataSpaces().get(space).name();
          named.computeIfAbsent(each, any -> new HashSet<>()).add(name);
        }
      }
    }
    return new ReuseSwitches(named);
  }
}
