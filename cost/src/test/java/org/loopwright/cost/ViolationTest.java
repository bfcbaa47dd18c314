package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.cost.RowOfFour.MAPPING;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.Violation.Reason;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;

/** Why a mapping cannot run, where, what it needs and what is there. */
final class ViolationTest {
  @Test
  void tilesMustFitTheCapacity() {
    Verdict verdict = RowOfFour.evaluator(inner().capacity(6), outer()).evaluate(MAPPING);

    assertViolates(verdict, new Violation(Reason.CAPACITY_EXCEEDED, "L0", 1 + 3 + 3, 6));
    assertRuns(RowOfFour.evaluator(inner().capacity(7), outer()).evaluate(MAPPING));
  }

  @Test
  void onlyKeptTilesTakeCapacity() {
    Mapping bypassing = RowOfFour.mapping(Set.of("A", "B"), Set.of("A", "B", "Z"));

    assertRuns(RowOfFour.evaluator(inner().capacity(1 + 3), outer()).evaluate(bypassing));
  }

  @Test
  void everyCopyMustFit() {
    Verdict verdict =
        RowOfFour.evaluator(inner().capacity(13).buffering(2), outer()).evaluate(MAPPING);

    assertViolates(verdict, new Violation(Reason.CAPACITY_EXCEEDED, "L0", 7, 13 / 2));
    assertRuns(RowOfFour.evaluator(inner().capacity(14).buffering(2), outer()).evaluate(MAPPING));
  }

  @Test
  void tilesMustFillTheLeastUtilization() {
    Verdict verdict =
        RowOfFour.evaluator(inner().capacity(15).least(0.5), outer()).evaluate(MAPPING);

    assertViolates(verdict, new Violation(Reason.UTILIZATION_TOO_LOW, "L0", 7, 8));
    assertRuns(RowOfFour.evaluator(inner().capacity(14).least(0.5), outer()).evaluate(MAPPING));
  }

  @Test
  void unitsMustFitAlongX() {
    Verdict verdict =
        RowOfFour.evaluator(inner().mesh(2, 2), outer(), new Mesh(2, 2)).evaluate(MAPPING);

    assertViolates(verdict, new Violation(Reason.MESH_X_EXCEEDED, "MAC", 4, 2));
  }

  @Test
  void unitsMustFitAlongY() {
    LevelMapping row = MAPPING.levels().get(1);
    LevelMapping column =
        new LevelMapping("L1", row.temporal(), row.spatialY(), row.spatialX(), row.keep());
    Mapping upright = new Mapping(List.of(MAPPING.levels().get(0), column));

    assertViolates(
        RowOfFour.evaluator(inner(), outer()).evaluate(upright),
        new Violation(Reason.MESH_Y_EXCEEDED, "MAC", 4, 1));
    assertRuns(RowOfFour.evaluator(inner().mesh(1, 4), outer(), new Mesh(1, 4)).evaluate(upright));
  }

  @Test
  void buffersMustFitTheMeshAsWell() {
    Verdict verdict =
        RowOfFour.evaluator(inner().mesh(2, 1), outer(), new Mesh(4, 1)).evaluate(MAPPING);

    assertViolates(verdict, new Violation(Reason.INSTANCES_EXCEEDED, "L0", 4, 2));
  }

  @Test
  void dataSpaceMustBeKeptSomewhere() {
    Mapping unkept = RowOfFour.mapping(Set.of("A", "B"), Set.of("A", "B"));

    assertViolates(
        RowOfFour.evaluator(inner(), outer()).evaluate(unkept),
        new Violation(Reason.KEPT_NOWHERE, "Z", 0, 1));
  }

  @Test
  void violationReadsAsASentence() {
    assertThat(new Violation(Reason.CAPACITY_EXCEEDED, "RF", 268, 256))
        .hasToString("RF needs 268 words, has 256");
    assertThat(new Violation(Reason.UTILIZATION_TOO_LOW, "RF", 7, 8))
        .hasToString("RF fills 7 words, must fill at least 8");
    assertThat(new Violation(Reason.MESH_Y_EXCEEDED, "PE", 14, 12))
        .hasToString("PE needs 14 instances along Y, has 12");
    assertThat(Reason.CAPACITY_EXCEEDED.label()).isEqualTo("capacity-exceeded");
  }

  private static void assertViolates(Verdict verdict, Violation violation) {
    assertThat(verdict).isEqualTo(new Verdict.Invalid(violation));
  }

  private static void assertRuns(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
  }
}
