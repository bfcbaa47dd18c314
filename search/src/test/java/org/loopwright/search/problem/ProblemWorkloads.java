package org.loopwright.search.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallWorkloads;
import org.loopwright.testkit.WorkloadText;

/**
 * Random workloads of every shape, of which few dimensions loop, so that their mapspaces are small.
 */
final class ProblemWorkloads {
  /** Bounds stand for themselves; a and b for coefficients to be drawn. */
  private static final List<String> SHAPES =
      List.of(
          "gemm M1 N1 K1; A[M][K]; B[K][N]; Z +=[M][N]",
          "batched-gemm B1 M1 N1 K1; A[B][M][K]; W[B][K][N]; Z +=[B][M][N]",
          "mttkrp I1 J1 K1 L1; B[I][K][L]; C[K][J]; D[L][J]; A +=[I][J]",
          "conv1d P1 R1; W[R]; X[a*P+b*R]; Z +=[P]",
          "conv1d-ck P1 R1 C1 K1; W[K][C][R]; X[C][a*P+b*R]; Z +=[K][P]",
          "conv2d N1 C1 K1 P1 Q1 R1 S1; W[C][K][R][S]; X[N][C][a*P+b*R][b*Q+a*S]; Z +=[N][K][Q][P]",
          "depthwise G1 P1 Q1 R1 S1; W[G][R][S]; X[G][a*P+R][a*Q+S]; Z +=[G][P][Q]",
          "grouped G1 C1 K1 P1 R1; W[G][K][C][R]; X[G][C][a*P+b*R]; Z +=[G][K][P]",
          "transposed C1 K1 P1 R1; W[K][C][R]; X[C][P+-1*R]; Z +=[K][P]",
          "transposed-strided K1 P1 R1; W[K][R]; X[a*P+-2*R]; Z +=[K][P]",
          "three-term P1 R1 T1; W[R][T]; X[a*P+b*R+T]; Z +=[P]",
          "window-of-result P1 R1 K1; W[K][R]; X[K][P]; Z +=[a*P+R]",
          "in-two-ranks P1 R1 C1; W[C][R]; X[C+P][P+b*R]; Z +=[P]",
          "diagonal I1 J1; A[I][a*I+J]; B[J]; Z +=[I]",
          "two-results M1 N1 K1; A[M][K]; B[K][N]; Z +=[M][N]; V +=[M]",
          "elementwise M1 N1; A[M][N]; B[N]; Z +=[M][N]");

  private static final int[] BOUNDS = {2, 2, 2, 3, 3, 4, 4, 5, 6, 6, 8, 12};

  private ProblemWorkloads() {}

  static Workload next(RandomGenerator random) {
    if (random.nextInt(6) == 0) {
      return SmallWorkloads.next(random, 64);
    }
    String shape = SHAPES.get(random.nextInt(SHAPES.size()));
    Workload workload =
        WorkloadText.parse(
            shape
                .replace("a*", coefficient(random) + "*")
                .replace("b*", coefficient(random) + "*"));
    List<Dimension> dimensions = new ArrayList<>(workload.dimensions());
    int looping = 1 + random.nextInt(3);
    for (int i = 0; i < looping; i++) {
      int which = random.nextInt(dimensions.size());
      long bound = BOUNDS[random.nextInt(BOUNDS.length)];
      dimensions.set(which, new Dimension(dimensions.get(which).name(), bound));
    }
    return new Workload(workload.name(), dimensions, workload.dataSpaces());
  }

  private static int coefficient(RandomGenerator random) {
    return random.nextInt(2) == 0 ? 1 : 2 + random.nextInt(2);
  }
}
