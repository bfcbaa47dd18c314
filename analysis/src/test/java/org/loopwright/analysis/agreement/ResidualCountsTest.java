package org.loopwright.analysis.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.analysis.agreement.CountDifference.Count;
import org.loopwright.interpreter.Execution;
import org.loopwright.interpreter.Execution.BusiestCounts;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/**
 * The engine for residual factors: against the loop nest run point by point, on hardware whose
 * neighbours pass nothing on, and against the engine for perfect mappings.
 */
final class ResidualCountsTest {
  @Provide
  Arbitrary<SmallSpec> imperfectSpecs() {
    return SmallSpecs.imperfectSpecs(200);
  }

  @Provide
  Arbitrary<SmallSpec> tinySpecs() {
    return SmallSpecs.imperfectSpecs(24);
  }

  @Provide
  Arbitrary<SmallSpec> perfectSpecs() {
    return SmallSpecs.specs(100);
  }

  @Property(tries = 1_000, seed = "2022")
  void countsAreThoseOfTheInterpreter(@ForAll("imperfectSpecs") SmallSpec spec) {
    checkAgainstInterpreter(spec);
  }

  @Property(tries = 1_000, seed = "2022")
  void countsOfTinyTriplesAreThoseOfTheInterpreter(@ForAll("tinySpecs") SmallSpec spec) {
    checkAgainstInterpreter(spec);
  }

  /** Other triples each time; the seed is in the message. */
  @Tag("nightly")
  @Property(tries = 200_000)
  void countsOfEverNewTriplesAreThoseOfTheInterpreter(@ForAll("imperfectSpecs") SmallSpec spec) {
    checkAgainstInterpreter(spec);
  }

  private static void checkAgainstInterpreter(SmallSpec spec) {
    assumeThat(spec.workload().dataSpaces()).noneMatch(ResidualCountsTest::isRefused);
    SideBySide sides = residualsNextToInterpreter(spec);
    assertThat(sides.analysis().computes()).isEqualTo(spec.points());
    assertThat(sides.interpreted().computes()).isEqualTo(spec.points());
    assertThat(sides.analysis().steps()).isEqualTo(sides.interpreted().steps());
    assertThat(sides.analysis().computeInstances())
        .isEqualTo(sides.interpreted().computeInstances());
    for (CountDifference count : sides.counts()) {
      DataSpace dataSpace = dataSpace(spec, count);
      if (isExact(dataSpace, count)) {
        assertThat(isEqual(count) || isSharedDelta(spec, dataSpace, count))
            .as("%s%n%s", count, spec)
            .isTrue();
      }
      if (count.count() == Count.SENT || count.count() == Count.TILE) {
        assertThat(count.isBelow(sides.compulsoryWords(count)))
            .as("compulsory words %s, %s%n%s", sides.compulsoryWords(count), count, spec)
            .isFalse();
      }
    }
  }

  private static boolean isEqual(CountDifference count) {
    return count.agrees() || count.agreesButForRounding();
  }

  /**
   * Whether receivers with different tiles may lack just the same words, which the analysis sends
   * to each: a loop over a dimension of the window has a residual, and some are spread. Over.
   */
  private static boolean isSharedDelta(SmallSpec spec, DataSpace dataSpace, CountDifference count) {
    Set<String> window = new HashSet<>();
    dataSpace.projection().stream()
        .filter(rank -> rank.terms().size() > 1)
        .forEach(rank -> rank.terms().forEach(term -> window.add(term.dimension())));
    boolean cut = false;
    boolean spread = false;
    for (LevelMapping level : spec.mapping().levels()) {
      for (List<Loop> nest : List.of(level.spatialX(), level.spatialY(), level.temporal())) {
        for (Loop loop : nest) {
          cut |= window.contains(loop.dimension()) && !loop.isPerfect();
          spread |= window.contains(loop.dimension()) && nest != level.temporal();
        }
      }
    }
    return cut && spread && !count.isTooLow();
  }

