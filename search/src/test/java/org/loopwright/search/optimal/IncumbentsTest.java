package org.loopwright.search.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.RunConstants;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.problem.MappingProblem;
import org.loopwright.search.problem.SkewedProblems;

final class IncumbentsTest {
  private static final int LATER = 7;
  private static final int FIRST = 5;
  private static final int EARLIER = 3;

  private final MappingProblem problem =
      SkewedProblems.of("conv1d P4 R2; W[R]; X[P+R]; Z +=[P]", 30, List.of(Mesh.SINGLE));
  private final MapSpace space = problem.space();
  private final Incumbents best =
      new Incumbents(
          new CostLimits(
              SearchGoal.of(List.of(Objective.ENERGY, Objective.DELAY)),
              RunConstants.of(problem.evaluator())),
          2,
          space.newMapping(),
          () -> false);

  @Test
  void ofEqualMappingsThatOfTheEarlierSubproblemWins() {
    best.offer(new double[] {10, 2}, mapping(0), FIRST);
    best.offer(new double[] {10, 2}, mapping(1), LATER);
    assertThat(best()).isEqualTo(text(mapping(0)));
    best.offer(new double[] {10, 2}, mapping(2), EARLIER);
    assertThat(best()).isEqualTo(text(mapping(2)));
    best.offer(new double[] {10, 2}, mapping(0), FIRST);
    assertThat(best()).isEqualTo(text(mapping(2)));
  }

  @Test
  void withinASubproblemTheFirstOfEqualMappingsWins() {
    best.offer(new double[] {10, 2}, mapping(0), FIRST);
    best.offer(new double[] {10, 2}, mapping(1), FIRST);
    assertThat(best()).isEqualTo(text(mapping(0)));
  }

  @Test
  void betterMappingsWinWhateverTheirSubproblem() {
    best.offer(new double[] {10, 2}, mapping(0), FIRST);
    best.offer(new double[] {10, 1}, mapping(1), LATER);
    assertThat(best()).isEqualTo(text(mapping(1)));
    best.offer(new double[] {11, 0}, mapping(2), EARLIER);
    assertThat(best()).isEqualTo(text(mapping(1)));
  }

  private PackedMapping mapping(long index) {
    PackedMapping mapping = space.newMapping();
    space.decode(BigInteger.valueOf(index), mapping);
    return mapping;
  }

  private String best() {
    return text(best.mapping());
  }

  private String text(PackedMapping mapping) {
    return mapping.unpack(problem.workload(), problem.architecture()).toString();
  }
}
