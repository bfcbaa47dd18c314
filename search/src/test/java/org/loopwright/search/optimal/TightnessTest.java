package org.loopwright.search.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.problem.MappingProblem;
import org.loopwright.search.problem.MappingProblems;
import org.loopwright.search.problem.SkewedProblems;

/**
 * The bounds are as close as they were, and the walks look into no more than they did. {@link
 * BoundsTest} sees a bound that is too high; one that became too low still finds the optimum,
 * later, and would go unseen.
 *
 * <p>After a change that means to tighten or loosen bounds, record the figures again: the failure
 * prints all lines of {@code tightness.csv}.
 */
final class TightnessTest {
  private static final String HEADER =
      "problem,seed,objective,subproblems,quick,fixed,cycles,by_cut,exact,coarse,walked,"
          + "expanded,considered,kept,evaluated,valid";
  private static final int PROBLEMS = 16;
  private static final int SUBPROBLEMS = 6;
  private static final int MAPPINGS = 20;

  @Test
  void boundsAreAsCloseAsRecorded() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (long seed = 1; seed <= PROBLEMS; seed++) {
      MappingProblem any = MappingProblems.of(seed);
      MappingProblem skewed = SkewedProblems.of(seed);
      for (Objective goal : List.of(Objective.ENERGY, Objective.LAST_LEVEL_ACCESSES)) {
        lines.add("any," + seed + "," + goal.label() + "," + figures(any, goal));
        lines.add("skewed," + seed + "," + goal.label() + "," + figures(skewed, goal));
      }
    }
    assertThat(lines).as(String.join("\n", lines)).isEqualTo(recorded());
  }

  private static String figures(MappingProblem problem, Objective goal) {
    return new ProblemBounds(problem, goal)
        .tightness(SUBPROBLEMS, MAPPINGS, new Random(problem.seed()))
        .toString();
  }

  private static List<String> recorded() throws IOException {
    try (InputStream file = TightnessTest.class.getResourceAsStream("tightness.csv")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
