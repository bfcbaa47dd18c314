package org.loopwright.cost;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * {@code Z[M][N] += A[M][K] B[K][N]}, 2 x 3 x 4, on a row of four units with a buffer each (L0) and
 * one buffer for all (L1). {@link #MAPPING} spreads K over the row; L1 goes over M, L0 over N:
 *
 * <pre>
 *                 reads           fills   updates
 *   L0 each   A   6               2
 *             B   6               3
 *             Z   0               0       2 x 3
 *   L1        A   4 x 2
 *             B   4 x 3
 *             Z   0                       2 x 3
 * </pre>
 *
 * in 2 x 3 steps. A unit holds 1 + 3 + 3 words at a time.
 */
final class RowOfFour {
  static final Workload WORKLOAD =
      new Workload(
          "matmul",
          List.of(new Dimension("M", 2), new Dimension("N", 3), new Dimension("K", 4)),
          List.of(
              DataSpace.operand("A", index("M"), index("K")),
              DataSpace.operand("B", index("K"), index("N")),
              DataSpace.result("Z", index("M"), index("N"))));

  private static final Set<String> ALL = Set.of("A", "B", "Z");

  static final Mapping MAPPING = mapping(ALL, ALL);

  static final EnergyTable ENERGY =
      new EnergyTable(
          Map.of(
              "L0", Map.of("read", 1.0, "write", 2.0, "update", 3.0, "leak", 0.5),
              "L1", Map.of("read", 10.0, "write", 20.0, "update", 30.0, "leak", 0.25),
              "MAC", Map.of("compute", 7.0)));

  static final AreaTable AREA = new AreaTable(Map.of("L0", 5.0, "L1", 100.0, "MAC", 11.0));

  private RowOfFour() {}

  private static IndexExpression index(String dimension) {
    return IndexExpression.of(Term.of(dimension));
  }

  /** The mapping, with other data spaces kept. */
  static Mapping mapping(Set<String> keptByL0, Set<String> keptByL1) {
    return new Mapping(
        List.of(
            new LevelMapping("L0", List.of(new Loop("N", 3)), List.of(), List.of(), keptByL0),
            new LevelMapping(
                "L1", List.of(new Loop("M", 2)), List.of(new Loop("K", 4)), List.of(), keptByL1)));
  }

  static LevelBuilder inner() {
    return LevelBuilder.level("L0").mesh(4, 1);
  }

  static LevelBuilder outer() {
    return LevelBuilder.level("L1");
  }

  static Evaluator evaluator(LevelBuilder inner, LevelBuilder outer) {
    return evaluator(inner, outer, new Mesh(4, 1));
  }

  static Evaluator evaluator(LevelBuilder inner, LevelBuilder outer, Mesh units) {
    return new Evaluator(
        WORKLOAD,
        new Architecture(
            "row",
            new ComputeLevel("MAC", "intmac", units, 16),
            List.of(inner.build(), outer.build())),
        ENERGY,
        AREA);
  }

  static Evaluation evaluate(LevelBuilder inner, LevelBuilder outer) {
    return ((Verdict.Valid) evaluator(inner, outer).evaluate(MAPPING)).evaluation();
  }
}
