package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;

/** Constraints as the list of entries that {@link ConstraintsReader} reads. */
public final class ConstraintsTree {
  private ConstraintsTree() {}

  /**
   * The entries.
   *
   * @param anyLevel a storage level, for what is said of none
   */
  public static List<Map<String, Object>> of(Constraints constraints, String anyLevel) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (LevelConstraint level : constraints.levels()) {
      if (!level.keep().isEmpty() || !level.bypass().isEmpty()) {
        Map<String, Object> residence = entry(level.level(), "datatype");
        residence.put("keep", List.copyOf(level.keep()));
        residence.put("bypass", List.copyOf(level.bypass()));
        entries.add(residence);
      }
      nest(level.level(), "spatial", level.spatial(), entries);
      nest(level.level(), "temporal", level.temporal(), entries);
    }
    if (constraints.minParallelism() > 0) {
      Map<String, Object> parallelism = entry(anyLevel, "utilization");
      parallelism.put("min", constraints.minParallelism());
      entries.add(parallelism);
    }
    return entries;
  }

  private static Map<String, Object> entry(String level, String type) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("target", level);
    entry.put("type", type);
    return entry;
  }

  private static void nest(
      String level, String type, NestConstraint nest, List<Map<String, Object>> entries) {
    if (nest.equals(NestConstraint.FREE)) {
      return;
    }
    Map<String, Object> entry = entry(level, type);
    List<String> factors = new ArrayList<>();
    nest.factors().forEach((dimension, limit) -> factors.add(factor(dimension, limit)));
    if (!factors.isEmpty()) {
      entry.put("factors", String.join(" ", factors));
    }
    nest.othersAtMost().ifPresent(most -> entry.put("default_max_factor", most));
    String order = permutation(nest);
    if (!order.isEmpty()) {
      entry.put("permutation", order);
    }
    nest.split().ifPresent(split -> entry.put("split", split));
    entries.add(entry);
  }

  /** The limit as one or two statements; 0 is written for the whole dimension. */
  private static String factor(String dimension, FactorLimit limit) {
    if (limit.isExact()) {
      long bound = limit.least() == FactorLimit.WHOLE ? 0 : limit.least();
      return dimension + "=" + bound;
    }
    if (limit.most() == FactorLimit.WHOLE) {
      return dimension + ">=" + limit.least();
    }
    String most = dimension + "<=" + limit.most();
    return limit.least() == 1 ? most : dimension + ">=" + limit.least() + " " + most;
  }

  private static String permutation(NestConstraint nest) {
    List<String> order = new ArrayList<>(nest.innermost());
    if (!nest.outermost().isEmpty()) {
      order.add("_");
      order.addAll(nest.outermost());
    }
    boolean longNames = order.stream().anyMatch(name -> name.length() > 1);
    return String.join(longNames ? "," : "", order);
  }
}
