package org.loopwright.explore.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.model.expression.ArithmeticOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;

final class DesignSpaceTest {
  private static final Formula DOUBLE_DEPTH =
      new Formula(
          "2 * GLB.depth",
          new Expression.Operation(
              new Expression.Literal(BigInteger.TWO),
              ArithmeticOperator.TIMES,
              new Expression.Name("GLB.depth")));
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new SpaceAxis("technology", List.of("65nm", "45nm")),
              new SpaceAxis("GLB.depth", List.of("64", "128", "256"))),
          List.of(new DerivedValue("RF.depth", DOUBLE_DEPTH)),
          List.of());

  @Test
  void lastAxisIsTheFastest() {
    assertThat(SPACE.size()).isEqualTo(2 * 3);
    assertThat(SPACE.point(0).values()).containsOnlyKeys("technology", "GLB.depth");
    assertThat(SPACE.point(1).label()).isEqualTo("technology=65nm GLB.depth=128");
    assertThat(SPACE.point(5).label()).isEqualTo("technology=45nm GLB.depth=256");
  }

  @Test
  void derivedValuesFollowFromAxes() {
    assertThat(SPACE.point(4).derived()).isEqualTo(Map.of("RF.depth", "256"));
  }

  @Test
  void pointsThatBreakAConditionSayWhich() {
    DesignSpace limited =
        new DesignSpace(
            SPACE.axes(),
            SPACE.derived(),
            List.of(new Formula("GLB.depth - 64", minusSixtyFour())));
    assertThat(limited.broken(limited.point(0)).map(Formula::text)).contains("GLB.depth - 64");
    assertThat(limited.broken(limited.point(1))).isEmpty();
  }

  private static Expression minusSixtyFour() {
    return new Expression.Operation(
        new Expression.Name("GLB.depth"),
        ArithmeticOperator.MINUS,
        new Expression.Literal(BigInteger.valueOf(64)));
  }

  @Property
  void neighboursDifferInOneAxis(
      @ForAll @IntRange(max = 5) int number, @ForAll @IntRange(max = 2) int value) {
    SpacePoint point = SPACE.point(number);
    SpacePoint other = SPACE.point(SPACE.neighbour(number, 1, value));
    assertThat(other.values().get("technology")).isEqualTo(point.values().get("technology"));
    assertThat(other.values().get("GLB.depth")).isEqualTo(SPACE.axes().get(1).values().get(value));
  }

  @Test
  void axisWithAValueTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpaceAxis("GLB.depth", List.of("64", "64")))
        .withMessageContaining("duplicate value of axis GLB.depth: 64");
  }
}
