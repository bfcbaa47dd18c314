package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Writes a mapping as the list of entries that {@link MappingReader} and the public tool read.
 * Every dimension is stated in every nest, those without a loop outermost.
 */
public final class MappingWriter {
  private final Workload workload;
  private final Architecture architecture;

  private MappingWriter(Workload workload, Architecture architecture) {
    this.workload = workload;
    this.architecture = architecture;
  }

  /** The entries: first what each level keeps, then the loops, innermost level first. */
  public static List<LevelEntry> entries(
      Workload workload, Architecture architecture, Mapping mapping) {
    MappingWriter writer = new MappingWriter(workload, architecture);
    List<LevelEntry> entries = new ArrayList<>();
    mapping.levels().forEach(level -> entries.add(writer.dataSpaces(level)));
    for (LevelMapping level : mapping.levels()) {
      if (writer.isSpread(level)) {
        entries.add(writer.spatial(level));
      }
      entries.add(writer.temporal(level));
    }
    return entries;
  }

  /** A YAML file with the one section {@code mapping}. */
  public static String yaml(Workload workload, Architecture architecture, Mapping mapping) {
    return YamlTree.of(
        MapNode.written()
            .put("mapping", LevelEntry.list(entries(workload, architecture, mapping)))
            .build());
  }

  /** Whether a spatial entry is allowed, or needed. */
  private boolean isSpread(LevelMapping level) {
    int index = architecture.indexOf(level.level());
    return architecture.fanout(index).instances() > 1 || level.fanout() > 1;
  }

  private LevelEntry dataSpaces(LevelMapping level) {
    List<String> keep = new ArrayList<>(workload.dataSpaceNames());
    keep.retainAll(level.keep());
    List<String> bypass = new ArrayList<>(workload.dataSpaceNames());
    bypass.removeAll(level.keep());
    MapNode keys =
        MapNode.written().putTexts(EntryKeys.KEEP, keep).putTexts(EntryKeys.BYPASS, bypass).build();
    return new LevelEntry(level.level(), EntryType.DATASPACE, keys);
  }

  private LevelEntry temporal(LevelMapping level) {
    return new LevelEntry(level.level(), EntryType.TEMPORAL, nest(level.temporal()).build());
  }

  private LevelEntry spatial(LevelMapping level) {
    List<Loop> loops = new ArrayList<>(level.spatialX());
    loops.addAll(level.spatialY());
    MapNode keys = nest(loops).put(EntryKeys.SPLIT, (long) level.spatialX().size()).build();
    return new LevelEntry(level.level(), EntryType.SPATIAL, keys);
  }

  private MapNode.Builder nest(List<Loop> loops) {
    Map<String, String> bounds = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Loop loop : loops) {
      bounds.put(loop.dimension(), factor(loop));
      order.add(loop.dimension());
    }
    List<String> factors = new ArrayList<>();
    for (Dimension dimension : workload.dimensions()) {
      String name = dimension.name();
      factors.add(name + "=" + bounds.getOrDefault(name, "1"));
      if (!bounds.containsKey(name)) {
        order.add(name);
      }
    }
    return MapNode.written()
        .putText(EntryKeys.FACTORS, String.join(" ", factors))
        .putText(EntryKeys.PERMUTATION, String.join(hasLongNames() ? "," : "", order));
  }

  private static String factor(Loop loop) {
    return loop.isPerfect() ? "" + loop.bound() : loop.bound() + "," + loop.residual();
  }

  private boolean hasLongNames() {
    return workload.dimensions().stream().anyMatch(dimension -> dimension.name().length() > 1);
  }
}
