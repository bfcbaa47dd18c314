package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.StorageCost;
import org.loopwright.model.diagnostics.Labelled;

/**
 * What a level of a design does for a layer, and the energy of that; those of all levels add up to
 * the layer.
 *
 * @param level name of the level
 * @param tensor name of the data space; empty where the part is not of one
 * @param reads words read over all instances; of no data space, 0, as are fills and updates
 * @param operations of the arithmetic; of other parts 0
 * @param energyPj energy of all instances, pJ
 */
public record PointLevel(
    String level,
    Part part,
    String tensor,
    long reads,
    long fills,
    long updates,
    long operations,
    double energyPj) {
  /** What an energy is of. */
  public enum Part implements Labelled {
    /** Words of a data space that are read, filled and updated. */
    ACCESS,
    /** Leakage of the instances that work. */
    LEAKAGE,
    /** The network below the level. */
    NETWORK,
    /** Operations of the arithmetic, and its leakage. */
    COMPUTE;

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PointLevel {
    requireNonNull(level, "level");
    requireNonNull(part, "part");
    requireNonNull(tensor, "tensor");
  }

  /** Words read, filled and updated, over all instances. */
  public long accesses() {
    return reads + fills + updates;
  }

  /** The parts of a mapping's energy, the arithmetic first, then the levels from the inside out. */
  public static List<PointLevel> of(Evaluation evaluation) {
    List<PointLevel> parts = new ArrayList<>();
    parts.add(
        new PointLevel(
            evaluation.compute().name(),
            Part.COMPUTE,
            "",
            0,
            0,
            0,
            evaluation.computes(),
            evaluation.compute().energyPj()));
    for (int i = 0; i < evaluation.storage().size(); i++) {
      StorageCost level = evaluation.storage().get(i);
      level.dataSpaces().forEach((tensor, cost) -> parts.add(access(level.name(), tensor, cost)));
      parts.add(energy(level.name(), Part.LEAKAGE, level.leakageEnergyPj()));
      parts.add(energy(level.name(), Part.NETWORK, evaluation.networks().get(i).energyPj()));
    }
    parts.removeIf(part -> part.part != Part.ACCESS && part.energyPj == 0 && part.operations == 0);
    return parts;
  }

  private static PointLevel access(String level, String tensor, DataSpaceCost cost) {
    long instances = cost.counts().instances();
    return new PointLevel(
        level,
        Part.ACCESS,
        tensor,
        Math.multiplyExact(instances, cost.counts().reads()),
        Math.multiplyExact(instances, cost.counts().fills()),
        Math.multiplyExact(instances, cost.counts().updates()),
        0,
        cost.energyPj());
  }

  private static PointLevel energy(String level, Part part, double energyPj) {
    return new PointLevel(level, part, "", 0, 0, 0, 0, energyPj);
  }
}
