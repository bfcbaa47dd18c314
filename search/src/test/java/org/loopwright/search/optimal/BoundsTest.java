package org.loopwright.search.optimal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.problem.MappingProblem;
import org.loopwright.search.problem.MappingProblems;
import org.loopwright.search.problem.SkewedProblems;

/**
 * No bound is above what a mapping costs that it stands for: not the quick ones, not those of the
 * tables, not those on the way to the mapping. Where only the optima are compared, a bound that is
 * too high for other mappings goes unseen.
 */
final class BoundsTest {
  private static final int MAPPINGS = 300;
  private static final int MANY = 4_000;

  @Provide
  Arbitrary<MappingProblem> problems() {
    return MappingProblems.problems();
  }

  @Provide
  Arbitrary<MappingProblem> skewed() {
    return SkewedProblems.problems();
  }

  @Property(tries = 20, seed = "2031")
  void boundsAreNoMoreThanMappingsCost(@ForAll("problems") MappingProblem problem) {
    requireBounds(problem);
  }

  @Property(tries = 20, seed = "2032")
  void boundsOfSkewedProblemsAreNoMoreThanMappingsCost(@ForAll("skewed") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("slow")
  @Property(tries = 300, seed = "2033")
  void boundsOfManyProblems(@ForAll("problems") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("slow")
  @Property(tries = 300, seed = "2034")
  void boundsOfManySkewedProblems(@ForAll("skewed") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("nightly")
  @Property(tries = 10_000)
  void boundsOfEverNewProblems(@ForAll("problems") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("nightly")
  @Property(tries = 20_000)
  void boundsOfEverNewSkewedProblems(@ForAll("skewed") MappingProblem problem) {
    requireBounds(problem);
  }

  /** The parent sends what it holds once, not again for each iteration of K. */
  @Test
  void whatIsHeldIsSentOnce() {
    requireBounds(
        SkewedProblems.of(
            "conv1d P2 R4 K2; W[R][K]; X[P+R]; Z +=[P][K]", 30, List.of(new Mesh(4, 1))),
        MANY);
  }

  /** K between R and P steps back by one, where a neighbour can help; P steps less often then. */
  @Test
  void loopsThatRestMayComeBetweenTwoThatSlide() {
    requireBounds(
        SkewedProblems.of(
            "conv1d P16 R3 K2; W[R][K]; X[P+R]; Z +=[P][K]", 3, List.of(new Mesh(9, 1))),
        MANY);
  }

  /** After R2 P2, R3 takes the tile elsewhere, but P2 then to where it was. */
  @Test
  void aSlideMayGoOnLater() {
    requireBounds(
        SkewedProblems.of(
            "conv1d P4 R6; W[R]; X[3*P+R]; Z +=[P]", 4, List.of(Mesh.SINGLE, Mesh.SINGLE)),
        MANY);
  }

  /** The steps of a loop are longer outside of spatial loops of its dimension. */
  @Test
  void whatIsProvedDependsOnTheLevelOfALoop() {
    Mesh three = new Mesh(3, 1);
    requireBounds(
        SkewedProblems.of("conv1d P2 R6; W[R]; X[3*P+R]; Z +=[P]", 4, List.of(three, three, three)),
        MANY);
  }

  /** The judge counts a tile of 7 words as 6 fills, 7 times 3 words that rest under K as well. */
  @Test
  void asMuchMayBeCutOffOfWhatRests() {
    MappingProblem given =
        SkewedProblems.of("conv C7 P4 R5 K3; W[K]; X[C][P+R]; Z +=[K]", 1, List.of(new Mesh(6, 5)));
    Map<String, Map<String, Double>> fills = new HashMap<>();
    fills.put("MAC", Map.of("compute", 0.0));
    fills.put("L0", prices(1));
    fills.put("DRAM", prices(0));
    requireBounds(
        new MappingProblem(
            0, given.workload(), given.architecture(), new EnergyTable(fills), given.constraints()),
        MANY);
  }

  private static Map<String, Double> prices(double write) {
    return Map.of("read", 0.0, "write", write, "update", 0.0, "leak", 0.0, "block_address", 0.0);
  }

  private static void requireBounds(MappingProblem problem) {
    requireBounds(problem, MAPPINGS);
  }

  private static void requireBounds(MappingProblem problem, int mappings) {
    for (Objective goal : List.of(Objective.ENERGY, Objective.LAST_LEVEL_ACCESSES)) {
      new ProblemBounds(problem, goal).require(mappings, new Random(problem.seed()));
    }
  }
}
