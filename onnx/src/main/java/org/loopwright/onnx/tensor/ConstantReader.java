package org.loopwright.onnx.tensor;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import onnx.TensorProto;

/** Reads constant tensors: the shape always, the numbers where they are few and in the file. */
public final class ConstantReader {
  /**
   * A type of numbers.
   *
   * @param code of the type in the ONNX schema
   * @param bytes of a number in raw data
   * @param integral whether its numbers are whole or truth values
   * @param raw reads a number of raw data
   * @param field holds the numbers where there are no raw data
   */
  private record NumberType(
      int code,
      int bytes,
      boolean integral,
      ToDoubleFunction<ByteBuffer> raw,
      Function<TensorProto, List<? extends Number>> field) {
    static Optional<NumberType> of(int code) {
      return TYPES.stream().filter(type -> type.code == code).findFirst();
    }
  }

  /** Half-precision numbers, texts and the like are not read. */
  private static final List<NumberType> TYPES =
      List.of(
          new NumberType(1, 4, false, ByteBuffer::getFloat, TensorProto::getFloatDataList),
          integer(2, 1, raw -> Byte.toUnsignedInt(raw.get())),
          integer(3, 1, ByteBuffer::get),
          integer(4, 2, raw -> Short.toUnsignedInt(raw.getShort())),
          integer(5, 2, ByteBuffer::getShort),
          integer(6, 4, ByteBuffer::getInt),
          new NumberType(7, 8, true, ByteBuffer::getLong, TensorProto::getInt64DataList),
          integer(9, 1, ByteBuffer::get),
          new NumberType(11, 8, false, ByteBuffer::getDouble, TensorProto::getDoubleDataList),
          new NumberType(
              12,
              4,
              true,
              raw -> Integer.toUnsignedLong(raw.getInt()),
              TensorProto::getUint64DataList),
          new NumberType(13, 8, true, ByteBuffer::getLong, TensorProto::getUint64DataList));

  private ConstantReader() {}

  /** A type whose numbers are in the field for short integers. */
  private static NumberType integer(int code, int bytes, ToDoubleFunction<ByteBuffer> raw) {
    return new NumberType(code, bytes, true, raw, TensorProto::getInt32DataList);
  }

  /** Whether a type, by its code in the schema, is of whole numbers or truth values. */
  public static boolean isIntegral(long code) {
    return NumberType.of((int) code).map(type -> type.integral).orElse(false);
  }

  /** What is known of a constant. */
  public static KnownTensor read(TensorProto tensor) {
    TensorShape shape = new TensorShape(tensor.getDimsList());
    long count = shape.elements();
    Optional<NumberType> type = NumberType.of(tensor.getDataType());
    return count > Constant.MAX_NUMBERS || type.isEmpty()
        ? KnownTensor.of(shape)
        : new KnownTensor(shape, numbers(tensor, type.get(), (int) count));
  }

  /** Nothing where the numbers are in another file. */
  private static Optional<Constant> numbers(TensorProto tensor, NumberType type, int count) {
    ByteString raw = tensor.getRawData();
    List<? extends Number> typed = type.field.apply(tensor);
    double[] numbers;
    if (raw.size() == count * type.bytes) {
      ByteBuffer bytes = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      numbers = new double[count];
      Arrays.setAll(numbers, i -> type.raw.applyAsDouble(bytes));
    } else if (typed.size() == count) {
      numbers = typed.stream().mapToDouble(Number::doubleValue).toArray();
    } else {
      return Optional.empty();
    }
    return Optional.of(Constant.of(numbers, type.integral));
  }
}
