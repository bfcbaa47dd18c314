package org.loopwright.explore.space;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.expression.Formula;

/**
 * Every combination of the values of some axes, numbered with the last axis as the fastest, without
 * those that break a condition.
 *
 * @param derived each may use the axes and those before it
 * @param conditions a point that one of them is 0 for is no design of the space
 */
public record DesignSpace(
    List<SpaceAxis> axes, List<DerivedValue> derived, List<Formula> conditions) {
  private static final double MAX_WHOLE = 1e15;

  public DesignSpace {
    axes = List.copyOf(axes);
    derived = List.copyOf(derived);
    conditions = List.copyOf(conditions);
    Require.distinct(axes.stream().map(SpaceAxis::name).toList(), "axis");
    size(axes);
  }

  /** How many points there are, those that conditions exclude included. */
  public long size() {
    return size(axes);
  }

  private static long size(List<SpaceAxis> axes) {
    long size = 1;
    for (SpaceAxis axis : axes) {
      size = Math.multiplyExact(size, (long) axis.values().size());
    }
    return size;
  }

  /**
   * The point of that number.
   *
   * @throws IllegalArgumentException if a derived value is no number
   */
  public SpacePoint point(long number) {
    Map<String, String> values = new LinkedHashMap<>();
    long rest = size();
    long left = number;
    for (SpaceAxis axis : axes) {
      rest /= axis.values().size();
      values.put(axis.name(), axis.values().get(Math.toIntExact(left / rest)));
      left %= rest;
    }
    Map<String, Double> numbers = numbers(values);
    Map<String, String> following = new LinkedHashMap<>();
    for (DerivedValue value : derived) {
      double result = value.formula().value(numbers);
      numbers.put(value.name(), result);
      following.put(value.name(), text(result));
    }
    return new SpacePoint(number, values, following);
  }

  /** The number of the point that differs from one in the value of a single axis. */
  public long neighbour(long number, int axis, int value) {
    long stride = 1;
    for (int i = axes.size() - 1; i > axis; i--) {
      stride *= axes.get(i).values().size();
    }
    long present = number / stride % axes.get(axis).values().size();
    return number + (value - present) * stride;
  }

  /** The first condition that a point breaks. */
  public Optional<Formula> broken(SpacePoint point) {
    Map<String, Double> numbers = numbers(point.all());
    return conditions.stream().filter(condition -> condition.value(numbers) == 0).findFirst();
  }

  private static Map<String, Double> numbers(Map<String, String> texts) {
    Map<String, Double> numbers = new HashMap<>();
    texts.forEach((name, text) -> number(text).ifPresent(value -> numbers.put(name, value)));
    return numbers;
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text);
      boolean isNumber = Character.isDigit(text.charAt(text.length() - 1)) || text.endsWith(".");
      return isNumber && Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException name) {
      return Optional.empty();
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < MAX_WHOLE
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).toPlainString();
  }
}
