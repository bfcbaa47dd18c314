package org.loopwright.onnx.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All operators that are known, by name; those of other domains have the domain in front. */
public final class Operators {
  private enum Kind {
    /** Multiplies matrices or convolves. */
    PRODUCT,
    /** Computes something else. */
    OTHER,
    /** Moves data and computes nothing. */
    MOVE
  }

  private record Entry(Kind kind, Operator operator) {}

  private static final Pattern PRODUCT_NAME =
      Pattern.compile("Conv|MatMul|Gemm|Attention|LSTM|GRU|RNN|MoE");

  private static final Map<String, Entry> ALL = new HashMap<>();

  static {
    // Convolutions: the second number is the input that holds the filters.
    products("Conv ConvInteger com.microsoft.FusedConv", node -> Convolutions.forward(node, 0, 1));
    products("QLinearConv", node -> Convolutions.forward(node, 0, 3));
    products("ConvTranspose", Convolutions::transposed);
    // Matrix products: the numbers are the inputs that hold the operands.
    products("Gemm com.microsoft.FusedGemm", node -> MatrixProducts.gemm(node, 0, 1));
    products("com.microsoft.QGemm", node -> MatrixProducts.gemm(node, 0, 3));
    products(
        "MatMul MatMulInteger com.microsoft.FusedMatMul com.microsoft.MatMulIntegerToFloat"
            + " com.microsoft.DynamicQuantizeMatMul",
        node -> MatrixProducts.batched(node, 0, 1));
    products("QLinearMatMul", node -> MatrixProducts.batched(node, 0, 3));
    products("com.microsoft.MatMulNBits", MatrixProducts::packedWeights);
    others("Einsum", EinsumOperator::apply);
    // Recurrent layers: the number is that of the gates.
    products("LSTM", node -> RecurrentOperators.recurrent(node, 4, false));
    products("GRU", node -> RecurrentOperators.recurrent(node, 3, false));
    products("RNN", node -> RecurrentOperators.recurrent(node, 1, false));
    products(
        "com.microsoft.DynamicQuantizeLSTM", node -> RecurrentOperators.recurrent(node, 4, true));
    products("Attention", AttentionOperators::standard);
    products("com.microsoft.Attention", AttentionOperators::projected);
    products("com.microsoft.MultiHeadAttention", AttentionOperators::multiHead);

    // The shape of the output is that of the first input.
    others(
        "Abs Acos Acosh Asin Asinh Atan Atanh BatchNormalization Bernoulli BitwiseNot CastLike Ceil"
            + " Celu Clip Cos Cosh CumProd CumSum DequantizeLinear Elu Erf Exp EyeLike Floor Gelu"
            + " GroupNormalization HardSigmoid HardSwish Hardmax InstanceNormalization IsInf IsNaN"
            + " LRN LeakyRelu Log LogSoftmax LpNormalization MeanVarianceNormalization Mish Neg Not"
            + " QuantizeLinear RMSNormalization RandomNormalLike RandomUniformLike Reciprocal Relu"
            + " ReverseSequence RotaryEmbedding Round Scatter ScatterElements ScatterND Selu Shrink"
            + " Sigmoid Sign SimplifiedLayerNormalization Sin Sinh Softmax Softplus Softsign Sqrt"
            + " Swish Tan Tanh TensorScatter ThresholdedRelu Trilu com.microsoft.BiasGelu"
            + " com.microsoft.BiasSoftmax com.microsoft.DequantizeLinear com.microsoft.FastGelu"
            + " com.microsoft.Gelu com.microsoft.QLinearLeakyRelu com.microsoft.QLinearSigmoid"
            + " com.microsoft.QLinearSoftmax com.microsoft.QuantizeLinear com.microsoft.QuickGelu"
            + " com.microsoft.RotaryEmbedding com.microsoft.SimplifiedLayerNormalization"
            + " com.microsoft.SkipLayerNormalization"
            + " com.microsoft.SkipSimplifiedLayerNormalization",
        ElementwiseOperators::likeFirst);
    moves("Identity", ElementwiseOperators::likeFirst);
    // The shape of the output is that of the inputs, broadcast.
    others(
        "Add And BitShift BitwiseAnd BitwiseOr BitwiseXor Div Equal Greater GreaterOrEqual Less"
            + " LessOrEqual Max Mean Min Mod Mul Or PRelu Pow Sub Sum Where Xor",
        ElementwiseOperators::broadcast);
    others("com.microsoft.QLinearAdd com.microsoft.QLinearMul", ElementwiseOperators::quantized);
    others("Cast", ElementwiseOperators::cast);
    moves("Dropout", ElementwiseOperators::dropout);
    others("LayerNormalization", ElementwiseOperators::normalization);
    others("DynamicQuantizeLinear", ElementwiseOperators::dynamicQuantization);

    others(
        "MaxPool AveragePool LpPool com.microsoft.QLinearAveragePool", PoolingOperators::windowed);
    others(
        "GlobalAveragePool GlobalMaxPool GlobalLpPool com.microsoft.QLinearGlobalAveragePool",
        PoolingOperators::global);
    others(
        "ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd"
            + " ReduceSum ReduceSumSquare",
        ReductionOperators::reduce);
    others("ArgMax ArgMin", ReductionOperators::indexOfExtreme);
    others("TopK", ReductionOperators::largest);

    moves("Constant", ConstantOperators::constant);
    moves("ConstantOfShape", ConstantOperators::constantOfShape);
    others("Range", ConstantOperators::range);
    moves("Shape", ConstantOperators::shapeOf);
    moves("Size", ConstantOperators::sizeOf);
    moves("Reshape", ShapeOperators::reshape);
    moves("Flatten", ShapeOperators::flatten);
    moves("Squeeze", ShapeOperators::squeeze);
    moves("Unsqueeze", ShapeOperators::unsqueeze);
    moves("Transpose", ShapeOperators::transpose);
    moves("Expand", ShapeOperators::expand);
    moves("DepthToSpace", ShapeOperators::depthToSpace);
    moves("SpaceToDepth", ShapeOperators::spaceToDepth);

    moves("Concat", SelectionOperators::concat);
    moves("com.microsoft.QLinearConcat", SelectionOperators::quantizedConcat);
    moves("Split", SelectionOperators::split);
    moves("Slice", SelectionOperators::slice);
    moves("Gather", SelectionOperators::gather);
    moves("GatherElements", node -> Outcome.of(node.shape(1)));
    moves("GatherND", SelectionOperators::gatherByIndices);
    others("OneHot", SelectionOperators::oneHot);
    others("Resize Upsample", ResizeOperators::resize);
    moves("Pad", ResizeOperators::pad);
    moves("Tile", ResizeOperators::tile);
    others("GridSample", ResizeOperators::gridSample);
  }

