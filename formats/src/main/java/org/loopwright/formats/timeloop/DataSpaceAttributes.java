package org.loopwright.formats.timeloop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.DataSpaceRole;
import org.loopwright.model.workload.Workload;

/**
 * Attributes of storage that name data spaces. An architecture serves many workloads, so a name
 * that a workload lacks stands for what has the same role, as in constraints.
 */
public final class DataSpaceAttributes {
  private final Workload workload;
  private final Location location;
  private final Diagnosis diagnosis;

  private DataSpaceAttributes(Workload workload, Location location, Diagnosis diagnosis) {
    this.workload = workload;
    this.location = location;
    this.diagnosis = diagnosis;
  }

  /**
   * The architecture with the names of a workload's own data spaces.
   *
   * @param location where it is stated
   */
  public static Architecture named(
      Architecture architecture, Workload workload, Location location, Diagnosis diagnosis) {
    DataSpaceAttributes names = new DataSpaceAttributes(workload, location, diagnosis);
    List<StorageLevel> storage = architecture.storage().stream().map(names::named).toList();
    return storage.equals(architecture.storage())
        ? architecture
        : new Architecture(architecture.name(), architecture.compute(), storage);
  }

  private StorageLevel named(StorageLevel level) {
    if (level.bandwidth().scale().isEmpty() && level.memory().widths().byDataSpace().isEmpty()) {
      return level;
    }
    Map<String, Double> scale = new LinkedHashMap<>();
    level
        .bandwidth()
        .scale()
        .forEach(
            (name, factor) -> {
              String use = level.name() + " scales the bandwidth of " + name;
              own(name, use).forEach(own -> scale.putIfAbsent(own, factor));
            });
    Map<String, Integer> bits = new LinkedHashMap<>();
    WordWidths widths = level.memory().widths();
    widths
        .byDataSpace()
        .forEach(
            (name, width) -> {
              String use = level.name() + " has a word width for " + name;
              own(name, use).forEach(own -> bits.putIfAbsent(own, width));
            });
    return level.toBuilder()
        .bandwidth(level.bandwidth().withScale(scale))
        .widths(new WordWidths(bits, widths.sums()))
        .build();
  }

  private List<String> own(String name, String use) {
    if (workload.indexOfDataSpace(name) >= 0) {
      return List.of(name);
    }
    List<String> byRole = byRole(name);
    String what = use + ", which is no data space of the workload";
    diagnosis.warning(
        location,
        byRole.isEmpty() ? what : what + ": taken by role, as " + Labels.join(byRole, "and"));
    return byRole.isEmpty() ? List.of(name) : byRole;
  }

  private List<String> byRole(String name) {
    return Arrays.stream(DataSpaceRole.values())
        .filter(role -> role.usualName().equals(name))
        .flatMap(role -> workload.roles().dataSpacesOf(role).stream())
        .toList();
  }
}
