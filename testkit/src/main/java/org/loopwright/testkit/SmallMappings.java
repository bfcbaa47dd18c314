package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Random mappings of a workload: the prime factors of every bound are dealt out one by one to the
 * nests of the levels; spatial nests take them while the mesh has room.
 */
public final class SmallMappings {
  private final RandomGenerator random;
  private final Workload workload;
  private final Architecture architecture;
  private final List<Nests> levels = new ArrayList<>();

  private SmallMappings(RandomGenerator random, Workload workload, Architecture architecture) {
    this.random = random;
    this.workload = workload;
    this.architecture = architecture;
    for (int level = 0; level < architecture.storage().size(); level++) {
      levels.add(new Nests(architecture.fanout(level)));
    }
  }

  static Mapping next(RandomGenerator random, Workload workload, Architecture architecture) {
    SmallMappings mappings = new SmallMappings(random, workload, architecture);
    for (Dimension dimension : workload.dimensions()) {
      for (long factor : primeFactors(dimension.bound())) {
        mappings.deal(dimension.name(), factor);
      }
    }
    return mappings.mapping();
  }

  public static List<Long> primeFactors(long number) {
    List<Long> factors = new ArrayList<>();
    long rest = number;
    for (long prime = 2; rest > 1; prime++) {
      while (rest % prime == 0) {
        factors.add(prime);
        rest /= prime;
      }
    }
    return factors;
  }

  private void deal(String dimension, long factor) {
    Nests nests = levels.get(random.nextInt(levels.size()));
    switch (random.nextInt(4)) {
      case 0 -> nests.addX(dimension, factor);
      case 1 -> nests.addY(dimension, factor);
      default -> nests.addTemporal(dimension, factor);
    }
  }

  private Mapping mapping() {
    int keepOdds = random.nextBoolean() ? 1 : 4;
    List<LevelMapping> mappings = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      boolean backingStore = level == levels.size() - 1;
      Set<String> keep = new HashSet<>();
      for (String dataSpace : workload.dataSpaceNames()) {
        if (backingStore || keepOdds == 1 || random.nextInt(keepOdds) > 0) {
          keep.add(dataSpace);
        }
      }
      Nests nests = levels.get(level);
      mappings.add(
          new LevelMapping(
              architecture.storage().get(level).name(),
              shuffled(nests.temporal),
              shuffled(nests.x),
              shuffled(nests.y),
              keep));
    }
    return new Mapping(mappings);
  }

  private List<Loop> shuffled(Map<String, Long> nest) {
    List<Loop> loops = new ArrayList<>();
    nest.forEach((dimension, bound) -> loops.add(new Loop(dimension, bound)));
    Collections.shuffle(loops, new Random(random.nextLong()));
    return loops;
  }

  /** The nests of one level while factors are dealt to them; bounds by dimension. */
  private static final class Nests {
    private final Map<String, Long> temporal = new LinkedHashMap<>();
    private final Map<String, Long> x = new LinkedHashMap<>();
    private final Map<String, Long> y = new LinkedHashMap<>();
    private final Mesh fanout;

    Nests(Mesh fanout) {
      this.fanout = fanout;
    }

    void addTemporal(String dimension, long factor) {
      temporal.merge(dimension, factor, Math::multiplyExact);
    }

    void addX(String dimension, long factor) {
      addIfRoom(x, y, fanout.x(), dimension, factor);
    }

    void addY(String dimension, long factor) {
      addIfRoom(y, x, fanout.y(), dimension, factor);
    }

    private void addIfRoom(
        Map<String, Long> nest,
        Map<String, Long> across,
        long room,
        String dimension,
        long factor) {
      long used = nest.values().stream().reduce(1L, Math::multiplyExact);
      if (used * factor <= room && !across.containsKey(dimension)) {
        nest.merge(dimension, factor, Math::multiplyExact);
      } else {
        addTemporal(dimension, factor);
      }
    }
  }
}