  private Operators() {}

  private static void products(String names, Operator operator) {
    add(names, new Entry(Kind.PRODUCT, operator));
  }

  private static void others(String names, Operator operator) {
    add(names, new Entry(Kind.OTHER, operator));
  }

  private static void moves(String names, Operator operator) {
    add(names, new Entry(Kind.MOVE, operator));
  }

  private static void add(String names, Entry entry) {
    for (String name : names.split(" ")) {
      ALL.put(name, entry);
    }
  }

  /** The operator with that name, if it is known. */
  public static Optional<Operator> named(String name) {
    return Optional.ofNullable(ALL.get(name)).map(Entry::operator);
  }

  /** Whether it only moves data, so that it has no arithmetic. */
  public static boolean moves(String name) {
    return ALL.containsKey(name) && ALL.get(name).kind() == Kind.MOVE;
  }

  /**
   * Whether it multiplies matrices or convolves, so that a network without it is not whole; of an
   * operator that is not known, whether its name says so.
   */
  public static boolean isProduct(String name) {
    Entry entry = ALL.get(name);
    return entry == null ? PRODUCT_NAME.matcher(name).find() : entry.kind() == Kind.PRODUCT;
  }

  /** The name of an operator with its domain, unless that is ONNX's own. */
  public static String qualified(String domain, String type) {
    return domain.isEmpty() || domain.equals("ai.onnx") ? type : domain + "." + type;
  }
}
