package org.loopwright.onnx.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The numbers of a small constant tensor, in order of their index. Integers are exact up to 2^53,
 * far above any size; larger ones, such as the "to the end" of slices, are near enough.
 */
public final class Constant {
  /** Constants with more numbers are weights; shapes do not depend on them. */
  public static final int MAX_NUMBERS = 4096;

  private final double[] numbers;
  private final boolean integral;

  private Constant(double[] numbers, boolean integral) {
    this.numbers = numbers;
    this.integral = integral;
  }

  /** Keeps the array itself, not a copy. */
  static Constant of(double[] numbers, boolean integral) {
    return new Constant(numbers, integral);
  }

  public static Constant ofIntegers(List<Long> integers) {
    return new Constant(integers.stream().mapToDouble(Long::doubleValue).toArray(), true);
  }

  public static Constant ofFloats(List<Float> floats) {
    return new Constant(floats.stream().mapToDouble(Float::doubleValue).toArray(), false);
  }

  public int count() {
    return numbers.length;
  }

  /** Whether its type is of whole numbers or truth values. */
  public boolean integral() {
    return integral;
  }

  public double number(int index) {
    return numbers[index];
  }

  /** The numbers as integers; fractions are cut off. */
  public List<Long> integers() {
    return Arrays.stream(numbers).mapToObj(number -> (long) number).toList();
  }

  /** The numbers at some indices, in that order. */
  public Constant select(IntStream indices) {
    return new Constant(indices.mapToDouble(index -> numbers[index]).toArray(), integral);
  }

  /** The numbers of several constants, one after another. */
  public static Constant joined(List<Constant> parts) {
    double[] all = parts.stream().flatMapToDouble(part -> Arrays.stream(part.numbers)).toArray();
    return new Constant(all, parts.stream().allMatch(Constant::integral));
  }

  /** One number repeated. */
  public static Constant repeated(double number, int count, boolean integral) {
    double[] all = new double[count];
    Arrays.fill(all, number);
    return new Constant(all, integral);
  }

  /** The numbers, each changed. */
  public Constant map(DoubleUnaryOperator change, boolean toIntegers) {
    return new Constant(Arrays.stream(numbers).map(change).toArray(), toIntegers);
  }
}
