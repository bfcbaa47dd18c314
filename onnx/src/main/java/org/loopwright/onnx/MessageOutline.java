package org.loopwright.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;

/**
 * Copies a protobuf message from a stream without its bulk: fields that the schema does not name,
 * and bytes and packed numbers that are longer than any constant that matters. The copy of a model
 * of any size is small, and weights are skipped without being held in memory.
 */
final class MessageOutline {
  /** A file is larger or deeper than any model: it is refused as hostile. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
      super(message);
    }
  }

  /** Bytes of a field that are copied: twice what the longest constant that is read takes. */
  private static final int MAX_DATA_BYTES = 1 << 16;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_FIELDS = 4_000_000;
  private static final int MAX_BYTES = 64 << 20;

  private final CodedInputStream in;
  private int fields;
  private int bytes;

  private MessageOutline(CodedInputStream in) {
    this.in = in;
  }

  /**
   * The outline of a message of a type.
   *
   * @throws InvalidProtocolBufferException if the bytes are no message, or an incomplete one
   */
  static ByteString read(InputStream stream, Descriptor type) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(stream);
    return new MessageOutline(in).message(type, 0);
  }

  private ByteString message(Descriptor type, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new LimitException("its messages are nested more than " + MAX_DEPTH + " deep");
    }
    ByteString.Output bytesOut = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytesOut);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (field == null) {
        in.skipField(tag);
      } else {
        count(1);
        field(tag, field, out, depth);
      }
    }
    out.flush();
    return bytesOut.toByteString();
  }

  private void field(int tag, FieldDescriptor field, CodedOutputStream out, int depth)
      throws IOException {
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> {
        out.writeUInt32NoTag(tag);
        out.writeUInt64NoTag(in.readRawVarint64());
      }
      case WireFormat.WIRETYPE_FIXED32 -> {
        out.writeUInt32NoTag(tag);
        out.writeFixed32NoTag(in.readRawLittleEndian32());
      }
      case WireFormat.WIRETYPE_FIXED64 -> {
        out.writeUInt32NoTag(tag);
        out.writeFixed64NoTag(in.readRawLittleEndian64());
      }
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> delimited(tag, field, out, depth);
      default -> in.skipField(tag);
    }
  }

  private void delimited(int tag, FieldDescriptor field, CodedOutputStream out, int depth)
      throws IOException {
    int length = in.readRawVarint32();
    if (field.getType() == FieldDescriptor.Type.MESSAGE) {
      int outer = in.pushLimit(length);
      ByteString inner = message(field.getMessageType(), depth + 1);
      if (in.getBytesUntilLimit() != 0) {
        throw new InvalidProtocolBufferException("a message ends before its length");
      }
      in.popLimit(outer);
      out.writeUInt32NoTag(tag);
      out.writeBytesNoTag(inner);
    } else if (field.getType() != FieldDescriptor.Type.STRING && length > MAX_DATA_BYTES) {
      in.skipRawBytes(length);
    } else {
      count(length);
      out.writeUInt32NoTag(tag);
      out.writeByteArrayNoTag(in.readRawBytes(length));
    }
  }

  private void count(int size) throws LimitException {
    fields++;
    bytes += Math.max(0, Math.min(size, MAX_BYTES));
    if (fields > MAX_FIELDS || bytes > MAX_BYTES) {
      throw new LimitException(
          "its graph, without weights, has more than %d values or %d MiB"
              .formatted(MAX_FIELDS, MAX_BYTES >> 20));
    }
  }
}
