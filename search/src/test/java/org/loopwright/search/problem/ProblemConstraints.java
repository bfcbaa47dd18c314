package org.loopwright.search.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallMappings;

/** Random constraints of every kind, few or many. */
final class ProblemConstraints {
  private final RandomGenerator random;
  private final Workload workload;

  /** How likely each limit is, in percent. */
  private final int percent;

  private ProblemConstraints(RandomGenerator random, Workload workload, int percent) {
    this.random = random;
    this.workload = workload;
    this.percent = percent;
  }

  static Constraints next(
      RandomGenerator random, Workload workload, Architecture architecture, int percent) {
    ProblemConstraints constraints = new ProblemConstraints(random, workload, percent);
    List<LevelConstraint> levels = new ArrayList<>();
    boolean partitioned = random.nextInt(100) < percent / 2;
    for (int level = 0; level < architecture.storage().size(); level++) {
      boolean outermost = level == architecture.storage().size() - 1;
      StorageLevel storage = architecture.storage().get(level);
      if (outermost) {
        levels.add(constraints.level(storage, Set.of(), Set.of()));
      } else if (partitioned) {
        levels.add(constraints.partition(storage));
      } else {
        levels.add(constraints.anyLevel(storage));
      }
    }
    double leastParallelism = random.nextInt(100) < percent / 5 ? random.nextInt(1, 9) / 10.0 : 0;
    return new Constraints(levels, leastParallelism);
  }

  private boolean chance() {
    return random.nextInt(100) < percent;
  }

  /** A buffer that is one data space's own. */
  private LevelConstraint partition(StorageLevel storage) {
    Set<String> others = new HashSet<>(workload.dataSpaceNames());
    String own = workload.dataSpaceNames().get(random.nextInt(others.size()));
    others.remove(own);
    return level(storage, Set.of(own), others);
  }

  private LevelConstraint anyLevel(StorageLevel storage) {
    Set<String> keep = new HashSet<>();
    Set<String> bypass = new HashSet<>();
    for (String dataSpace : workload.dataSpaceNames()) {
      if (chance()) {
        (random.nextInt(3) == 0 ? bypass : keep).add(dataSpace);
      }
    }
    return level(storage, keep, bypass);
  }

  private LevelConstraint level(StorageLevel storage, Set<String> keep, Set<String> bypass) {
    return new LevelConstraint(storage.name(), nest(false), nest(true), keep, bypass);
  }

  private NestConstraint nest(boolean spatial) {
    Map<String, FactorLimit> factors = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Dimension dimension : workload.dimensions()) {
      names.add(dimension.name());
      if (random.nextInt(100) < percent / 3) {
        factors.put(dimension.name(), limit(dimension.bound()));
      }
    }
    List<String> innermost = new ArrayList<>();
    List<String> outermost = new ArrayList<>();
    while (chance() && !names.isEmpty()) {
      String name = names.remove(random.nextInt(names.size()));
      (random.nextBoolean() ? innermost : outermost).add(name);
    }
    return new NestConstraint(
        factors,
        random.nextInt(100) < percent / 5
            ? OptionalLong.of(random.nextInt(1, 4))
            : OptionalLong.empty(),
        innermost,
        outermost,
        spatial && random.nextInt(100) < percent / 2
            ? OptionalInt.of(random.nextInt(workload.dimensions().size() + 1))
            : OptionalInt.empty());
  }

  /** Mostly one that can be met. */
  private FactorLimit limit(long bound) {
    List<Long> primes = SmallMappings.primeFactors(bound);
    long factor = primes.isEmpty() ? 1 : primes.get(random.nextInt(primes.size()));
    return switch (random.nextInt(10)) {
      case 0, 1 -> FactorLimit.exactly(factor);
      case 2, 3 -> FactorLimit.atLeast(factor);
      case 4, 5, 6 -> FactorLimit.atMost(random.nextInt(1, 5));
      case 7 -> FactorLimit.whole();
      default -> FactorLimit.exactly(1);
    };
  }
}
