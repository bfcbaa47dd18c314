package org.loopwright.search.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallArchitectures;

/** Random hardware on which everything that a level can limit does limit now and then. */
final class ProblemArchitectures {
  private static final double[] WORDS_PER_CYCLE = {0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4, 7};
  private static final long[] CAPACITIES = {1, 2, 3, 3, 4, 5, 6, 8, 10, 12, 16, 24, 48};

  private ProblemArchitectures() {}

  static Architecture next(RandomGenerator random, Workload workload) {
    Architecture bare = SmallArchitectures.next(random);
    boolean limited = random.nextInt(3) == 0;
    boolean wired = random.nextInt(4) == 0;
    List<StorageLevel> storage = new ArrayList<>();
    for (int level = 0; level < bare.storage().size(); level++) {
      StorageLevel old = bare.storage().get(level);
      boolean outermost = level == bare.storage().size() - 1;
      StorageLevel unscaled =
          StorageLevel.builder(old.name(), outermost ? "DRAM" : "SRAM", old.mesh())
              .capacityWords(capacity(random, outermost, level))
              .blockWords(pick(random, 1, 1, 1, 1, 2, 3, 4, 8))
              .clusterSize(clusterSize(random, old.mesh()))
              .banks(1)
              .bandwidth(limited ? bandwidth(random) : Bandwidth.UNLIMITED)
              .multipleBuffering(random.nextInt(4) == 0 ? 1 + random.nextInt(1, 5) / 2.0 : 1)
              .minUtilization(
                  !outermost && random.nextInt(12) == 0 ? random.nextInt(1, 6) / 10.0 : 0)
              .reductionSupported(random.nextInt(4) > 0)
              .build();
      Map<String, Double> scale =
          limited && random.nextBoolean() ? scales(random, workload) : Map.of();
      storage.add(
          unscaled.toBuilder()
              .bandwidth(unscaled.bandwidth().withScale(scale))
              .network(wired ? network(random) : NetworkAttributes.free(16))
              .build());
    }
    return new Architecture(workload.name() + "-hardware", bare.compute(), storage);
  }

  private static OptionalLong capacity(RandomGenerator random, boolean outermost, int level) {
    if (random.nextInt(10) < (outermost ? 9 : 2)) {
      return OptionalLong.empty();
    }
    long words = CAPACITIES[random.nextInt(CAPACITIES.length)];
    return OptionalLong.of(words << (outermost ? 3 : level));
  }

  private static long pick(RandomGenerator random, long... from) {
    return from[random.nextInt(from.length)];
  }

  private static long clusterSize(RandomGenerator random, Mesh mesh) {
    long instances = mesh.instances();
    return random.nextInt(3) > 0
        ? 1
        : pick(
            random, LongStream.rangeClosed(1, instances).filter(n -> instances % n == 0).toArray());
  }

  private static Bandwidth bandwidth(RandomGenerator random) {
    return new Bandwidth(wordsPerCycle(random), wordsPerCycle(random), wordsPerCycle(random));
  }

  private static OptionalDouble wordsPerCycle(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? OptionalDouble.of(WORDS_PER_CYCLE[random.nextInt(WORDS_PER_CYCLE.length)])
        : OptionalDouble.empty();
  }

  private static Map<String, Double> scales(RandomGenerator random, Workload workload) {
    Map<String, Double> scales = new HashMap<>();
    for (String dataSpace : workload.dataSpaceNames()) {
      scales.put(dataSpace, random.nextInt(5) / 2.0);
    }
    return scales;
  }

  private static NetworkAttributes network(RandomGenerator random) {
    return new NetworkAttributes(
        16,
        random.nextInt(3),
        random.nextInt(3),
        random.nextInt(3) * random.nextDouble(),
        random.nextInt(3) * random.nextDouble());
  }

  /** Whether a network takes energy. */
  static boolean isWired(Architecture architecture) {
    return architecture.storage().stream()
        .map(StorageLevel::network)
        .anyMatch(
            network ->
                network.energy().perHopPj().isPresent() || network.energy().perRouterPj() > 0);
  }

  /** Prices of every level: small whole numbers, which bring ties, or any. */
  static EnergyTable energies(RandomGenerator random, Architecture architecture) {
    DoubleSupplier price =
        random.nextInt(3) == 0 ? () -> random.nextInt(4) : () -> 10 * random.nextDouble();
    boolean leaks = random.nextInt(3) == 0;
    boolean addresses = random.nextInt(6) == 0;
    Map<String, Map<String, Double>> table = new HashMap<>();
    table.put(architecture.compute().name(), Map.of("compute", price.getAsDouble()));
    double scale = 1;
    for (StorageLevel level : architecture.storage()) {
      Map<String, Double> actions = new HashMap<>();
      for (String action : List.of("read", "write", "update")) {
        actions.put(action, scale * price.getAsDouble());
      }
      actions.put("leak", leaks ? price.getAsDouble() / 4 : 0);
      actions.put("block_address", addresses ? price.getAsDouble() : 0);
      table.put(level.name(), actions);
      scale *= 1 + random.nextInt(4);
    }
    return new EnergyTable(table);
  }
}
