package org.loopwright.analysis.perfect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.SmallNests;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Projections as flat arrays, and the limits of what can be analysed. */
final class WorkloadGeometryTest {
  @Test
  void dimensionsOwnShareOrMissRanks() {
    WorkloadGeometry geometry = new WorkloadGeometry(SmallNests.convolution("P4 R3", 2, 1));
    int x = 2;
    int z = 2 * 2;

    assertThat(geometry.soleRank[x]).isEqualTo(1).isEqualTo(geometry.soleRank[x + 1]);
    assertThat(geometry.ownsRank[x]).isFalse();
    assertThat(geometry.ownsAllRanks).containsExactly(true, false, true);
    assertThat(geometry.proportionalBit[z]).isEqualTo(1);
    assertThat(geometry.soleRank[z + 1]).isEqualTo(WorkloadGeometry.IRRELEVANT);
    assertThat(geometry.relevantBit).containsExactly(0, 1, 1, 1, 1, 0);
    assertThat(geometry.readWrite).containsExactly(false, false, true);
  }

  @Test
  void strideOnARankOfItsOwnIsNotProportional() {
    WorkloadGeometry geometry =
        new WorkloadGeometry(
            oneOperand(List.of(new Dimension("I", 4)), IndexExpression.of(new Term("I", 3))));

    assertThat(geometry.ownsRank[0]).isTrue();
    assertThat(geometry.proportionalBit[0]).isZero();
    assertThat(geometry.compositeRank).containsExactly(0);
  }

  @Test
  void diagonalIndexesSeveralRanks() {
    IndexExpression i = IndexExpression.of(Term.of("I"));
    WorkloadGeometry geometry =
        new WorkloadGeometry(oneOperand(List.of(new Dimension("I", 4)), i, i));

    assertThat(geometry.soleRank[0]).isEqualTo(WorkloadGeometry.SEVERAL_RANKS);
    assertThat(geometry.ownsAllRanks[0]).isFalse();
  }

  /** Two vectors of moves differ exactly if their address shifts do. */
  @Property
  void differentMovementsHaveDifferentShifts(
      @ForAll @Size(6) List<@IntRange(min = -3, max = 3) Integer> coefficients,
      @ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> bounds,
      @ForAll @Size(3) List<@IntRange(min = -2, max = 2) Integer> moves) {
    WorkloadGeometry geometry =
        new WorkloadGeometry(
            oneOperand(
                IntStream.range(0, 3).mapToObj(d -> new Dimension("D" + d, bounds.get(d))).toList(),
                expression(coefficients.subList(0, 3)),
                expression(coefficients.subList(3, 6))));
    long shift = 0;
    long first = 0;
    long second = 0;
    for (int d = 0; d < 3; d++) {
      long steps = (long) moves.get(d) * (bounds.get(d) - 1);
      shift += steps * geometry.shift[d];
      first += steps * nonZero(coefficients.get(d));
      second += steps * nonZero(coefficients.get(3 + d));
    }

    assertThat(shift == 0).isEqualTo(first == 0 && second == 0);
  }

  private static IndexExpression expression(List<Integer> coefficients) {
    return new IndexExpression(
        IntStream.range(0, 3)
            .mapToObj(d -> new Term("D" + d, nonZero(coefficients.get(d))))
            .toList());
  }

  private static long nonZero(int coefficient) {
    return coefficient == 0 ? 5 : coefficient;
  }

  @Test
  void tooLargeABoxIsRefusedByName() {
    // Three ranks of 2^20 and room to tell movements apart, 2^3 times each, make 2^69.
    List<Dimension> dimensions =
        IntStream.range(0, 3).mapToObj(d -> new Dimension("D" + d, 1 << 20)).toList();

    assertThatThrownBy(
            () ->
                new WorkloadGeometry(
                    oneOperand(
                        dimensions,
                        IndexExpression.of(Term.of("D0")),
                        IndexExpression.of(Term.of("D1")),
                        IndexExpression.of(Term.of("D2")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data space A is too large to be analysed: its index range exceeds 2^63");
  }

  @Test
  void tooLongAStrideIsRefusedByName() {
    assertThatThrownBy(
            () ->
                new WorkloadGeometry(
                    oneOperand(
                        List.of(new Dimension("I", 3)),
                        IndexExpression.of(new Term("I", Long.MAX_VALUE)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data space A is too large to be analysed");
  }

  @Test
  void moreThan64DataSpacesAreRefused() {
    List<DataSpace> spaces =
        IntStream.range(0, 65)
            .mapToObj(i -> DataSpace.operand("A" + i, IndexExpression.of(Term.of("I"))))
            .toList();
    Workload workload = new Workload("many", List.of(new Dimension("I", 2)), spaces);

    assertThatThrownBy(() -> new WorkloadGeometry(workload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workload many has 65 data spaces; at most 64 can be analysed");
  }

  private static Workload oneOperand(List<Dimension> dimensions, IndexExpression... projection) {
    return new Workload("any", dimensions, List.of(DataSpace.operand("A", projection)));
  }
}
