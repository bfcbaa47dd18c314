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

  private static DataSpaceCounts counts(SmallSpec spec, Execution run, TransferTotals transfer) {
    int outer = spec.architecture().indexOf(transfer.outer());
    return run.counts().levels().get(outer).dataSpaces().get(transfer.dataSpace());
  }

  @Property
  void computesEqualProductOfBounds(@ForAll("specs") SmallSpec spec) {
    assertThat(run(spec).counts().computes()).isEqualTo(spec.points());
  }

  @Provide
  Arbitrary<SmallSpec> imperfectSpecs() {
    return SmallSpecs.imperfectSpecs(300);
  }

  /** Loops that run their residual at the end and their bound elsewhere, one inside the other. */
  @Property
  void residualsMakeTheOperationsOfTheWorkload(@ForAll("imperfectSpecs") SmallSpec spec) {
    long operations = 1;
    for (Dimension dimension : spec.workload().dimensions()) {
      List<Loop> loops = new ArrayList<>();
      for (int level = spec.mapping().levels().size() - 1; level >= 0; level--) {
        LevelMapping levelMapping = spec.mapping().levels().get(level);
        for (List<Loop> nest :
            List.of(levelMapping.temporal(), levelMapping.spatialY(), levelMapping.spatialX())) {
          nest.stream()
              .filter(loop -> loop.dimension().equals(dimension.name()))
              .forEach(loops::add);
        }
      }
      operations *= iterations(loops, true);
    }
    assertThat(run(spec).counts().computes()).isEqualTo(operations).isEqualTo(spec.points());
  }

  private static long iterations(List<Loop> outermostFirst, boolean last) {
    if (outermostFirst.isEmpty()) {
      return 1;
    }
    Loop loop = outermostFirst.get(0);
    List<Loop> inside = outermostFirst.subList(1, outermostFirst.size());
    long iterations = 0;
    long trip = last ? loop.residual() : loop.bound();
    for (long i = 0; i < trip; i++) {
      iterations += iterations(inside, last && i == trip - 1);
    }
    return iterations;
  }

  @Property
  void linksNeverMakeAnImperfectMappingSendMore(@ForAll("imperfectSpecs") SmallSpec spec) {
    List<TransferTotals> linked = run(spec).transfers();
    List<TransferTotals> apart =
        LoopNestInterpreter.executeWithoutLinks(
                spec.workload(), spec.architecture(), spec.mapping())
            .transfers();
    for (int i = 0; i < linked.size(); i++) {
      assertThat(linked.get(i).words().received()).isEqualTo(apart.get(i).words().received());
      if (linked.get(i).words().linked() == 0) {
        assertThat(linked.get(i).words().sent()).isEqualTo(apart.get(i).words().sent());
      }
    }
  }

  @Property
  void everyLevelSendsEachWordItHoldsAtLeastOnce(@ForAll("specs") SmallSpec spec) {
    Execution run = run(spec);
    for (TransferTotals transfer : run.transfers()) {
      assertThat(transfer.words().sent())
          .isGreaterThanOrEqualTo(
              counts(spec, run, transfer).partitionWords() * transfer.outerInstances());
    }
  }

  @Property
  void withoutLinksSharingNeverBeatsTheUnionOfWhatIsLacking(@ForAll("specs") SmallSpec spec) {
    for (TransferTotals transfer : run(spec).transfers()) {
      assertThat(transfer.words().union()).isLessThanOrEqualTo(transfer.words().received());
      if (transfer.words().linked() == 0) {
        assertThat(transfer.words().sent())
            .isBetween(transfer.words().union(), transfer.words().received());
      }
    }
  }

  @Property
  void whatIsReceivedWasSentOrPassedOn(@ForAll("specs") SmallSpec spec) {
    for (TransferTotals transfer : run(spec).transfers()) {
      assertThat(transfer.words().sent() + transfer.words().linked())
          .isLessThanOrEqualTo(transfer.words().received());
    }
  }

  @Property
  void arithmeticTakesAWordForEachOperationAndDataSpace(@ForAll("specs") SmallSpec spec) {
    run(spec).transfers().stream()
        .filter(transfer -> transfer.inner().equals(spec.architecture().compute().name()))
        .forEach(transfer -> assertThat(transfer.words().received()).isEqualTo(spec.points()));
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
