package org.loopwright.search.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/** Words of many widths, and zeros that take no energy, on some of the random problems. */
final class ProblemPrecision {
  private static final int[] BITS = {4, 8, 8, 12, 16, 24, 32};
  private static final double[] DENSITIES = {1, 1, 0.5, 0.3, 0.01};

  private ProblemPrecision() {}

  /** The same hardware; in two of three cases some of its levels have words of other widths. */
  static Architecture widths(RandomGenerator random, Workload workload, Architecture old) {
    boolean isMixed = random.nextInt(3) > 0;
    boolean isGated = random.nextInt(3) == 0;
    ComputeLevel compute = old.compute();
    List<StorageLevel> storage =
        old.storage().stream()
            .map(
                level ->
                    level.toBuilder()
                        .widths(isMixed ? widths(random, workload) : WordWidths.ALIKE)
                        .zeroGating(isGated && random.nextBoolean())
                        .build())
            .toList();
    return new Architecture(
        old.name(),
        new ComputeLevel(
            compute.name(),
            compute.componentClass(),
            compute.mesh(),
            compute.wordBits(),
            isGated && random.nextBoolean()),
        storage);
  }

  private static WordWidths widths(RandomGenerator random, Workload workload) {
    Map<String, Integer> bits = new HashMap<>();
    for (String dataSpace : workload.dataSpaceNames()) {
      if (random.nextBoolean()) {
        bits.put(dataSpace, BITS[random.nextInt(BITS.length)]);
      }
    }
    return new WordWidths(bits, random.nextInt(3) == 0 ? OptionalInt.of(32) : OptionalInt.empty());
  }

  /** The same workload with zeros. */
  static Workload densities(RandomGenerator random, Workload workload) {
    return new Workload(
        workload.name(),
        workload.dimensions(),
        workload.dataSpaces().stream()
            .map(
                old ->
                    new DataSpace(
                        old.name(),
                        old.projection(),
                        old.readWrite(),
                        DENSITIES[random.nextInt(DENSITIES.length)]))
            .toList());
  }
}
