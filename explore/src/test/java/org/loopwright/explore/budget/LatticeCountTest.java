package org.loopwright.explore.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LatticeCountTest {
  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void countsTheSamePointsAsLookingAtEach(
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = -3, max = 90) int room,
      @ForAll @IntRange(max = 12) int a,
      @ForAll @IntRange(max = 12) int b,
      @ForAll @IntRange(min = -3, max = 90) int otherRoom,
      @ForAll @IntRange(max = 12) int otherA,
      @ForAll @IntRange(max = 12) int otherB) {
    LatticeCount grid = new LatticeCount(columns, rows);
    HalfPlane one = plane(room, a, b);
    HalfPlane other = plane(otherRoom, otherA, otherB);
    int inOne = 0;
    int inBoth = 0;
    for (int k = 0; k < columns; k++) {
      for (int m = 0; m < rows; m++) {
        boolean first = a * k + b * m <= room;
        boolean second = otherA * k + otherB * m <= otherRoom;
        inOne += first ? 1 : 0;
        inBoth += first && second ? 1 : 0;
      }
    }
    assertThat(grid.within(List.of(one))).isEqualTo(inOne);
    assertThat(grid.within(List.of(one, other))).isEqualTo(inBoth);
  }

  @Test
  void countsATriangleOfATrillionPoints() {
    // k + m <= 10^6 - 1 on a 10^6 x 10^6 grid: 10^6 (10^6 + 1) / 2
    HalfPlane triangle = plane(999_999, 1, 1);
    assertThat(new LatticeCount(1_000_000, 1_000_000).within(List.of(triangle)))
        .isEqualTo(500_000_500_000L);
  }

  private static HalfPlane plane(long room, long a, long b) {
    return new HalfPlane(BigInteger.valueOf(room), BigInteger.valueOf(a), BigInteger.valueOf(b));
  }
}
