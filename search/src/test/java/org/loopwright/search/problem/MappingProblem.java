package org.loopwright.search.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.mapspace.MapSpace;

/**
 * What a mapper is given, small enough to try every mapping.
 *
 * @param seed from which {@link MappingProblems#of} or {@link SkewedProblems#of(long)} made it, or
 *     made the one that it was shrunk from
 */
public record MappingProblem(
    long seed,
    Workload workload,
    Architecture architecture,
    EnergyTable energies,
    Constraints constraints) {
  public MappingProblem {
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(energies, "energies");
    requireNonNull(constraints, "constraints");
  }

  public MapSpace space() {
    return MapSpace.of(workload, architecture, constraints);
  }

  public Evaluator evaluator() {
    return new Evaluator(workload, architecture, energies, AreaTable.EMPTY);
  }

  /** The same with dimensions and data spaces in another order. */
  public MappingProblem shuffled(long shuffleSeed) {
    Random random = new Random(shuffleSeed);
    List<Dimension> dimensions = new ArrayList<>(workload.dimensions());
    List<DataSpace> dataSpaces = new ArrayList<>(workload.dataSpaces());
    Collections.shuffle(dimensions, random);
    Collections.shuffle(dataSpaces, random);
    return new MappingProblem(
        seed,
        new Workload(workload.name(), dimensions, dataSpaces),
        architecture,
        energies,
        constraints);
  }

  /**
   * The whole problem on a few lines, the outermost level first; attributes that bind nothing left
   * out.
   */
  @Override
  public String toString() {
    return MappingProblemText.of(this);
  }
}
