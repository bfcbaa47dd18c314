package org.loopwright.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** What holds of every run, whatever the mapping. */
final class InterpreterLawsTest {
  @Provide
  Arbitrary<SmallSpec> specs() {
    return SmallSpecs.specs(300);
  }

  private static Execution run(SmallSpec spec) {
    return LoopNestInterpreter.execute(spec.workload(), spec.architecture(), spec.mapping());
  }

  private static DataSpaceCounts counts(SmallSpec spec, Execution run, PassageCounts passage) {
    int outer = spec.architecture().indexOf(passage.outer());
    return run.counts().levels().get(outer).dataSpaces().get(passage.dataSpace());
  }

  @Property
  void computesEqualProductOfBounds(@ForAll("specs") SmallSpec spec) {
    assertThat(run(spec).counts().computes()).isEqualTo(spec.points());
  }

  @Provide
  Arbitrary<SmallSpec> imperfectSpecs() {
    return SmallSpecs.imperfectSpecs(300);
  }

  /** Loops that run their residual on the edge and their bound elsewhere, one inside the other. */
  @Property
  void residualsMakeTheOperationsOfTheWorkload(@ForAll("imperfectSpecs") SmallSpec spec) {
    long operations = 1;
    for (Dimension dimension : spec.workload().dimensions()) {
      List<Loop> loops = new ArrayList<>();
      for (int level = spec.mapping().levels().size() - 1; level >= 0; level--) {
        LevelMapping of = spec.mapping().levels().get(level);
        for (List<Loop> nest : List.of(of.temporal(), of.spatialY(), of.spatialX())) {
          nest.stream()
              .filter(loop -> loop.dimension().equals(dimension.name()))
              .forEach(loops::add);
        }
      }
      operations *= iterations(loops, true);
    }
    assertThat(run(spec).counts().computes()).isEqualTo(operations).isEqualTo(spec.points());
  }

  private static long iterations(List<Loop> outermostFirst, boolean onEdge) {
    if (outermostFirst.isEmpty()) {
      return 1;
    }
    Loop loop = outermostFirst.get(0);
    List<Loop> inside = outermostFirst.subList(1, outermostFirst.size());
    long iterations = 0;
    long trip = onEdge ? loop.residual() : loop.bound();
    for (long i = 0; i < trip; i++) {
      iterations += iterations(inside, onEdge && i == trip - 1);
    }
    return iterations;
  }

  @Property
  void linksNeverMakeAnImperfectMappingSendMore(@ForAll("imperfectSpecs") SmallSpec spec) {
    List<PassageCounts> linked = run(spec).passages();
    List<PassageCounts> apart =
        LoopNestInterpreter.executeWithoutLinks(
                spec.workload(), spec.architecture(), spec.mapping())
            .passages();
    for (int i = 0; i < linked.size(); i++) {
      assertThat(linked.get(i).receivedWords()).isEqualTo(apart.get(i).receivedWords());
      if (linked.get(i).linkTransfers() == 0) {
        assertThat(linked.get(i).sentWords()).isEqualTo(apart.get(i).sentWords());
      }
    }
  }

  @Property
  void everyLevelSendsEachWordItHoldsAtLeastOnce(@ForAll("specs") SmallSpec spec) {
    Execution run = run(spec);
    for (PassageCounts passage : run.passages()) {
      assertThat(passage.sentWords())
          .isGreaterThanOrEqualTo(
              counts(spec, run, passage).partitionWords() * passage.outerInstances());
    }
  }

  @Property
  void withoutLinksSharingNeverBeatsTheUnionOfWhatIsLacking(@ForAll("specs") SmallSpec spec) {
    for (PassageCounts passage : run(spec).passages()) {
      assertThat(passage.unionWords()).isLessThanOrEqualTo(passage.receivedWords());
      if (passage.linkTransfers() == 0) {
        assertThat(passage.sentWords()).isBetween(passage.unionWords(), passage.receivedWords());
      }
    }
  }

  @Property
  void whatIsReceivedWasSentOrPassedOn(@ForAll("specs") SmallSpec spec) {
    for (PassageCounts passage : run(spec).passages()) {
      assertThat(passage.sentWords() + passage.linkTransfers())
          .isLessThanOrEqualTo(passage.receivedWords());
    }
  }

  @Property
  void arithmeticTakesAWordForEachOperationAndDataSpace(@ForAll("specs") SmallSpec spec) {
    run(spec).passages().stream()
        .filter(passage -> passage.inner().equals(spec.architecture().compute().name()))
        .forEach(passage -> assertThat(passage.receivedWords()).isEqualTo(spec.points()));
  }

  @Property
  void backingStoreHoldsTheTensorAndIsNeverFilled(@ForAll("specs") SmallSpec spec) {
    Execution run = run(spec);
    int outermost = spec.mapping().levels().size() - 1;
    for (DataSpace dataSpace : spec.workload().dataSpaces()) {
      DataSpaceCounts counts =
          run.counts().levels().get(outermost).dataSpaces().get(dataSpace.name());
      assertThat(counts.fills()).isZero();
      assertThat(counts.tileWords()).isEqualTo(counts.partitionWords());
    }
  }

  @Property
  void orderOfTheInnermostNestDoesNotMatterToStorageOutside(@ForAll("specs") SmallSpec spec) {
    List<LevelMapping> levels = new ArrayList<>(spec.mapping().levels());
    LevelMapping old = levels.get(0);
    if (old.keep().size() < spec.workload().dataSpaces().size()) {
      return;
    }
    List<Loop> reversed = new ArrayList<>(old.temporal());
    Collections.reverse(reversed);
    levels.set(
        0, new LevelMapping(old.level(), reversed, old.spatialX(), old.spatialY(), old.keep()));
    SmallSpec permuted = new SmallSpec(spec.workload(), spec.architecture(), new Mapping(levels));
    Execution before = run(spec);
    Execution after = run(permuted);
    for (int level = 1; level < levels.size(); level++) {
      assertThat(after.counts().levels().get(level)).isEqualTo(before.counts().levels().get(level));
    }
  }
}
