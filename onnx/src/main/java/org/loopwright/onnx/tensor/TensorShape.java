package org.loopwright.onnx.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.loopwright.model.diagnostics.Require;

/** The sizes of a tensor, the slowest first; none for a single number. A size may be 0. */
public record TensorShape(List<Long> sizes) {
  /** One number. */
  public static final TensorShape SCALAR = new TensorShape(List.of());

  private static final int MAX_RANK = 64;

  public TensorShape {
    sizes = List.copyOf(sizes);
    Require.that(
        sizes.size() <= MAX_RANK,
        "a tensor of %d dimensions has more than %d",
        sizes.size(),
        MAX_RANK);
    for (long size : sizes) {
      Require.that(size >= 0, "a tensor has the size %d, which is negative", size);
    }
  }

  public static TensorShape of(long... sizes) {
    return new TensorShape(Arrays.stream(sizes).boxed().toList());
  }

  public int rank() {
    return sizes.size();
  }

  /** A size; negative axes count from the end. */
  public long size(int axis) {
    return sizes.get(axis(axis));
  }

  /** The axis counted from the start. */
  public int axis(long axis) {
    long counted = axis < 0 ? axis + rank() : axis;
    Require.that(
        counted >= 0 && counted < rank(), "axis %d is none of a tensor of shape %s", axis, this);
    return (int) counted;
  }

  /** An index along an axis, counted from the start; negative ones count from the end. */
  public int indexOn(int axis, long index) {
    long counted = index < 0 ? index + size(axis) : index;
    Require.that(
        counted >= 0 && counted < size(axis),
        "index %d is not within axis %d of shape %s",
        index,
        axis,
        this);
    return (int) counted;
  }

  /** Throws {@link ArithmeticException} beyond 2^63 - 1. */
  public long elements() {
    return elements(0, rank());
  }

  /** The product of the sizes of some neighbouring axes. */
  public long elements(int from, int to) {
    List<Long> some = sizes.subList(from, to);
    return some.contains(0L) ? 0 : some.stream().reduce(1L, Math::multiplyExact);
  }

  /** Whether a constant of this shape has so few numbers that they are followed. */
  public boolean isSmall() {
    return elements() <= Constant.MAX_NUMBERS;
  }

  /** The index of the element at a position in the order of indices. */
  int[] index(int position) {
    int[] index = new int[rank()];
    int rest = position;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      int size = (int) size(axis);
      index[axis] = rest % size;
      rest /= size;
    }
    return index;
  }

  /** The position of the element at an index. */
  int position(int[] index) {
    int position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      position = position * (int) size(axis) + index[axis];
    }
    return position;
  }

  /** The same shape with another size for one axis. */
  public TensorShape withSize(int axis, long size) {
    List<Long> changed = new ArrayList<>(sizes);
    changed.set(axis(axis), size);
    return new TensorShape(changed);
  }

  /** The axes from one to before another. */
  public TensorShape part(int from, int to) {
    return new TensorShape(sizes.subList(from, to));
  }

  /** The axes from one on. */
  public TensorShape from(int axis) {
    return part(axis, rank());
  }

  /** The same shape without one axis. */
  public TensorShape withoutAxis(int axis) {
    return part(0, axis).followedBy(from(axis + 1));
  }

  /** The axes of this shape, then those of another. */
  public TensorShape followedBy(TensorShape other) {
    List<Long> both = new ArrayList<>(sizes);
    both.addAll(other.sizes);
    return new TensorShape(both);
  }

  /** The shape of an elementwise operation of both: sizes of 1 are repeated, from the last axis. */
  public TensorShape broadcast(TensorShape other) {
    int rank = Math.max(rank(), other.rank());
    List<Long> both = new ArrayList<>();
    for (int axis = -1; axis >= -rank; axis--) {
      long mine = sizeOrOne(axis);
      long others = other.sizeOrOne(axis);
      Require.that(
          mine == others || mine == 1 || others == 1, "shapes %s and %s do not match", this, other);
      both.add(mine == 1 ? others : mine);
    }
    Collections.reverse(both);
    return new TensorShape(both);
  }

  private long sizeOrOne(int axisFromEnd) {
    return -axisFromEnd > rank() ? 1 : size(axisFromEnd);
  }

  /** Prints {@code [1, 3, 224, 224]}. */
  @Override
  public String toString() {
    return sizes.toString();
  }
}
