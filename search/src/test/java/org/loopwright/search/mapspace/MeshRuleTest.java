package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.search.mapspace.MeshRule.Room;

/** Which loops over A, B and C, of bound 8 each, fit together into 8 columns and 4 rows. */
final class MeshRuleTest {
  private static final List<String> NAMES = List.of("A", "B", "C");
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final boolean ON_X = false;
  private static final boolean ON_Y = true;

  private static MeshRule rule(List<String> innermost, List<String> outermost, OptionalInt split) {
    NestConstraint constraint =
        new NestConstraint(Map.of(), OptionalLong.empty(), innermost, outermost, split);
    TilingLevel level = TilingLevel.of(0, "L1", true, NAMES, new long[] {8, 8, 8}, 8, constraint);
    return MeshRule.of(level, new Mesh(8, 4), NAMES.size(), constraint);
  }

  private static MeshRule free() {
    return rule(List.of(), List.of(), OptionalInt.empty());
  }

  @Test
  void loopsAlongAnAxisShareItsLength() {
    MeshRule rule = free();
    Room room = rule.after(rule.emptyMesh(), A, 4, ON_X);

    assertThat(rule.after(room, B, 2, ON_X)).isNotNull();
    assertThat(rule.after(room, B, 4, ON_X)).isNull();
    assertThat(rule.after(room, B, 4, ON_Y)).isNotNull();
    assertThat(rule.after(rule.emptyMesh(), A, 8, ON_X)).isNotNull();
    assertThat(rule.after(rule.emptyMesh(), A, 8, ON_Y)).isNull();
  }

  @Test
  void remainderOfAnAxisIsLost() {
    MeshRule rule = free();
    Room room = rule.after(rule.emptyMesh(), A, 3, ON_X);

    assertThat(rule.after(room, B, 2, ON_X)).isNotNull();
    assertThat(rule.after(room, B, 3, ON_X)).isNull();
  }

  @Test
  void loopOfBoundOneLiesAlongXAndTakesNothing() {
    MeshRule rule = free();
    Room room = rule.emptyMesh();

    assertThat(rule.after(room, A, 1, ON_X)).isSameAs(room);
    assertThat(rule.after(room, A, 1, ON_Y)).isNull();
    assertThat(rule.places(room, A, 1, ON_X)).isEqualTo(1);
  }

  @Test
  void newLoopHasOnePlaceMoreThanItsAxisHasLoops() {
    MeshRule rule = free();
    Room one = rule.after(rule.emptyMesh(), A, 2, ON_X);
    Room two = rule.after(one, B, 2, ON_X);

    assertThat(rule.places(rule.emptyMesh(), A, 2, ON_X)).isEqualTo(1);
    assertThat(rule.places(one, C, 2, ON_X)).isEqualTo(2);
    assertThat(rule.places(one, C, 2, ON_Y)).isEqualTo(1);
    assertThat(rule.places(two, C, 2, ON_X)).isEqualTo(3);
    assertThat(rule.places(two, C, 1, ON_X)).isEqualTo(1);
  }

  @Test
  void orderedLoopHasOnePlace() {
    MeshRule rule = rule(List.of("A"), List.of(), OptionalInt.empty());
    Room room = rule.after(rule.emptyMesh(), B, 2, ON_X);

    assertThat(rule.places(room, A, 2, ON_X)).isEqualTo(1);
    assertThat(rule.places(room, C, 2, ON_X)).isEqualTo(2);
  }

  @Test
  void innermostLoopAlongYKeepsAllOthersFromX() {
    MeshRule rule = rule(List.of("A"), List.of("C"), OptionalInt.empty());
    Room room = rule.after(rule.emptyMesh(), A, 2, ON_Y);

    assertThat(rule.after(room, B, 2, ON_X)).isNull();
    assertThat(rule.after(room, C, 2, ON_X)).isNull();
    assertThat(rule.after(room, B, 2, ON_Y)).isNotNull();
    assertThat(rule.after(room, C, 2, ON_Y)).isNotNull();
  }

