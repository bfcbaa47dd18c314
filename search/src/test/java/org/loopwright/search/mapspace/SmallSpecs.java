package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Small workloads, architectures and constraints, drawn from a seed. */
public record SmallSpecs(Workload workload, Architecture architecture, Constraints constraints) {
  private static final List<String> NAMES = List.of("R", "P", "C", "K");

  /** Without constraints. */
  public static SmallSpecs free(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new SmallSpecs(workload(random, 3), architecture(random, 3), Constraints.NONE);
  }

  /** With constraints of every kind. */
  public static SmallSpecs constrained(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Workload workload = workload(random, 4);
    Architecture architecture = architecture(random, 3);
    List<LevelConstraint> levels = new ArrayList<>();
    for (StorageLevel level : architecture.storage()) {
      levels.add(
          new LevelConstraint(
              level.name(),
              nest(random, workload, false),
              nest(random, workload, true),
              random.nextInt(4) == 0 ? Set.of("Outputs") : Set.of(),
              random.nextInt(4) == 0 ? Set.of("Weights") : Set.of()));
    }
    return new SmallSpecs(workload, architecture, new Constraints(levels, 0));
  }

  /** Four dimensions that all loop, on three levels. */
  public static SmallSpecs looping(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] bounds = {4, 6, 8, 9, 12};
    List<Dimension> dimensions = new ArrayList<>();
    for (String name : NAMES) {
      dimensions.add(new Dimension(name, bounds[random.nextInt(bounds.length)]));
    }
    Workload workload = new Workload("looping", dimensions, workload(random, 4).dataSpaces());
    return new SmallSpecs(workload, architecture(random, 3), Constraints.NONE);
  }

  private static Workload workload(SplittableRandom random, int mostDimensions) {
    int dimensions = random.nextInt(2, mostDimensions + 1);
    long[] bounds = {2, 3, 4, 6, 1, 8};
    List<Dimension> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(new Dimension(NAMES.get(i), i < dimensions ? bounds[random.nextInt(6)] : 1));
    }
    return new Workload(
        "small",
        all,
        List.of(
            DataSpace.operand("Weights", rank("C"), rank("K"), rank("R")),
            DataSpace.operand("Inputs", rank("C"), rank("P", "R")),
            DataSpace.result("Outputs", rank("K"), rank("P"))));
  }

  private static IndexExpression rank(String... dimensions) {
    Term[] terms = new Term[dimensions.length];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = Term.of(dimensions[i]);
    }
    return IndexExpression.of(terms);
  }

  private static Architecture architecture(SplittableRandom random, int mostLevels) {
    int levels = random.nextInt(2, mostLevels + 1);
    List<Mesh> meshes = new ArrayList<>(List.of(Mesh.SINGLE));
    for (int i = 0; i < levels; i++) {
      Mesh outer = meshes.get(0);
      boolean wider = random.nextInt(3) == 0;
      meshes.add(
          0,
          wider
              ? new Mesh(outer.x() * random.nextInt(1, 5), outer.y() * random.nextInt(1, 4))
              : outer);
    }
    List<StorageLevel> storage = new ArrayList<>();
    for (int i = 1; i <= levels; i++) {
      storage.add(
          StorageLevel.builder("L" + i, i == levels ? "DRAM" : "SRAM", meshes.get(i))
              .capacityWords(i == levels ? OptionalLong.empty() : OptionalLong.of(8L << (2 * i)))
              .build());
    }
    return new Architecture("small", new ComputeLevel("MAC", "mac", meshes.get(0), 16), storage);
  }

  private static NestConstraint nest(SplittableRandom random, Workload workload, boolean spatial) {
    Map<String, FactorLimit> factors = new HashMap<>();
    for (Dimension dimension : workload.dimensions()) {
      if (random.nextInt(6) == 0) {
        factors.put(dimension.name(), limit(random));
      }
    }
    List<String> names = new ArrayList<>(NAMES);
    List<String> innermost = new ArrayList<>();
    List<String> outermost = new ArrayList<>();
    while (random.nextInt(2) == 0 && !names.isEmpty()) {
      String name = names.remove(random.nextInt(names.size()));
      (random.nextInt(2) == 0 ? innermost : outermost).add(name);
    }
    return new NestConstraint(
        factors,
        random.nextInt(8) == 0 ? OptionalLong.of(2) : OptionalLong.empty(),
        innermost,
        outermost,
        spatial && random.nextInt(3) == 0
            ? OptionalInt.of(random.nextInt(6))
            : OptionalInt.empty());
  }

  private static FactorLimit limit(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> FactorLimit.exactly(random.nextInt(1, 4));
      case 1 -> FactorLimit.atLeast(random.nextInt(1, 4));
      case 2 -> FactorLimit.atMost(random.nextInt(1, 4));
      case 3 -> FactorLimit.whole();
      default -> FactorLimit.exactly(1);
    };
  }
}
