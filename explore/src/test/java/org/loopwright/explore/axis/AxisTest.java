package org.loopwright.explore.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AxisTest {
  @Test
  void readsValuesRangesAndPowers() {
    assertThat(values("3,5, 8")).containsExactly(3L, 5L, 8L);
    assertThat(values("2..5")).containsExactly(2L, 3L, 4L, 5L);
    assertThat(values("10..21:4")).containsExactly(10L, 14L, 18L);
    assertThat(values("1,8..70:*3")).containsExactly(1L, 8L, 24L);
  }

  @Test
  void evenlySpacedValuesAreOneRun() {
    assertThat(AxisText.parse("4,8,12,16", "pes").runs()).containsExactly(new Progression(4, 4, 4));
    assertThat(AxisText.parse("1,2,4,6", "pes")).hasToString("1..2,4..6:2");
  }

  @Test
  void writtenAndReadAgainIsTheSame() {
    Axis axis = AxisText.parse("1,2,4,6,100..2000000000:7", "l2");
    assertThat(AxisText.parse(axis.toString(), "l2")).isEqualTo(axis);
  }

  @Test
  void splitsAtABound() {
    Axis axis = AxisText.parse("2..10:4,20,40", "l1");
    for (long bound = 1; bound < 45; bound++) {
      long at = bound;
      List<Long> below = new ArrayList<>(expanded(axis.below(bound)));
      List<Long> from = expanded(axis.from(bound));
      assertThat(below).allMatch(value -> value < at);
      assertThat(from).allMatch(value -> value >= at);
      below.addAll(from);
      assertThat(below).containsExactly(2L, 6L, 10L, 20L, 40L);
    }
    assertThat(axis.leastFrom(11)).hasValue(20);
    assertThat(axis.leastFrom(41)).isEmpty();
  }

  @Test
  void refusesWhatIsNoAxis() {
    for (String text :
        List.of("", "x", "8,4", "4,4", "0", "-1", "9..4", "1..9:0", "1..9:*1", "1..9:x", "1,,2")) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> AxisText.parse(text, "--pes"))
          .withMessageContaining("--pes '" + text + "'");
    }
  }

  private static List<Long> values(String text) {
    return expanded(AxisText.parse(text, "axis").runs());
  }

  private static List<Long> expanded(List<Progression> runs) {
    List<Long> values = new ArrayList<>();
    for (Progression run : runs) {
      for (long i = 0; i < run.size(); i++) {
        values.add(run.at(i));
      }
    }
    return values;
  }

  @Test
  void buffersMayBeExact() {
    assertThat(BufferAxis.parse("exact", "--l1-size").forNeed(54)).isEqualTo(Axis.of(54));
    assertThat(BufferAxis.parse("8,16", "--l1-size").forNeed(54)).isEqualTo(Axis.of(8, 16));
    assertThatThrownBy(() -> BufferAxis.parse("exat", "--l1-size"))
        .hasMessageEndingWith("such as 8,16 or 64..512:64, or exact");
  }
}