  /** Shared deltas are rare: all else is held to the word. */
  @org.junit.jupiter.api.Tag("slow")
  @Test
  void windowsAreTooHighInFewerThanOneInAThousandCounts() {
    long all = 0;
    long tooHigh = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      SmallSpec spec = SmallSpecs.imperfectOf(seed, 100);
      if (spec.workload().dataSpaces().stream().noneMatch(ResidualCountsTest::isRefused)) {
        for (CountDifference count : residualsNextToInterpreter(spec).counts()) {
          if (isExact(dataSpace(spec, count), count)) {
            all++;
            tooHigh += isEqual(count) ? 0 : 1;
          }
        }
      }
    }
    assertThat(all).isGreaterThan(10_000);
    assertThat(tooHigh).isLessThan(all / 1_000);
  }

  /** Bandwidth limits the instance with the most to do. */
  @Property(tries = 1_000, seed = "2022")
  void theBusiestInstanceIsThatOfTheInterpreter(@ForAll("imperfectSpecs") SmallSpec spec) {
    assumeThat(spec.workload().dataSpaces()).noneMatch(ResidualCountsTest::isRefused);
    TileAnalysis analysis = counted(spec, true);
    Execution run =
        LoopNestInterpreter.executeWithoutLinks(
            spec.workload(), spec.architecture(), spec.mapping());
    for (BusiestCounts busiest : run.busiest()) {
      int space = spec.workload().indexOfDataSpace(busiest.dataSpace());
      int level = spec.architecture().indexOf(busiest.level());
      if (hasOwnRanks(spec.workload().dataSpaces().get(space))) {
        assertThat(analysis.busiestReads(level, space))
            .as("reads of %s%n%s", busiest, spec)
            .isEqualTo(busiest.reads());
        assertThat(analysis.busiestWrites(level, space))
            .as("writes of %s%n%s", busiest, spec)
            .isEqualTo(busiest.writes());
      }
    }
  }

  /** No window, stride or diagonal: all is counted to the word. */
  private static boolean hasOwnRanks(DataSpace dataSpace) {
    return dataSpace.ownsAllRanks()
        && dataSpace.projection().stream()
            .allMatch(rank -> Math.abs(rank.terms().get(0).coefficient()) == 1);
  }

  /** Three words in two instances, two in the first: half a word more than one is two. */
  @Test
  void halfAWordOfTheAverageInstanceIsRoundedUp() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            copy P3; A[P]; Z +=[P]
              L1 1x1 keeps A Z | - | Y - | X P2
              L0 2x1 keeps A Z | P2,1 | Y - | X -
              MAC 2x1
            """);
    DataSpaceCounts inner =
        TileAnalysis.analyze(spec.workload(), spec.architecture(), spec.mapping())
            .levels()
            .get(0)
            .dataSpaces()
            .get("A");
    assertThat(inner.reads()).isEqualTo((3 + 1) / 2);
    assertThat(inner.fills()).isEqualTo((3 + 1) / 2);
  }

  /** The smallest that is known, of 20,000 random ones. */
  @Test
  void differentTilesCanLackTheSameWords() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P5 R5; W[R]; X[P+R]; Z +=[P]
              L3 1x1 keeps W X Z | R2 | Y - | X R2,1
              L2 3x1 keeps Z | R2,1 | Y - | X P2
              L1 9x2 keeps W Z | - | Y - | X -
              L0 18x2 keeps W X | P3,2 | Y - | X -
              MAC 18x2
            """);
    CountDifference sent =
        residualsNextToInterpreter(spec).counts().stream()
            .filter(count -> count.dataSpace().equals("X") && count.level() == 3)
            .filter(count -> count.count() == Count.READS)
            .findFirst()
            .orElseThrow();
    assertThat(sent.analysis()).isEqualTo(19);
    assertThat(sent.total()).isEqualTo(18);
  }

  /** The same mapping through both engines: equal but for what the older one approximates. */
  @Property(tries = 1_000, seed = "2022")
  void perfectMappingsCountTheSame(@ForAll("perfectSpecs") SmallSpec spec) {
    SideBySide perfect = SideBySide.of(spec);
    SideBySide residual = residualsNextToInterpreter(spec);
    assertThat(residual.analysis().computes()).isEqualTo(perfect.analysis().computes());
    assertThat(residual.analysis().steps()).isEqualTo(perfect.analysis().steps());
    Set<String> linked = linked(spec);
    for (int i = 0; i < perfect.counts().size(); i++) {
      CountDifference old = perfect.counts().get(i);
      double ours = residual.counts().get(i).analysis();
      boolean same = Math.abs(ours - old.analysis()) <= 1e-9 * old.analysis();
      boolean known =
          linked.contains(old.dataSpace())
              || isRefused(dataSpace(spec, old))
              || !Expectations.of(spec, old).isEmpty();
      assertThat(same || known).as("%s, as residual %s%n%s", old, ours, spec).isTrue();
    }
  }

  /** Levels that do not accumulate get partial sums back, whichever engine counts them. */
  @Property(tries = 500, seed = "2022")
  void partialSumsTravelTwiceInBothEngines(@ForAll("perfectSpecs") SmallSpec spec) {
    assumeThat(spec.workload().dataSpaces()).noneMatch(ResidualCountsTest::isRefused);
    SmallSpec bare =
        new SmallSpec(spec.workload(), withoutReductions(spec.architecture()), spec.mapping());
    Set<String> linked = linked(spec);
    TileAnalysis perfect = counted(bare, false);
    TileAnalysis residual = counted(bare, true);
    for (int space = 0; space < perfect.dataSpaces(); space++) {
      DataSpace dataSpace = spec.workload().dataSpaces().get(space);
      if (dataSpace.readWrite() && hasOwnRanks(dataSpace) && !linked.contains(dataSpace.name())) {
        for (int level = 0; level < spec.mapping().levels().size(); level++) {
          TransferCounts ours = residual.network(level, space);
          TransferCounts old = perfect.network(level, space);
          assertThat(ours.words()).as("%s", spec).isCloseTo(old.words(), within(1e-9));
          assertThat(ours.spatialReductions())
              .as("%s", spec)
              .isCloseTo(old.spatialReductions(), within(1e-9));
        }
      }
    }
  }

  private static Architecture withoutReductions(Architecture architecture) {
    return new Architecture(
        architecture.name(),
        architecture.compute(),
        architecture.storage().stream()
            .map(level -> level.toBuilder().reductionSupported(false).build())
            .toList());
  }

  /** The data spaces of which neighbours pass anything on. */
  private static Set<String> linked(SmallSpec spec) {
    Set<String> linked = new HashSet<>();
    LoopNestInterpreter.execute(spec.workload(), spec.architecture(), spec.mapping())
        .transfers()
        .stream()
        .filter(transfer -> transfer.words().linked() > 0)
        .forEach(transfer -> linked.add(transfer.dataSpace()));
    return linked;
  }

  private static SideBySide residualsNextToInterpreter(SmallSpec spec) {
    return SideBySide.of(
        spec,
        countedAsResidual(spec),
        LoopNestInterpreter.executeWithoutLinks(
            spec.workload(), spec.architecture(), spec.mapping()));
  }

  private static AccessCounts countedAsResidual(SmallSpec spec) {
    return counted(spec, true).counts();
  }

  /** Any mapping, put through the engine of residual factors or that of its own kind. */
  private static TileAnalysis counted(SmallSpec spec, boolean asResidual) {
    PackedMapping packed = PackedMapping.of(spec.workload(), spec.architecture(), spec.mapping());
    packed.imperfect(asResidual || packed.isImperfect());
    TileAnalysis analysis = new TileAnalysis(spec.workload(), spec.architecture());
    analysis.measureTiles(packed);
    analysis.countAccesses();
    return analysis;
  }

  private static DataSpace dataSpace(SmallSpec spec, CountDifference count) {
    return spec.workload().dataSpaces().get(spec.workload().indexOfDataSpace(count.dataSpace()));
  }

  /** Tiles leave no gaps; how much of a window an instance ever holds is counted too high. */
  private static boolean isExact(DataSpace dataSpace, CountDifference count) {
    boolean steps =
        dataSpace.projection().stream()
            .flatMap(rank -> rank.terms().stream())
            .anyMatch(term -> Math.abs(term.coefficient()) != 1);
    boolean partitionOfWindow = count.count() == Count.PARTITION && hasWindow(dataSpace);
    return !steps && !isDiagonal(dataSpace) && !partitionOfWindow;
  }

  private static boolean isRefused(DataSpace dataSpace) {
    return dataSpace.readWrite() && (hasWindow(dataSpace) || isDiagonal(dataSpace));
  }

  private static boolean hasWindow(DataSpace dataSpace) {
    return dataSpace.projection().stream().anyMatch(rank -> rank.terms().size() > 1);
  }

  private static boolean isDiagonal(DataSpace dataSpace) {
    Set<String> seen = new HashSet<>();
    for (IndexExpression rank : dataSpace.projection()) {
      for (Term term : rank.terms()) {
        if (!seen.add(term.dimension())) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aResultWithASumIsRefusedByName() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P5 R2; X +=[P+R]
              L1 1x1 keeps X | P2 | Y - | X -
              L0 1x1 keeps X | R2 P3,2 | Y - | X -
              MAC 1x1
            """);
    assertThatThrownBy(() -> PackedMapping.of(spec.workload(), spec.architecture(), spec.mapping()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the result X of workload conv1d");
  }

  @Test
  void aPackedMappingUnpacksWithItsResiduals() {
    for (long seed = 0; seed < 500; seed++) {
      SmallSpec spec = SmallSpecs.imperfectOf(seed, 200);
      if (spec.workload().dataSpaces().stream().noneMatch(ResidualCountsTest::isRefused)) {
        PackedMapping packed =
            PackedMapping.of(spec.workload(), spec.architecture(), spec.mapping());
        packed.requireComplete(spec.workload());
        assertThat(packed.unpack(spec.workload(), spec.architecture())).isEqualTo(spec.mapping());
      }
    }
  }

  /** A layer with bounds near 2^20: the time does not grow with them. */
  @Test
  void largeBoundsTakeNoLonger() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d-ck P1000003 R11 C65537 K131; W[K][C][R]; X[C][P+R]; Z +=[K][P]
              L2 1x1 keeps W X Z | K11 C1311 P2464 | Y - | X -
              L1 1x1 keeps W X Z | P58,4 | Y R2 | X K12,11
              L0 12x4 keeps W X Z | C50,37 R6,5 P7,4 | Y - | X -
              MAC 12x4
            """);
    AccessCounts counts =
        TileAnalysis.analyze(spec.workload(), spec.architecture(), spec.mapping());
    assertThat(counts.computes()).isEqualTo(spec.points());
    assertThat(counts.computeInstances()).isEqualTo(2 * 12);
  }
}
