package org.loopwright.formats.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** All operators that are known, by name; those of other domains have it in front. */
public final class Operators {
  private static final Map<String, Operator> ALL = new HashMap<>();

  static {
    ALL.putAll(ConvolutionOperators.all());
    ALL.putAll(ProductOperators.all());
    ALL.putAll(RecurrentOperators.all());
    ALL.putAll(AttentionOperators.all());
    ALL.putAll(PoolingOperators.all());
    ALL.putAll(ReductionOperators.all());
    ALL.putAll(ElementwiseOperators.all());
    ALL.putAll(ShapeOperators.all());
    ALL.putAll(SelectionOperators.all());
    ALL.putAll(ResizeOperators.all());
    ALL.put("Einsum", EinsumOperator::apply);
  }

  /** Those that put data elsewhere and compute nothing. */
  private static final Set<String> MOVES =
      Set.of(
          ("Concat Constant ConstantOfShape DepthToSpace Dropout Expand Flatten Gather"
                  + " GatherElements GatherND Identity Pad Reshape Shape Size Slice SpaceToDepth"
                  + " Split Squeeze Tile Transpose Unsqueeze com.microsoft.QLinearConcat")
              .split(" "));

  private static final Predicate<String> PRODUCT_NAME =
      Pattern.compile("Conv|MatMul|Gemm|Attention|LSTM|GRU|RNN|MoE").asPredicate();

  private static final Set<String> PRODUCTS = products();

  private Operators() {}

  private static Set<String> products() {
    Map<String, Operator> products = new HashMap<>();
    List.of(
            ConvolutionOperators.all(),
            ProductOperators.all(),
            RecurrentOperators.all(),
            AttentionOperators.all())
        .forEach(products::putAll);
    return Set.copyOf(products.keySet());
  }

  /** The operator of that name, if it is known. */
  public static Optional<Operator> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Whether it only moves data, so that it has no arithmetic. */
  public static boolean moves(String name) {
    return MOVES.contains(name);
  }

  /**
   * Whether it multiplies matrices or convolves, so that a network without it is not whole; of an
   * operator that is not known, whether its name says so.
   */
  public static boolean isProduct(String name) {
    return PRODUCTS.contains(name) || (!ALL.containsKey(name) && PRODUCT_NAME.test(name));
  }

  /** The name of an operator with its domain, unless that is ONNX's own. */
  public static String qualified(String domain, String type) {
    return domain.isEmpty() || domain.equals("ai.onnx") ? type : domain + "." + type;
  }
}
