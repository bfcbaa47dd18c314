package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Random workloads of the usual shapes and of none, with few iterations. */
public final class SmallWorkloads {
  private static final int[] BOUNDS = {1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12};
  private static final String[] NAMES = {"I", "J", "K", "L"};

  private SmallWorkloads() {}

  /** A workload of at most {@code maxPoints} operations. */
  public static Workload next(RandomGenerator random, long maxPoints) {
    while (true) {
      Workload workload = shape(random);
      if (workload.operations() <= maxPoints) {
        return workload;
      }
    }
  }

  private static Workload shape(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> matrixMultiply(random);
      case 1 -> convolution1d(random);
      case 2 -> convolution1dWithChannels(random);
      case 3 -> convolution2d(random);
      case 4 -> depthwise(random);
      case 5 -> threeOperands(random);
      default -> anyAffine(random);
    };
  }

  private static Workload matrixMultiply(RandomGenerator random) {
    return new Workload(
        "matmul",
        dimensions(random, "M", "N", "K"),
        List.of(
            DataSpace.operand("A", index("M"), index("K")),
            DataSpace.operand("B", index("K"), index("N")),
            DataSpace.result("Z", index("M"), index("N"))));
  }

  private static Workload convolution1d(RandomGenerator random) {
    return new Workload(
        "conv1d",
        dimensions(random, "P", "R"),
        List.of(
            DataSpace.operand("W", index("R")),
            DataSpace.operand("X", window(random, "P", "R")),
            DataSpace.result("Z", index("P"))));
  }

  private static Workload convolution1dWithChannels(RandomGenerator random) {
    return new Workload(
        "conv1d-ck",
        dimensions(random, "P", "R", "C", "K"),
        List.of(
            DataSpace.operand("W", index("K"), index("C"), index("R")),
            DataSpace.operand("X", index("C"), window(random, "P", "R")),
            DataSpace.result("Z", index("K"), index("P"))));
  }

  private static Workload convolution2d(RandomGenerator random) {
    return new Workload(
        "conv2d",
        dimensions(random, "P", "Q", "R", "S"),
        List.of(
            DataSpace.operand("W", index("R"), index("S")),
            DataSpace.operand("X", window(random, "P", "R"), window(random, "Q", "S")),
            DataSpace.result("Z", index("P"), index("Q"))));
  }

  private static Workload depthwise(RandomGenerator random) {
    return new Workload(
        "depthwise",
        dimensions(random, "G", "P", "R"),
        List.of(
            DataSpace.operand("W", index("G"), index("R")),
            DataSpace.operand("X", index("G"), window(random, "P", "R")),
            DataSpace.result("Z", index("G"), index("P"))));
  }

  private static Workload threeOperands(RandomGenerator random) {
    return new Workload(
        "mttkrp",
        dimensions(random, "I", "J", "K", "L"),
        List.of(
            DataSpace.operand("B", index("I"), index("K"), index("L")),
            DataSpace.operand("C", index("K"), index("J")),
            DataSpace.operand("D", index("L"), index("J")),
            DataSpace.result("A", index("I"), index("J"))));
  }

  private static Workload anyAffine(RandomGenerator random) {
    String[] names = Arrays.copyOf(NAMES, 1 + random.nextInt(NAMES.length));
    List<DataSpace> dataSpaces = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      List<IndexExpression> projection = new ArrayList<>();
      int ranks = 1 + random.nextInt(3);
      for (int rank = 0; rank < ranks; rank++) {
        projection.add(anyIndex(random, names));
      }
      boolean readWrite = i == count - 1;
      dataSpaces.add(new DataSpace("T" + i, projection, readWrite, 1));
    }
    return new Workload("affine", dimensions(random, names), dataSpaces);
  }

  private static IndexExpression anyIndex(RandomGenerator random, String[] names) {
    int first = random.nextInt(names.length);
    int second = random.nextInt(names.length);
    return first == second || random.nextBoolean()
        ? new IndexExpression(List.of(new Term(names[first], coefficient(random))))
        : window(random, names[first], names[second]);
  }

  private static IndexExpression index(String dimension) {
    return IndexExpression.of(Term.of(dimension));
  }

  /** A sliding window: {@code stride x output + dilation x filter}. */
  private static IndexExpression window(RandomGenerator random, String output, String filter) {
    return IndexExpression.of(
        new Term(output, coefficient(random)), new Term(filter, coefficient(random)));
  }

  private static long coefficient(RandomGenerator random) {
    return random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
  }

  private static List<Dimension> dimensions(RandomGenerator random, String... names) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String name : names) {
      dimensions.add(new Dimension(name, BOUNDS[random.nextInt(BOUNDS.length)]));
    }
    return dimensions;
  }
}
