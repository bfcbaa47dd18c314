package org.loopwright.search.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Violation.Reason;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapSpace;

final class MappingProblemsTest {
  private static final List<Trial> SAMPLE = LongStream.range(0, 50).mapToObj(Trial::new).toList();

  @Property(tries = 40, seed = "2019")
  void everyMappingIsThatOfEveryIndexOnce(@ForAll long seed) {
    MappingProblem problem = MappingProblems.of(seed);
    MapSpace space = problem.space();
    Assume.that(space.size().compareTo(BigInteger.valueOf(2_000)) < 0);
    Set<Mapping> byIndex = new HashSet<>();
    PackedMapping mapping = space.newMapping();
    for (long index = 0; index < space.size().longValueExact(); index++) {
      space.decode(BigInteger.valueOf(index), mapping);
      byIndex.add(mapping.unpack(problem.workload(), problem.architecture()));
    }
    List<Mapping> visited = new ArrayList<>();
    EveryMapping.visit(
        space, each -> visited.add(each.unpack(problem.workload(), problem.architecture())));
    assertThat(visited).doesNotHaveDuplicates();
    assertThat(Set.copyOf(visited)).isEqualTo(byIndex);
  }

  @Test
  void seedsAreRepeatable() {
    assertThat(MappingProblems.of(7)).isEqualTo(MappingProblems.of(7));
    assertThat(MappingProblems.of(8)).isNotEqualTo(MappingProblems.of(7));
  }

  @Test
  void limitsBindInManyProblems() {
    assertThat(trialsWith(trial -> trial.reasons.contains(Reason.CAPACITY_EXCEEDED)))
        .isGreaterThan(20);
    assertThat(trialsWith(trial -> trial.reasons.contains(Reason.UTILIZATION_TOO_LOW)))
        .isGreaterThan(2);
    assertThat(trialsWith(trial -> trial.slowed)).isGreaterThan(4);
    assertThat(trialsWith(trial -> trial.problem.constraints().minParallelism() > 0))
        .isGreaterThan(2);
  }

  @Test
  void someProblemsHaveNoMapping() {
    assertThat(trialsWith(trial -> trial.problem.space().isEmpty())).isBetween(1L, 10L);
    assertThat(trialsWith(trial -> trial.valid == 0)).isBetween(2L, 20L);
  }

  @Test
  void hardwareOfEveryKindOccurs() {
    assertThat(trialsWith(trial -> trial.problem.architecture().fanout(0).instances() > 1))
        .isGreaterThan(8);
    assertThat(trialsWith(trial -> trial.problem.architecture().storage().size() == 4))
        .isGreaterThan(8);
    assertThat(trialsWith(trial -> ProblemArchitectures.isWired(trial.problem.architecture())))
        .isGreaterThan(2);
  }

  /** In this problem a result on a network has fewer words than the box of its indices. */
  @Test
  void nothingCostsLessThanNothing() {
    assertThat(TrueCosts.of(MappingProblems.of(311)).all())
        .isNotEmpty()
        .allMatch(cost -> cost.energyPj() >= 0);
  }

  private static long trialsWith(Predicate<Trial> what) {
    return SAMPLE.stream().filter(what).count();
  }

  /** What the mappings of a problem meet. */
  private static final class Trial {
    private final MappingProblem problem;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private boolean slowed;
    private long valid;

    Trial(long seed) {
      problem = MappingProblems.of(seed);
      EvaluationSession session = problem.evaluator().session();
      EveryMapping.visit(problem.space(), mapping -> judge(mapping, session));
    }

    private void judge(PackedMapping mapping, EvaluationSession session) {
      if (session.evaluate(mapping)) {
        valid++;
        long steps = problem.workload().operations() / session.computeInstances();
        slowed |= session.cycles() > 2 * steps;
      } else {
        reasons.add(session.reason());
      }
    }
  }
}
