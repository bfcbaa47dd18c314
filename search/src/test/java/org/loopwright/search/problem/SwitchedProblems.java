package org.loopwright.search.problem;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitrary;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.NetworkLayout;
import org.loopwright.model.architecture.NetworkSharing;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.Topology;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.model.workload.Workload;

/**
 * Random problems in which hardware and constraints turn reuse off, each switch now and then, on
 * networks of any topology whose bandwidth may limit, with words of many widths.
 */
final class SwitchedProblems {
  private SwitchedProblems() {}

  static Arbitrary<MappingProblem> problems() {
    return MappingProblems.problems(SwitchedProblems::of);
  }

  /** The problem of a seed: always the same. */
  static MappingProblem of(long seed) {
    MappingProblem plain = MappingProblems.of(seed);
    RandomGenerator random = new SplittableRandom(~seed);
    return new MappingProblem(
        seed,
        plain.workload(),
        hardware(seed, random, plain.architecture()),
        plain.energies(),
        constraints(random, plain));
  }

  private static Architecture hardware(long seed, RandomGenerator random, Architecture plain) {
    // Draws of its own, so that what else is drawn does not depend on it
    RandomGenerator layouts = new SplittableRandom(seed);
    List<StorageLevel> storage = new ArrayList<>();
    for (StorageLevel level : plain.storage()) {
      NetworkSharing sharing =
          new NetworkSharing(random.nextInt(6) > 0, random.nextInt(6) > 0, random.nextInt(6) > 0);
      storage.add(
          level.toBuilder()
              .network(level.network().withSharing(sharing).withLayout(layout(layouts)))
              .elideFirstRead(random.nextInt(6) > 0)
              .build());
    }
    return new Architecture(plain.name(), plain.compute(), storage);
  }

  /** A topology, and in half of the cases a bandwidth that limits now and then. */
  private static NetworkLayout layout(RandomGenerator random) {
    Topology[] topologies = Topology.values();
    Bandwidth bandwidth =
        random.nextBoolean()
            ? Bandwidth.UNLIMITED
            : new Bandwidth(wordsPerCycle(random), wordsPerCycle(random), wordsPerCycle(random));
    Topology topology = topologies[random.nextInt(topologies.length)];
    Topology other = topologies[random.nextInt(topologies.length)];
    boolean isMixed = (topology == Topology.BUS) == (other == Topology.BUS);
    return new NetworkLayout(
        topology, isMixed ? other : topology, random.nextBoolean(), random.nextInt(3), bandwidth);
  }

  private static OptionalDouble wordsPerCycle(RandomGenerator random) {
    return random.nextBoolean()
        ? OptionalDouble.empty()
        : OptionalDouble.of((1 + random.nextInt(12)) / 4.0);
  }

  private static Constraints constraints(RandomGenerator random, MappingProblem plain) {
    List<LevelConstraint> levels = new ArrayList<>();
    for (StorageLevel level : plain.architecture().storage()) {
      LevelConstraint limits = plain.constraints().of(level.name());
      levels.add(
          new LevelConstraint(
              level.name(),
              limits.temporal(),
              limits.spatial(),
              limits.keep(),
              limits.bypass(),
              switches(random, plain.workload())));
    }
    return new Constraints(levels, plain.constraints().minParallelism());
  }

  private static ReuseSwitches switches(RandomGenerator random, Workload workload) {
    Map<ReuseSwitch, Set<String>> off = new EnumMap<>(ReuseSwitch.class);
    for (ReuseSwitch each : ReuseSwitch.values()) {
      for (String dataSpace : workload.dataSpaceNames()) {
        if (random.nextInt(5) == 0) {
          off.computeIfAbsent(each, any -> new HashSet<>()).add(dataSpace);
        }
      }
    }
    return new ReuseSwitches(off);
  }
}