  @Test
  void outermostLoopAlongXKeepsAllOthersFromY() {
    MeshRule rule = rule(List.of("A"), List.of("C"), OptionalInt.empty());
    Room room = rule.after(rule.emptyMesh(), C, 2, ON_X);

    assertThat(rule.after(room, A, 2, ON_Y)).isNull();
    assertThat(rule.after(room, B, 2, ON_Y)).isNull();
    assertThat(rule.after(room, A, 2, ON_X)).isNotNull();
    assertThat(rule.after(room, B, 2, ON_X)).isNotNull();
  }

  @Test
  void freeLoopsMayLieOnEitherSideOfEachOther() {
    MeshRule rule = rule(List.of("A"), List.of(), OptionalInt.empty());
    Room room = rule.after(rule.emptyMesh(), B, 2, ON_X);

    assertThat(rule.after(room, C, 2, ON_Y)).isNotNull();
    assertThat(rule.after(room, A, 2, ON_Y)).isNull();
  }

  @Test
  void splitLimitsTheLoopsAlongEachAxis() {
    MeshRule rule = rule(List.of(), List.of(), OptionalInt.of(1));
    Room room = rule.emptyMesh();
    Room alongX = rule.after(room, A, 2, ON_X);
    Room alongY = rule.after(room, A, 2, ON_Y);

    assertThat(rule.after(alongX, B, 2, ON_X)).isNull();
    assertThat(rule.after(alongX, B, 2, ON_Y)).isNotNull();
    assertThat(rule.after(rule.after(alongY, B, 2, ON_Y), C, 2, ON_Y)).isNull();
  }

  @Test
  void splitCountsTheOrderedLoopsToo() {
    MeshRule rule = rule(List.of("A"), List.of("C"), OptionalInt.of(1));
    Room room = rule.emptyMesh();

    // The first of the three lies along X: A, which comes first.
    assertThat(rule.after(room, A, 2, ON_X)).isNotNull();
    assertThat(rule.after(room, A, 2, ON_Y)).isNull();
    assertThat(rule.after(room, B, 2, ON_X)).isNull();
    assertThat(rule.after(room, B, 2, ON_Y)).isNotNull();
    assertThat(rule.after(room, C, 2, ON_X)).isNull();
    assertThat(rule.after(room, C, 2, ON_Y)).isNotNull();
  }

  @Test
  void splitBeyondAllDimensionsPutsEveryLoopAlongX() {
    MeshRule rule = rule(List.of("A"), List.of(), OptionalInt.of(5));

    assertThat(rule.after(rule.emptyMesh(), A, 2, ON_X)).isNotNull();
    assertThat(rule.after(rule.emptyMesh(), B, 2, ON_X)).isNotNull();
    assertThat(rule.after(rule.emptyMesh(), B, 2, ON_Y)).isNull();
  }

  @Test
  void looserRulesDistinguishFewerRooms() {
    MeshRule orders = free();
    MeshRule rooms = orders.loosened();
    MeshRule loops = rooms.loosened();

    assertThat(orders.states()).isEqualTo(3 * 8 * 4);
    assertThat(rooms.states()).isEqualTo(8 * 4);
    assertThat(loops.states()).isZero();
    assertThat(orders.canLoosen()).isTrue();
    assertThat(rooms.canLoosen()).isTrue();
    assertThat(loops.canLoosen()).isFalse();
  }

  @Test
  void looserRulesForgetOrdersThenLengths() {
    MeshRule rooms = free().loosened();
    Room room = rooms.after(rooms.emptyMesh(), A, 4, ON_X);
    assertThat(rooms.places(room, B, 2, ON_X)).isEqualTo(1);
    assertThat(rooms.after(room, B, 4, ON_X)).isNull();

    MeshRule loops = rooms.loosened();
    Room any = loops.after(loops.emptyMesh(), A, 4, ON_X);
    assertThat(loops.after(any, B, 8, ON_X)).isNotNull();
    assertThat(loops.after(any, B, 9, ON_X)).isNull();
  }
}
