package org.loopwright.onnx.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on constants, by which models compute shapes. */
public final class Folding {
  private static final Map<String, DoubleBinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("Add", Double::sum),
          Map.entry("Sub", (a, b) -> a - b),
          Map.entry("Mul", (a, b) -> a * b),
          Map.entry("Div", (a, b) -> a / b),
          Map.entry("Mod", (a, b) -> a - Math.floor(a / b) * b),
          Map.entry("Pow", Math::pow),
          Map.entry("Min", Math::min),
          Map.entry("Max", Math::max),
          Map.entry("Equal", (a, b) -> truth(a == b)),
          Map.entry("Greater", (a, b) -> truth(a > b)),
          Map.entry("GreaterOrEqual", (a, b) -> truth(a >= b)),
          Map.entry("Less", (a, b) -> truth(a < b)),
          Map.entry("LessOrEqual", (a, b) -> truth(a <= b)),
          Map.entry("And", Math::min),
          Map.entry("Or", Math::max),
          Map.entry("Xor", (a, b) -> truth(a != b)));

  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.of(
          "Neg", a -> -a,
          "Abs", Math::abs,
          "Ceil", Math::ceil,
          "Floor", Math::floor,
          "Round", Math::rint,
          "Sqrt", Math::sqrt,
          "Not", a -> truth(a == 0),
          "Identity", a -> a);

  private static final List<String> TO_TRUTH =
      List.of("Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual");

  private Folding() {}

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /** The result of an elementwise operator on constants, where it is known how to compute it. */
  public static Optional<Constant> fold(
      String operator, List<KnownTensor> operands, TensorShape shape) {
    if (!shape.isSmall() || operands.stream().anyMatch(each -> each.constant().isEmpty())) {
      return Optional.empty();
    }
    if (operands.size() == 1 && UNARY.containsKey(operator)) {
      Constant constant = operands.get(0).constant().get();
      return Optional.of(constant.map(UNARY.get(operator), constant.integral()));
    }
    boolean binary = operands.size() == 2 && BINARY.containsKey(operator);
    if (!binary && !(operands.size() == 3 && operator.equals("Where"))) {
      return Optional.empty();
    }
    List<Constant> spread =
        operands.stream()
            .map(operand -> operand.broadcast(shape).constant().orElseThrow())
            .toList();
    return Optional.of(
        binary
            ? combine(operator, spread.get(0), spread.get(1))
            : choose(spread.get(0), spread.get(1), spread.get(2)));
  }

  private static Constant combine(String operator, Constant a, Constant b) {
    boolean integral = a.integral() && b.integral();
    DoubleBinaryOperator step = BINARY.get(operator);
    double[] result = new double[a.count()];
    for (int i = 0; i < result.length; i++) {
      double exact = step.applyAsDouble(a.number(i), b.number(i));
      result[i] = integral ? (long) exact : exact;
    }
    return Constant.of(result, integral || TO_TRUTH.contains(operator));
  }

  private static Constant choose(Constant condition, Constant a, Constant b) {
    double[] result = new double[a.count()];
    Arrays.setAll(result, i -> condition.number(i) != 0 ? a.number(i) : b.number(i));
    return Constant.of(result, a.integral() && b.integral());
  }
}
