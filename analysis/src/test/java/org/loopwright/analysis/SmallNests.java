package org.loopwright.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Workloads, architectures and mappings in a few characters, for numbers worked out by hand. */
public final class SmallNests {
  private SmallNests() {}

  /** {@code Z[M][N] += A[M][K] B[K][N]}; bounds as in {@code "M2 N3 K4"}. */
  public static Workload matrixMultiply(String bounds) {
    return new Workload(
        "matmul",
        dimensions(bounds),
        List.of(
            DataSpace.operand("A", index("M"), index("K")),
            DataSpace.operand("B", index("K"), index("N")),
            DataSpace.result("Z", index("M"), index("N"))));
  }

  /** {@code Z[P] += W[R] X[stride P + dilation R]}. */
  public static Workload convolution(String bounds, long stride, long dilation) {
    return new Workload(
        "conv1d",
        dimensions(bounds),
        List.of(
            DataSpace.operand("W", index("R")),
            DataSpace.operand(
                "X", IndexExpression.of(new Term("P", stride), new Term("R", dilation))),
            DataSpace.result("Z", index("P"))));
  }

  /** {@code Z[K][P] += W[K][R] X[P + R]}. */
  public static Workload filters(String bounds) {
    return new Workload(
        "filters",
        dimensions(bounds),
        List.of(
            DataSpace.operand("W", index("K"), index("R")),
            DataSpace.operand("X", window("P", "R")),
            DataSpace.result("Z", index("K"), index("P"))));
  }

  /** {@code Z[P][Q] += W[R][S] X[P + R][Q + S]}. */
  public static Workload image(String bounds) {
    return new Workload(
        "conv2d",
        dimensions(bounds),
        List.of(
            DataSpace.operand("W", index("R"), index("S")),
            DataSpace.operand("X", window("P", "R"), window("Q", "S")),
            DataSpace.result("Z", index("P"), index("Q"))));
  }

  private static IndexExpression index(String dimension) {
    return IndexExpression.of(Term.of(dimension));
  }

  private static IndexExpression window(String output, String filter) {
    return IndexExpression.of(Term.of(output), Term.of(filter));
  }

  private static List<Dimension> dimensions(String bounds) {
    return words(bounds).stream()
        .map(word -> new Dimension(word.substring(0, 1), Long.parseLong(word.substring(1))))
        .toList();
  }

  /**
   * Levels L0, L1 ... from the inside, without limits on capacity; the meshes are those of L0, L1
   * ... after that of the arithmetic, such as {@code "4x1 1x1"}.
   */
  public static Architecture architecture(String meshes) {
    List<Mesh> innermostFirst = words(meshes).stream().map(SmallNests::mesh).toList();
    List<StorageLevel> storage = new ArrayList<>();
    for (int level = 0; level + 1 < innermostFirst.size(); level++) {
      storage.add(StorageLevel.builder("L" + level, "SRAM", innermostFirst.get(level + 1)).build());
    }
    ComputeLevel compute = new ComputeLevel("MAC", "intmac", innermostFirst.get(0), 16);
    return new Architecture("small", compute, storage);
  }

  private static Mesh mesh(String text) {
    String[] axes = text.split("x");
    return new Mesh(Long.parseLong(axes[0]), Long.parseLong(axes[1]));
  }

  /** The levels of a mapping, innermost first. */
  public static Mapping mapping(LevelMapping... innermostFirst) {
    return new Mapping(List.of(innermostFirst));
  }

  /**
   * A level that keeps {@code keep}, such as {@code "A B Z"}; loops innermost first, as in {@code
   * "R3 P4"}.
   */
  public static LevelMapping level(String name, String keep, String temporal) {
    return level(name, keep, temporal, "", "");
  }

  public static LevelMapping level(String name, String keep, String temporal, String x, String y) {
    return new LevelMapping(name, loops(temporal), loops(x), loops(y), Set.copyOf(words(keep)));
  }

  private static List<Loop> loops(String text) {
    return words(text).stream()
        .map(word -> new Loop(word.substring(0, 1), Long.parseLong(word.substring(1))))
        .toList();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
