package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.Violation.Reason;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** The evaluator's inner call: same answers as the readable one, and no garbage. */
final class EvaluationSessionTest {
  private static final int LEVELS = 3;
  private static final int SPACES = 3;
  private static final int MAPPINGS = 512;
  private static final long FEW_BYTES = 4_096;

  @Test
  void allocatesNothing() {
    EvaluationSession session = convolutionOnAGrid().session();
    List<PackedMapping> mappings = randomMappings();
    int valid = 0;
    for (int round = 0; round < 20; round++) {
      valid = evaluateAll(session, mappings);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int round = 0; round < 20; round++) {
      evaluateAll(session, mappings);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(valid).as("mappings that run").isBetween(MAPPINGS / 10, MAPPINGS * 9 / 10);
    assertThat(allocated).as("bytes for %s evaluations", 20 * MAPPINGS).isLessThan(FEW_BYTES);
  }

  private static int evaluateAll(EvaluationSession session, List<PackedMapping> mappings) {
    int valid = 0;
    for (int i = 0; i < mappings.size(); i++) {
      valid += session.evaluate(mappings.get(i)) ? 1 : 0;
    }
    return valid;
  }

  @Test
  void sessionSaysWhatTheEvaluatorSays() {
    Evaluator evaluator = convolutionOnAGrid();
    EvaluationSession session = evaluator.session();
    for (PackedMapping mapping : randomMappings()) {
      Verdict verdict =
          evaluator.evaluate(mapping.unpack(evaluator.workload(), evaluator.architecture()));
      if (session.evaluate(mapping)) {
        Evaluation evaluation = ((Verdict.Valid) verdict).evaluation();
        assertThat(session.energyPj()).isEqualTo(evaluation.energyPj());
        assertThat(session.cycles()).isEqualTo(evaluation.cycles());
        assertThat(session.lastLevelAccesses()).isEqualTo(evaluation.lastLevelAccesses());
        assertThat(session.computeInstances()).isEqualTo(evaluation.compute().utilizedInstances());
        assertThat(session.evaluation()).isEqualTo(evaluation);
      } else {
        assertThat(verdict).isEqualTo(new Verdict.Invalid(session.violation()));
      }
    }
  }

  /**
   * Four times two children that share nothing of W lie as those that share sums of R and P in X: a
   * session that has counted the hops of the first must not take them for the second.
   */
  @Test
  void hopsDoNotDependOnWhatWasEvaluatedBefore() {
    Evaluator evaluator = convolutionOnAGrid();
    EvaluationSession session = evaluator.session();
    assertThat(session.evaluate(twoTimesFour(3, 2))).isTrue();
    PackedMapping slidingWindow = twoTimesFour(1, 0);
    assertThat(session.evaluate(slidingWindow)).isTrue();
    Evaluation after = session.evaluation();
    EvaluationSession fresh = evaluator.session();
    assertThat(fresh.evaluate(slidingWindow)).isTrue();
    assertThat(after).isEqualTo(fresh.evaluation());
  }

  /** A dimension in two along X and one in four along Y below L1, all else in time at L2. */
  private static PackedMapping twoTimesFour(int onX, int onY) {
    long[] bounds = {12, 6, 8, 8};
    PackedMapping mapping = new PackedMapping(LEVELS, bounds.length);
    for (int level = 0; level < LEVELS; level++) {
      for (int dimension = 0; dimension < bounds.length; dimension++) {
        long spatial = dimension == onX ? 2 : dimension == onY ? 4 : 1;
        mapping.addTemporal(level, dimension, level == 2 ? bounds[dimension] / spatial : 1);
        mapping.addSpatial(level, dimension, level == 1 ? spatial : 1, dimension == onY);
      }
      for (int space = 0; space < SPACES; space++) {
        mapping.keep(level, space);
      }
    }
    return mapping;
  }

  @Test
  void violationCanBeReadWithoutNames() {
    Evaluator evaluator = RowOfFour.evaluator(inner().capacity(6), outer());
    EvaluationSession session = evaluator.session();
    PackedMapping mapping =
        PackedMapping.of(evaluator.workload(), evaluator.architecture(), RowOfFour.MAPPING);

    assertThat(session.evaluate(mapping)).isFalse();
    assertThat(session.reason()).isEqualTo(Reason.CAPACITY_EXCEEDED);
    assertThat(session.violationLevel()).isZero();
    assertThat(session.violationNeed()).isEqualTo(7);
    assertThat(session.violationLimit()).isEqualTo(6);
  }

  @Test
  void arithmeticHasALevelNumberOfItsOwn() {
    Evaluator evaluator = RowOfFour.evaluator(inner().mesh(2, 2), outer(), new Mesh(2, 2));
    EvaluationSession session = evaluator.session();
    PackedMapping mapping =
        PackedMapping.of(evaluator.workload(), evaluator.architecture(), RowOfFour.MAPPING);

    assertThat(session.evaluate(mapping)).isFalse();
    assertThat(session.violationLevel()).isEqualTo(EvaluationSession.ARITHMETIC);
    assertThat(session.violation().level()).isEqualTo("MAC");
  }

  /** {@code Z[K][P] += W[K][C][R] X[C][P + R]} on 4 x 4 units with limits everywhere. */
  private static Evaluator convolutionOnAGrid() {
    Workload workload =
        new Workload(
            "conv1d",
            List.of(
                new Dimension("P", 12),
                new Dimension("R", 6),
                new Dimension("C", 8),
                new Dimension("K", 8)),
            List.of(
                DataSpace.operand("W", index("K"), index("C"), index("R")),
                DataSpace.operand("X", index("C"), index("P", "R")),
                DataSpace.result("Z", index("K"), index("P"))));
    Architecture architecture =
        new Architecture(
            "grid",
            new ComputeLevel("MAC", "intmac", new Mesh(4, 4), 16),
            List.of(
                LevelBuilder.level("L0").mesh(4, 4).capacity(64).block(2).read(2).build(),
                LevelBuilder.level("L1").mesh(2, 1).capacity(400).block(3).shared(1).build(),
                LevelBuilder.level("L2").block(4).write(0.5).build()));
    EnergyTable energies =
        new EnergyTable(
            Map.of(
                "L0", Map.of("read", 1.0, "write", 1.5, "leak", 0.01),
                "L1", Map.of("read", 6.0, "write", 7.0, "leak", 0.1),
                "L2", Map.of("read", 200.0, "write", 210.0),
                "MAC", Map.of("compute", 1.0)));
    return new Evaluator(workload, architecture, energies, AreaTable.EMPTY);
  }

  private static IndexExpression index(String... dimensions) {
    return IndexExpression.of(Arrays.stream(dimensions).map(Term::of).toArray(Term[]::new));
  }

  /** The prime factors of the bounds dealt out at random; bypasses, X and Y as they come. */
  private static List<PackedMapping> randomMappings() {
    int[][] factors = {{2, 2, 3}, {2, 3}, {2, 2, 2}, {2, 2, 2}};
    Random random = new Random(7);
    List<PackedMapping> mappings = new ArrayList<>();
    for (int i = 0; i < MAPPINGS; i++) {
      mappings.add(randomMapping(factors, random));
    }
    return mappings;
  }

  private static PackedMapping randomMapping(int[][] factors, Random random) {
    long[][] temporal = ones(factors.length);
    long[][] spatial = ones(factors.length);
    for (int dimension = 0; dimension < factors.length; dimension++) {
      for (int factor : factors[dimension]) {
        long[][] nests = random.nextInt(3) == 0 ? spatial : temporal;
        nests[random.nextInt(LEVELS)][dimension] *= factor;
      }
    }
    PackedMapping mapping = new PackedMapping(LEVELS, factors.length);
    for (int level = 0; level < LEVELS; level++) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(order, random);
      int onX = random.nextInt(order.size() + 1);
      for (int at = 0; at < order.size(); at++) {
        int dimension = order.get(at);
        mapping.addTemporal(level, dimension, temporal[level][dimension]);
        mapping.addSpatial(level, dimension, spatial[level][dimension], at >= onX);
      }
      int kept = level == LEVELS - 1 ? 0b111 : random.nextInt(1 << SPACES);
      for (int space = 0; space < SPACES; space++) {
        if ((kept >>> space & 1) != 0) {
          mapping.keep(level, space);
        }
      }
    }
    return mapping;
  }

  private static long[][] ones(int dimensions) {
    long[][] nests = new long[LEVELS][dimensions];
    for (long[] nest : nests) {
      Arrays.fill(nest, 1);
    }
    return nests;
  }
}
