package org.loopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.PackedMapping;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Violation.Reason;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.mapspace.MapSpace;

final class MappingProblemsTest {
  private static final List<MappingProblem> SAMPLE =
      LongStream.range(0, 60).mapToObj(MappingProblems::of).toList();

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
    assertThat(problemsThatReject(Reason.CAPACITY_EXCEEDED)).isGreaterThan(30);
    assertThat(problemsThatReject(Reason.UTILIZATION_TOO_LOW)).isGreaterThan(2);
    assertThat(problemsWith(problem -> problem.constraints().minParallelism() > 0))
        .isGreaterThan(2);
    assertThat(problemsWith(MappingProblemsTest::isSlowedByBandwidth)).isGreaterThan(5);
  }

  @Test
  void someProblemsHaveNoMapping() {
    assertThat(problemsWith(problem -> problem.space().isEmpty())).isBetween(1L, 10L);
    assertThat(problemsWith(problem -> TrueCosts.of(problem).all().isEmpty())).isBetween(2L, 20L);
  }

  @Test
  void hardwareOfEveryKindOccurs() {
    assertThat(problemsWith(problem -> problem.architecture().fanout(0).instances() > 1))
        .isGreaterThan(8);
    assertThat(problemsWith(problem -> problem.architecture().storage().size() == 4))
        .isGreaterThan(8);
    assertThat(problemsWith(problem -> ProblemArchitectures.isWired(problem.architecture())))
        .isGreaterThan(2);
  }

  private static long problemsWith(Predicate<MappingProblem> what) {
    return SAMPLE.stream().filter(what).count();
  }

  private static long problemsThatReject(Reason reason) {
    return problemsWith(
        problem -> {
          Set<Reason> reasons = new HashSet<>();
          EvaluationSession session = problem.evaluator().session();
          EveryMapping.visit(
              problem.space(),
              mapping -> {
                if (!session.evaluate(mapping)) {
                  reasons.add(session.reason());
                }
              });
          return reasons.contains(reason);
        });
  }

  private static boolean isSlowedByBandwidth(MappingProblem problem) {
    boolean[] slowed = new boolean[1];
    EvaluationSession session = problem.evaluator().session();
    EveryMapping.visit(
        problem.space(),
        mapping -> {
          if (session.evaluate(mapping)) {
            long full = problem.workload().operations() / session.computeInstances();
            slowed[0] |= session.cycles() > 2 * full;
          }
        });
    return slowed[0];
  }
}
