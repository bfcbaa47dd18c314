package org.loopwright.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class MappingTest {
  /** One level with loops over P, innermost first. */
  private static Mapping loops(Loop... innermostFirst) {
    return new Mapping(
        List.of(
            new LevelMapping(
                "L0", List.of(innermostFirst[0]), List.of(), List.of(innermostFirst[1]), Set.of()),
            new LevelMapping("L1", List.of(innermostFirst[2]), List.of(), List.of(), Set.of())));
  }

  @Test
  void iterationsOfPerfectLoopsMultiply() {
    assertThat(loops(new Loop("P", 4), new Loop("P", 3), new Loop("P", 2)).iterations("P"))
        .isEqualTo(4 * 3 * 2);
    assertThat(loops(new Loop("P", 4), new Loop("P", 3), new Loop("Q", 2)).iterations("P"))
        .isEqualTo(4 * 3);
    assertThat(loops(new Loop("P", 4), new Loop("P", 3), new Loop("P", 2)).iterations("Q"))
        .isEqualTo(1);
  }

  @Test
  void theLastIterationsOfLoopsWithResidualsStopEarly() {
    // L1: one whole tile of 3 x 4, and one of which Y runs two, the second with one iteration of
    // L0.
    Mapping mapping = loops(new Loop("P", 3, 1), new Loop("P", 4, 2), new Loop("P", 2));
    assertThat(mapping.iterations("P")).isEqualTo(3 * 4 + 2);
    assertThat(mapping.isPerfect()).isFalse();
  }

  @Property
  void cuttingMakesTheIterationsOfTheBound(
      @ForAll @IntRange(min = 2, max = 5) int inner,
      @ForAll @IntRange(min = 2, max = 5) int middle,
      @ForAll @IntRange(min = 2, max = 5) int outer,
      @ForAll @IntRange(min = 0, max = 1000) int choice) {
    long bound = 2L + choice % (inner * middle * outer - 1);
    Mapping whole = loops(new Loop("P", inner), new Loop("P", middle), new Loop("P", outer));
    assertThat(whole.cutTo(Map.of("P", bound)).iterations("P")).isEqualTo(bound);
  }

  @Test
  void fewerIterationsThanTheBoundCannotBeCut() {
    Mapping whole = loops(new Loop("P", 2), new Loop("P", 2), new Loop("P", 2));
    assertThatThrownBy(() -> whole.cutTo(Map.of("P", 9L)))
        .hasMessage("the loops over P make fewer iterations than its bound 9");
  }

  @Test
  void theOutermostLoopHasNoResidual() {
    assertThatThrownBy(() -> loops(new Loop("P", 2), new Loop("P", 2), new Loop("P", 3, 2)))
        .hasMessage(
            "the outermost loop over P always runs its residual, so its bound must be 2 but was 3");
  }
}
