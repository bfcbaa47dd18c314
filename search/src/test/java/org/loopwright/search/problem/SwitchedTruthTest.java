package org.loopwright.search.problem;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.loopwright.search.SearchAlgorithm;

/**
 * The proving search against every mapping of small mapspaces where hardware and constraints turn
 * reuse off. A counter-example is printed in full, with the seed for {@link SwitchedProblems#of}.
 */
final class SwitchedTruthTest {
  @Provide
  Arbitrary<MappingProblem> switched() {
    return SwitchedProblems.problems();
  }

  @Tag("slow")
  @Property(tries = 40, seed = "2026")
  void optimumWhereReuseIsTurnedOffIsTheLeast(@ForAll("switched") MappingProblem problem) {
    OptimalTruthTest.requireTruth(problem, SearchAlgorithm.OPTIMAL);
  }

  @Tag("slow")
  @Property(tries = 15, seed = "2027")
  void whatLeavesOutOnlyOrdersThatCostTheSameFindsTheLeast(
      @ForAll("switched") MappingProblem problem) {
    OptimalTruthTest.requireTruth(problem, SearchAlgorithm.LINEAR_PRUNED);
  }

  /** Other problems each time; the seed is in the message. */
  @Tag("nightly")
  @Property(tries = 20_000)
  void optimaOfEverNewProblemsAreTheLeast(@ForAll("switched") MappingProblem problem) {
    OptimalTruthTest.requireTruth(problem, SearchAlgorithm.OPTIMAL);
  }
}
