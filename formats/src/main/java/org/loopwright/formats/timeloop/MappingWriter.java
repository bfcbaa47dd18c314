package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * The entries as maps of texts, whole numbers and lists of texts, ready for JSON: first what each
   * level keeps, then the loops, innermost level first.
   */
  public static List<Map<String, Object>> entries(
      Workload workload, Architecture architecture, Mapping mapping) {
    MappingWriter writer = new MappingWriter(workload, architecture);
    List<Map<String, Object>> entries = new ArrayList<>();
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
    return YamlTree.of(Map.of("mapping", entries(workload, architecture, mapping)));
  }

  /** Whether a spatial entry is allowed, or needed. */
  private boolean isSpread(LevelMapping level) {
    int index = architecture.indexOf(level.level());
    return architecture.fanout(index).instances() > 1 || level.fanout() > 1;
  }

  private Map<String, Object> dataSpaces(LevelMapping level) {
    List<String> keep = new ArrayList<>(workload.dataSpaceNames());
    keep.retainAll(level.keep());
    List<String> bypass = new ArrayList<>(workload.dataSpaceNames());
    bypass.removeAll(level.keep());
    Map<String, Object> entry = entry(level, "datatype");
    entry.put("keep", keep);
    entry.put("bypass", bypass);
    return entry;
  }

  private Map<String, Object> temporal(LevelMapping level) {
    return nest(entry(level, "temporal"), level.temporal());
  }

  private Map<String, Object> spatial(LevelMapping level) {
    List<Loop> loops = new ArrayList<>(level.spatialX());
    loops.addAll(level.spatialY());
    Map<String, Object> entry = nest(entry(level, "spatial"), loops);
    entry.put("split", (long) level.spatialX().size());
    return entry;
  }

  private static Map<String, Object> entry(LevelMapping level, String type) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("target", level.level());
    entry.put("type", type);
    return entry;
  }

  private Map<String, Object> nest(Map<String, Object> entry, List<Loop> loops) {
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
    entry.put("factors", String.join(" ", factors));
    entry.put("permutation", String.join(hasLongNames() ? "," : "", order));
    return entry;
  }

  private static String factor(Loop loop) {
    return loop.isPerfect() ? "" + loop.bound() : loop.bound() + "," + loop.residual();
  }

  private boolean hasLongNames() {
    return workload.dimensions().stream().anyMatch(dimension -> dimension.name().length() > 1);
  }
}
