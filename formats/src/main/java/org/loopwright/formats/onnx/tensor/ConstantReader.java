package org.loopwright.formats.onnx.tensor;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import onnx.TensorProto;

/** Reads constant tensors: the shape always, the numbers where they are few and in the file. */
public final class ConstantReader {
  /** How a type's numbers lie in the raw bytes; the codes are those of the ONNX schema. */
  private enum NumberType {
    FLOAT(1, 4, false),
    UINT8(2, 1, true),
    INT8(3, 1, true),
    UINT16(4, 2, true),
    INT16(5, 2, true),
    INT32(6, 4, true),
    INT64(7, 8, true),
    BOOL(9, 1, true),
    DOUBLE(11, 8, false),
    UINT32(12, 4, true),
    UINT64(13, 8, true);

    private final int code;
    private final int bytes;
    private final boolean integral;

    NumberType(int code, int bytes, boolean integral) {
      this.code = code;
      this.bytes = bytes;
      this.integral = integral;
    }

    double next(ByteBuffer raw) {
      return switch (this) {
        case FLOAT -> raw.getFloat();
        case UINT8 -> Byte.toUnsignedInt(raw.get());
        case INT8, BOOL -> raw.get();
        case UINT16 -> Short.toUnsignedInt(raw.getShort());
        case INT16 -> raw.getShort();
        case INT32 -> raw.getInt();
        case INT64, UINT64 -> raw.getLong();
        case DOUBLE -> raw.getDouble();
        case UINT32 -> Integer.toUnsignedLong(raw.getInt());
      };
    }

    /** Half-precision numbers, texts and the like are not read. */
    static Optional<NumberType> of(int code) {
      for (NumberType type : values()) {
        if (type.code == code) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  private ConstantReader() {}

  /** Whether a type, by its code in the schema, is of whole numbers or truth values. */
  public static boolean isIntegral(long code) {
    return NumberType.of((int) code).map(type -> type.integral).orElse(false);
  }

  /** What is known of a constant. */
  public static KnownTensor read(TensorProto tensor) {
    TensorShape shape = new TensorShape(tensor.getDimsList());
    long count = shape.elements();
    Optional<NumberType> type = NumberType.of(tensor.getDataType());
    if (count > Constant.MOST_NUMBERS || type.isEmpty()) {
      return KnownTensor.of(shape);
    }
    return new KnownTensor(shape, numbers(tensor, type.get(), (int) count));
  }

  /** Nothing where the numbers are in another file. */
  private static Optional<Constant> numbers(TensorProto tensor, NumberType type, int count) {
    ByteString raw = tensor.getRawData();
    double[] numbers = new double[count];
    if (raw.size() == count * type.bytes) {
      ByteBuffer bytes = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        numbers[i] = type.next(bytes);
      }
      return Optional.of(Constant.of(numbers, type.integral));
    }
    List<? extends Number> typed = typed(tensor, type);
    if (typed.size() != count) {
      return Optional.empty();
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = typed.get(i).doubleValue();
    }
    return Optional.of(Constant.of(numbers, type.integral));
  }

  private static List<? extends Number> typed(TensorProto tensor, NumberType type) {
    return switch (type) {
      case FLOAT -> tensor.getFloatDataList();
      case DOUBLE -> tensor.getDoubleDataList();
      case INT64 -> tensor.getInt64DataList();
      case UINT32, UINT64 -> tensor.getUint64DataList();
      case UINT8, INT8, UINT16, INT16, INT32, BOOL -> tensor.getInt32DataList();
    };
  }
}
