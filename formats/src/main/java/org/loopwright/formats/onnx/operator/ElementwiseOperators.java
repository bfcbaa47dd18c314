package org.loopwright.formats.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.onnx.tensor.Constant;
import org.loopwright.formats.onnx.tensor.ConstantReader;
import org.loopwright.formats.onnx.tensor.Folding;
import org.loopwright.formats.onnx.tensor.KnownTensor;
import org.loopwright.formats.onnx.tensor.TensorShape;

/** Operators whose output has the shape of their input, or of their inputs broadcast. */
final class ElementwiseOperators {
  /** Their first output has the shape of their first input. */
  private static final String LIKE_FIRST =
      "Abs Acos Acosh Asin Asinh Atan Atanh BatchNormalization Bernoulli BitwiseNot Ceil Celu Clip"
          + " Cos Cosh CumProd CumSum Elu Erf Exp EyeLike Floor Gelu GroupNormalization HardSigmoid"
          + " HardSwish Hardmax Identity InstanceNormalization IsInf IsNaN LRN LeakyRelu Log"
          + " LogSoftmax LpNormalization MeanVarianceNormalization Mish Neg Not QuantizeLinear"
          + " DequantizeLinear RMSNormalization RandomNormalLike RandomUniformLike Reciprocal Relu"
          + " ReverseSequence RotaryEmbedding Round Scatter ScatterElements ScatterND Selu Shrink"
          + " Sigmoid Sign Sin Sinh Softmax Softplus Softsign Sqrt Swish Tan Tanh TensorScatter"
          + " ThresholdedRelu Trilu com.microsoft.BiasGelu com.microsoft.BiasSoftmax"
          + " com.microsoft.DequantizeLinear com.microsoft.FastGelu com.microsoft.Gelu"
          + " com.microsoft.QLinearLeakyRelu com.microsoft.QLinearSigmoid"
          + " com.microsoft.QLinearSoftmax com.microsoft.QuantizeLinear com.microsoft.QuickGelu"
          + " com.microsoft.RotaryEmbedding com.microsoft.SkipLayerNormalization"
          + " com.microsoft.SkipSimplifiedLayerNormalization SimplifiedLayerNormalization"
          + " com.microsoft.SimplifiedLayerNormalization";

  private static final String BROADCAST =
      "Add And BitShift BitwiseAnd BitwiseOr BitwiseXor Div Equal Greater GreaterOrEqual Less"
          + " LessOrEqual Max Mean Min Mod Mul Or PRelu Pow Sub Sum Where Xor";

  private ElementwiseOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> operators = new HashMap<>();
    for (String name : LIKE_FIRST.split(" ")) {
      operators.put(name, ElementwiseOperators::likeFirst);
    }
    for (String name : BROADCAST.split(" ")) {
      operators.put(name, ElementwiseOperators::broadcast);
    }
    operators.put("Cast", ElementwiseOperators::cast);
    operators.put("CastLike", ElementwiseOperators::likeFirst);
    operators.put("Dropout", ElementwiseOperators::dropout);
    operators.put("LayerNormalization", ElementwiseOperators::normalization);
    operators.put("DynamicQuantizeLinear", ElementwiseOperators::dynamicQuantization);
    operators.put("com.microsoft.QLinearAdd", ElementwiseOperators::quantized);
    operators.put("com.microsoft.QLinearMul", ElementwiseOperators::quantized);
    return operators;
  }

  private static Outcome likeFirst(Operation operation) {
    KnownTensor input = operation.tensor(0);
    return Outcome.of(
        new KnownTensor(
            input.shape(), Folding.fold(operation.type(), List.of(input), input.shape())));
  }

  private static Outcome broadcast(Operation operation) {
    List<KnownTensor> operands = operation.tensors();
    if (operation.flag("broadcast")) { // up to version 6: the second is fitted into the first
      return Outcome.of(operation.shape(0));
    }
    TensorShape shape =
        operands.stream()
            .map(KnownTensor::shape)
            .reduce(TensorShape.SCALAR, TensorShape::broadcast);
    return Outcome.of(new KnownTensor(shape, Folding.fold(operation.type(), operands, shape)));
  }

  private static Outcome cast(Operation operation) {
    KnownTensor input = operation.tensor(0);
    boolean integral = ConstantReader.isIntegral(operation.integer("to", 0));
    return Outcome.of(
        new KnownTensor(input.shape(), input.constant().map(constant -> cast(constant, integral))));
  }

  private static Constant cast(Constant constant, boolean integral) {
    return constant.map(number -> integral ? (long) number : number, integral);
  }

  private static Outcome dropout(Operation operation) {
    return Outcome.of(operation.tensor(0), KnownTensor.of(operation.shape(0)));
  }

  /** Beside the result the mean and the deviation, of what lies before the axis. */
  private static Outcome normalization(Operation operation) {
    TensorShape input = operation.shape(0);
    int axis = input.axis(operation.integer("axis", -1));
    TensorShape statistics = input;
    for (int reduced = axis; reduced < input.rank(); reduced++) {
      statistics = statistics.withSize(reduced, 1);
    }
    return Outcome.of(input, statistics, statistics);
  }

  private static Outcome dynamicQuantization(Operation operation) {
    return Outcome.of(operation.shape(0), TensorShape.SCALAR, TensorShape.SCALAR);
  }

  /** Each operand is followed by its scale and its zero point. */
  private static Outcome quantized(Operation operation) {
    return Outcome.of(operation.shape(0).broadcast(operation.shape(3)));
  }
}
