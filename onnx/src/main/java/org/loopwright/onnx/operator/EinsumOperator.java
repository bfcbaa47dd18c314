package org.loopwright.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.operator.Layers.MatrixProduct;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * Sums of products by Einstein's notation, such as {@code bhid,bhjd->bhij}. Of two operands, a
 * letter that both and the result have is a batch, one that both have alone is summed over, one
 * that the result shares with the first is a row and with the second a column.
 */
final class EinsumOperator {
  private EinsumOperator() {}

  static Outcome apply(Operation operation) {
    String equation = operation.text("equation", "").replace(" ", "");
    if (!equation.matches("[A-Za-z,]*(->[A-Za-z]*)?")) {
      throw new Operation.UnknownTensorException("sizes by the equation " + equation);
    }
    String[] sides = equation.split("->", -1);
    String[] operands = sides[0].split(",", -1);
    String result = sides.length > 1 ? sides[1] : lettersOnce(sides[0]);
    Map<Character, Long> sizes = sizes(operation, operands);
    List<Long> shape = new ArrayList<>();
    for (int axis = 0; axis < result.length(); axis++) {
      char letter = result.charAt(axis);
      Require.that(sizes.containsKey(letter), "letter %s is in no operand", letter);
      shape.add(sizes.get(letter));
    }
    Outcome outcome = Outcome.of(new TensorShape(shape));
    return operands.length == 2
        ? outcome.withLayers(product(operation.name(), operands, result, sizes))
        : outcome;
  }

  /** The result that an equation leaves out: the letters that occur once, in alphabetical order. */
  private static String lettersOnce(String operands) {
    return operands
        .chars()
        .filter(letter -> letter != ',' && operands.indexOf(letter) == operands.lastIndexOf(letter))
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Map<Character, Long> sizes(Operation operation, String[] operands) {
    Map<Character, Long> sizes = new TreeMap<>();
    Require.that(
        operands.length == operation.inputCount(),
        "its equation has %d operands, it has %d inputs",
        operands.length,
        operation.inputCount());
    for (int input = 0; input < operands.length; input++) {
      TensorShape shape = operation.shape(input, operands[input].length());
      for (int axis = 0; axis < shape.rank(); axis++) {
        char letter = operands[input].charAt(axis);
        long size = shape.size(axis);
        long known = sizes.merge(letter, size, Math::max);
        Require.that(
            known == size || size == 1, "letter %s stands for %d and %d", letter, known, size);
      }
    }
    return sizes;
  }

  private static List<Network.Layer> product(
      String name, String[] operands, String result, Map<Character, Long> sizes) {
    long count = 1;
    long rows = 1;
    long columns = 1;
    long inner = 1;
    for (Map.Entry<Character, Long> each : sizes.entrySet()) {
      boolean first = operands[0].indexOf(each.getKey()) >= 0;
      boolean second = operands[1].indexOf(each.getKey()) >= 0;
      boolean kept = result.indexOf(each.getKey()) >= 0;
      if (first && second && kept) {
        count = Math.multiplyExact(count, each.getValue());
      } else if (first && second) {
        inner = Math.multiplyExact(inner, each.getValue());
      } else if (first && kept) {
        rows = Math.multiplyExact(rows, each.getValue());
      } else if (kept) {
        columns = Math.multiplyExact(columns, each.getValue());
      }
    }
    return new MatrixProduct(rows, columns, inner).layers(name, count);
  }
}
