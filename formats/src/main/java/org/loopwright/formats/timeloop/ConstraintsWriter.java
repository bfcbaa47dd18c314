package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.document.MapNode;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;

/** Constraints as the list of entries that {@link ConstraintsReader} reads. */
public final class ConstraintsWriter {
  private ConstraintsWriter() {}

  /**
   * The entries.
   *
   * @param anyLevel a storage level, for what is of none
   */
  public static List<LevelEntry> entries(Constraints constraints, String anyLevel) {
    List<LevelEntry> entries = new ArrayList<>();
    for (LevelConstraint level : constraints.levels()) {
      if (!level.keep().isEmpty() || !level.bypass().isEmpty()) {
        MapNode keys =
            MapNode.written()
                .putTexts(EntryKeys.KEEP, level.keep())
                .putTexts(EntryKeys.BYPASS, level.bypass())
                .build();
        entries.add(new LevelEntry(level.level(), EntryType.DATASPACE, keys));
      }
      if (!level.spatial().equals(NestConstraint.FREE)) {
        entries.add(new LevelEntry(level.level(), EntryType.SPATIAL, nest(level.spatial())));
      }
      if (!level.temporal().equals(NestConstraint.FREE)) {
        entries.add(new LevelEntry(level.level(), EntryType.TEMPORAL, nest(level.temporal())));
      }
    }
    if (constraints.minParallelism() > 0) {
      MapNode keys =
          MapNode.written()
              .put(ConstraintKeys.MIN_PARALLELISM, constraints.minParallelism())
              .build();
      entries.add(new LevelEntry(anyLevel, EntryType.PARALLELISM, keys));
    }
    return entries;
  }

  private static MapNode nest(NestConstraint nest) {
    MapNode.Builder keys = MapNode.written();
    List<String> factors = new ArrayList<>();
    nest.factors().forEach((dimension, limit) -> factors.add(factor(dimension, limit)));
    if (!factors.isEmpty()) {
      keys.putText(EntryKeys.FACTORS, String.join(" ", factors));
    }
    nest.othersAtMost().ifPresent(most -> keys.put(ConstraintKeys.DEFAULT_MAX_FACTOR, most));
    String order = permutation(nest);
    if (!order.isEmpty()) {
      keys.putText(EntryKeys.PERMUTATION, order);
    }
    nest.split().ifPresent(split -> keys.put(EntryKeys.SPLIT, (long) split));
    return keys.build();
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
