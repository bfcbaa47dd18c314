package org.loopwright.analysis.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.NetworkSharing;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/**
 * Both engines against the loop nest run point by point, with reuse turned off here and there by
 * the mapping and by the hardware. Of tensors with a dimension for each rank, of which every count
 * is exact without switches.
 */
final class SwitchedCountsTest {
  private static final long MAX_POINTS = 120;

  @Provide
  Arbitrary<SmallSpec> perfect() {
    return switched(SmallSpecs.specs(MAX_POINTS), true);
  }

  /** On hardware whose neighbours pass nothing on, as the engine of residuals takes it to be. */
  @Provide
  Arbitrary<SmallSpec> imperfect() {
    return switched(SmallSpecs.imperfectSpecs(MAX_POINTS), false);
  }

  @Property(tries = 400, seed = "2026")
  void countsAreThoseOfTheInterpreter(@ForAll("perfect") SmallSpec spec) {
    check(spec);
  }

  @Property(tries = 300, seed = "2027")
  void countsWithResidualsAreThoseOfTheInterpreter(@ForAll("imperfect") SmallSpec spec) {
    check(spec);
  }

  private static Arbitrary<SmallSpec> switched(Arbitrary<SmallSpec> plain, boolean forwarding) {
    return Combinators.combine(
            plain.filter(spec -> spec.workload().name().matches("matmul|mttkrp")),
            Arbitraries.longs())
        .as((spec, seed) -> switched(spec, new Random(seed), forwarding));
  }

  private static SmallSpec switched(SmallSpec spec, RandomGenerator random, boolean forwarding) {
    List<LevelMapping> levels = new ArrayList<>();
    for (LevelMapping level : spec.mapping().levels()) {
      levels.add(level.withReuse(switches(spec.workload(), random)));
    }
    List<StorageLevel> storage = new ArrayList<>();
    for (StorageLevel level : spec.architecture().storage()) {
      NetworkSharing sharing =
          new NetworkSharing(
              random.nextInt(6) > 0, random.nextInt(6) > 0, forwarding && random.nextInt(6) > 0);
      storage.add(
          level.toBuilder()
              .network(level.network().withSharing(sharing))
              .elideFirstRead(random.nextInt(6) > 0)
              .reductionSupported(true)
              .build());
    }
    Architecture plain = spec.architecture();
    return new SmallSpec(
        spec.workload(),
        new Architecture(plain.name(), plain.compute(), storage),
        new Mapping(levels));
  }

  /** At most one for each data space: what a level hands on, its neighbours do not pass. */
  private static ReuseSwitches switches(Workload workload, RandomGenerator random) {
    Map<ReuseSwitch, Set<String>> off = new EnumMap<>(ReuseSwitch.class);
    for (String dataSpace : workload.dataSpaceNames()) {
      ReuseSwitch[] all = ReuseSwitch.values();
      int which = random.nextInt(2 * all.length);
      if (which < all.length) {
        off.computeIfAbsent(all[which], any -> new TreeSet<>()).add(dataSpace);
      }
    }
    return new ReuseSwitches(off);
  }

  private static boolean isHeldSomewhere(SmallSpec spec) {
    return spec.workload().dataSpaceNames().stream()
        .allMatch(
            name ->
                spec.mapping().levels().stream()
                    .anyMatch(
                        level ->
                            level.keep().contains(name)
                                && !level.reuse().isOff(ReuseSwitch.COALESCING, name)));
  }

  private static void check(SmallSpec spec) {
    assumeThat(isHeldSomewhere(spec)).isTrue();
    AccessCounts ours = TileAnalysis.analyze(spec.workload(), spec.architecture(), spec.mapping());
    AccessCounts seen =
        LoopNestInterpreter.run(spec.workload(), spec.architecture(), spec.mapping());
    for (int level = 0; level < spec.mapping().levels().size(); level++) {
      String where = spec + "\noff, innermost first: " + reuse(spec) + "\nlevel " + level;
      for (String name : spec.workload().dataSpaceNames()) {
        if (!isShareOfNeighbours(ours, level, name)) {
          checkStorage(
              where + " " + name,
              ours.levels().get(level).dataSpaces().get(name),
              seen.levels().get(level).dataSpaces().get(name));
        }
        checkNetwork(
            where + " " + name,
            ours.networks().get(level).dataSpaces().get(name),
            seen.networks().get(level).dataSpaces().get(name));
      }
    }
  }

  /** What neighbours pass on is averaged over the instances below all feeders: docs, share. */
  private static boolean isShareOfNeighbours(AccessCounts ours, int level, String dataSpace) {
    int outer = level + 1;
    return outer < ours.levels().size()
        && ours.networks().get(outer).dataSpaces().get(dataSpace).linkTransfers() > 0;
  }

  private static String reuse(SmallSpec spec) {
    List<String> all = new ArrayList<>();
    for (int level = 0; level < spec.mapping().levels().size(); level++) {
      StorageLevel hardware = spec.architecture().storage().get(level);
      all.add(
          spec.mapping().levels().get(level).reuse().off()
              + " "
              + hardware.network().sharing()
              + " "
              + hardware.memory().elideFirstRead());
    }
    return all.toString();
  }

  /** Averages are rounded down by one, to the nearest by the other. */
  private static void checkStorage(String where, DataSpaceCounts ours, DataSpaceCounts seen) {
    assertThat(ours == null).as(where).isEqualTo(seen == null);
    if (ours != null) {
      assertThat(ours.tileWords()).as("tile %s", where).isEqualTo(seen.tileWords());
      assertThat(ours.reads() - seen.reads()).as("reads %s", where).isBetween(0L, 1L);
      assertThat(ours.fills() - seen.fills()).as("fills %s", where).isBetween(0L, 1L);
      assertThat(ours.updates() - seen.updates()).as("updates %s", where).isBetween(0L, 1L);
    }
  }

  private static void checkNetwork(String where, TransferCounts ours, TransferCounts seen) {
    if (seen == null) {
      assertThat(ours).as(where).isEqualTo(TransferCounts.NONE);
      return;
    }
    assertThat(ours.words()).as("words %s", where).isCloseTo(seen.words(), within(1e-6));
    assertThat(ours.linkTransfers())
        .as("links %s", where)
        .isCloseTo(seen.linkTransfers(), within(1e-6));
    assertThat(ours.spatialReductions())
        .as("reductions %s", where)
        .isCloseTo(seen.spatialReductions(), within(1e-6));
  }
}
