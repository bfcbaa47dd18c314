package org.loopwright.search.problem;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitrary;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.WorkloadText;

/**
 * Sliding windows on meshes that they do not fill, where neighbours are seldom one step apart: long
 * bounds, strides, coefficients of unlike sign, a dimension that rests outside the slide, little
 * memory. {@link MappingProblems} hardly ever draws these together; see section 11 of
 * docs/optimal-search.md.
 */
public final class SkewedProblems {
  /** No mapspace has more points. */
  public static final long MAX_POINTS = 60_000;

  private static final int[] BOUNDS = {2, 3, 4, 4, 5, 6, 8, 8, 12, 16};
  private static final long[] CAPACITIES = {3, 4, 4, 6, 12, 30};
  private static final List<Mesh> MESHES =
      List.of(
          new Mesh(2, 3),
          new Mesh(2, 4),
          new Mesh(3, 4),
          new Mesh(3, 8),
          new Mesh(5, 4),
          new Mesh(6, 4),
          new Mesh(1, 6),
          new Mesh(6, 1),
          new Mesh(9, 1),
          new Mesh(12, 1));

  private SkewedProblems() {}

  public static Arbitrary<MappingProblem> problems() {
    return MappingProblems.problems(SkewedProblems::of);
  }

  /** The problem of a seed: always the same. */
  public static MappingProblem of(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    while (true) {
      MappingProblem problem = any(seed, random);
      if (problem.space().size().compareTo(BigInteger.valueOf(MAX_POINTS)) <= 0) {
        return problem;
      }
    }
  }

  /**
   * A workload on a mesh of arithmetic units, each with a buffer, under one memory.
   *
   * @param workload as {@link WorkloadText} has it
   * @param capacity of each buffer, in words
   */
  static MappingProblem of(String workload, Mesh mesh, long capacity) {
    return of(workload, capacity, List.of(mesh));
  }

  /**
   * A workload on arithmetic units, each with a buffer L0, under buffers of any size and one
   * memory. In picojoules a computation and a read of a buffer take 1, a read of the memory 10 and
   * an update of it 1.
   *
   * @param workload as {@link WorkloadText} has it
   * @param capacity of each L0, in words
   * @param meshes of the buffers, those of L0 first
   */
  public static MappingProblem of(String workload, long capacity, List<Mesh> meshes) {
    List<StorageLevel> storage = new ArrayList<>();
    Map<String, Map<String, Double>> energies = new HashMap<>();
    energies.put("MAC", Map.of("compute", 1.0));
    for (int i = 0; i < meshes.size(); i++) {
      OptionalLong words = i == 0 ? OptionalLong.of(capacity) : OptionalLong.empty();
      storage.add(level("L" + i, meshes.get(i), words));
      energies.put("L" + i, prices(1, 0, 0));
    }
    storage.add(level("DRAM", Mesh.SINGLE, OptionalLong.empty()));
    energies.put("DRAM", prices(10, 0, 1));
    return new MappingProblem(
        0,
        WorkloadText.parse(workload),
        architecture(meshes.get(0), storage),
        new EnergyTable(energies),
        Constraints.NONE);
  }

  private static MappingProblem any(long seed, RandomGenerator random) {
    Workload workload = WorkloadText.parse(window(random));
    Mesh mesh = MESHES.get(random.nextInt(MESHES.size()));
    StorageLevel inner = level("L0", mesh, capacity(random));
    StorageLevel outer = level("DRAM", new Mesh(1, 1), OptionalLong.empty());
    Mesh middle = random.nextBoolean() ? new Mesh(1, 1) : mesh;
    Architecture architecture =
        architecture(
            mesh,
            random.nextInt(3) == 0
                ? List.of(inner, level("L1", middle, OptionalLong.empty()), outer)
                : List.of(inner, outer));
    Map<String, Map<String, Double>> energies = new HashMap<>();
    energies.put("MAC", Map.of("compute", 1.0));
    for (StorageLevel level : architecture.storage()) {
      energies.put(level.name(), prices(price(random), price(random), price(random)));
    }
    return new MappingProblem(
        seed, workload, architecture, new EnergyTable(energies), Constraints.NONE);
  }

  private static String window(RandomGenerator random) {
    int outputs = BOUNDS[random.nextInt(BOUNDS.length)];
    int weights = BOUNDS[random.nextInt(BOUNDS.length)];
    int stride = 1 + random.nextInt(4);
    int dilation = (1 + random.nextInt(3)) * (random.nextInt(3) == 0 ? -1 : 1);
    boolean rests = random.nextInt(3) == 0;
    String resting = rests ? "[K]" : "";
    return String.format(
        "conv1d P%d R%d%s; W[R]%s; X[%d*P+%d*R]; Z +=[P]%s",
        outputs, weights, rests ? " K2" : "", resting, stride, dilation, resting);
  }

  private static OptionalLong capacity(RandomGenerator random) {
    return random.nextInt(5) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(CAPACITIES[random.nextInt(CAPACITIES.length)]);
  }

  /** What costs nothing lets the other accesses decide. */
  private static double price(RandomGenerator random) {
    return random.nextInt(3) == 0 ? 0 : 10 * random.nextDouble();
  }

  private static Map<String, Double> prices(double read, double write, double update) {
    return Map.of(
        "read", read, "write", write, "update", update, "leak", 0.0, "block_address", 0.0);
  }

  private static Architecture architecture(Mesh mesh, List<StorageLevel> storage) {
    return new Architecture("skewed", new ComputeLevel("MAC", "intmac", mesh, 16), storage);
  }

  private static StorageLevel level(String name, Mesh mesh, OptionalLong capacity) {
    return StorageLevel.builder(name, "SRAM", mesh).capacityWords(capacity).banks(1).build();
  }
}
