package org.loopwright.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.problem.MappingProblem;
import org.loopwright.search.problem.SkewedProblems;

final class CompulsoryBoundTest {
  /**
   * Four units share each word of W: DRAM sends 8 words for 32 operations. In picojoules 8 x 10 for
   * them, 32 for the operations, 4 x 1 for the results; and, which the bound leaves out, 32 - 4
   * reads of sums that are not finished.
   */
  @Test
  void unitsThatShareAWordReceiveItAtOnce() {
    MappingProblem problem =
        SkewedProblems.of("outer P4 K8; W[K]; Z +=[P]", 30, List.of(new Mesh(4, 1)));
    LevelConstraint bypass =
        new LevelConstraint("L0", NestConstraint.FREE, NestConstraint.FREE, Set.of(), Set.of("W"));
    SearchTask task =
        new SearchTask(
            problem.evaluator(),
            new Constraints(List.of(bypass), 0),
            SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(Objective.ENERGY), 1, 1),
            SearchControl.quiet(() -> 0));
    double least = SearchAlgorithm.OPTIMAL.run(task).best().orElseThrow().objectives().get(0);
    assertThat(least).isEqualTo(8 * 10 + 32 + 4 + (32 - 4));
    assertThat(CompulsoryBound.of(task, Objective.ENERGY).orElseThrow())
        .isEqualTo(8 * 10 + 32 + 4, within(1e-9));
  }
}
