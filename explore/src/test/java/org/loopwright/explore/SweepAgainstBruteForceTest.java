package org.loopwright.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.explore.budget.Budget;

final class SweepAgainstBruteForceTest {
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void findsTheSameAsLookingAtEveryDesign(@ForAll("sweeps") Sweep sweep) {
    SweepResult result = SweepRun.run(sweep, SweepControl.of(1));
    BruteForce each = new BruteForce(sweep);
    assertThat(result.counts()).isEqualTo(each.counts());
    assertThat(result.counts().total()).isEqualTo(sweep.designs());
    assertThat(result.best()).isEqualTo(each.best());
    assertThat(result.front()).isEqualTo(each.front());
    assertThat(result.covers(sweep)).isTrue();
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void threadsAndInterruptionsChangeNothing(@ForAll("sweeps") Sweep sweep) {
    SweepResult whole = SweepRun.run(sweep, SweepControl.of(1));
    assertThat(SweepRun.run(sweep, SweepControl.of(3))).isEqualTo(whole);
    AtomicLong tasks = new AtomicLong();
    SweepControl stopping =
        new SweepControl(2, () -> tasks.get() >= 2, progress -> tasks.incrementAndGet());
    SweepResult part = SweepRun.run(sweep, stopping);
    assertThat(part.tally().tasksDone()).isEqualTo(Math.min(2, sweep.tasks()));
    assertThat(SweepRun.resume(sweep, part, SweepControl.of(2))).isEqualTo(whole);
  }

  /** Every reason of failure occurs, so the comparison above is not about nothing. */
  @Test
  void allOutcomesOccur() {
    Sweep sweep =
        TestSweeps.sweep(
            "2..66:8",
            "1..9:2",
            "4..164:16",
            "16..4016:400",
            BuildingBlocks.reference(),
            new Budget(0.3, 40));
    SweepResult result = SweepRun.run(sweep, SweepControl.of(2));
    assertThat(result.counts().byStatus().values()).allMatch(count -> count.signum() > 0);
    assertThat(result.counts()).isEqualTo(new BruteForce(sweep).counts());
    assertThat(result.tally().refusal()).isPresent();
  }

  @Provide
  Arbitrary<Sweep> sweeps() {
    return Combinators.combine(
            Arbitraries.of("1..40:13", "3,8,16", "5", "2,64,128", "16..20:2"),
            Arbitraries.of("1..12", "1,2,64", "3..60:7", "1..4,100"),
            Arbitraries.of("6..60:6", "8..512:*2", "1..3,30..90:20", "20,50,51", "exact"),
            Arbitraries.of("16..2000:160", "64..65536:*4", "1..9:4,1000..1400:100", "exact"),
            tables(),
            budgets())
        .as(TestSweeps::sweep);
  }

  private static Arbitrary<Budget> budgets() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.005, 0.6).ofScale(5),
            Arbitraries.doubles().between(3, 150).ofScale(2))
        .as(Budget::new);
  }

  private static Arbitrary<BuildingBlocks> tables() {
    Arbitrary<BuildingBlocks.Buffer> buffers =
        Combinators.combine(
                Arbitraries.of(0.0, 0.104, 0.33, 3.7),
                Arbitraries.of(0.0, 0.00345, 0.0125, 0.07),
                Arbitraries.of(0.0004, 0.0043))
            .as(BuildingBlocks.Buffer::new);
    BuildingBlocks reference = BuildingBlocks.reference();
    return Combinators.combine(buffers, buffers)
        .as(
            (l1, l2) ->
                new BuildingBlocks(
                    "test", reference.mac(), l1, l2, reference.bus(), reference.arbiter()));
  }
}
