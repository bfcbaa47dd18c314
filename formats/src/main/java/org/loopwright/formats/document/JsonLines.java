package org.loopwright.formats.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * A file of JSON documents, one a line, plain or gzip, read one at a time: memory holds one line. A
 * line that is not valid JSON is a {@link SpecException}, after which the next can be read.
 */
public final class JsonLines implements AutoCloseable {
  private final Path file;
  private final ReadLimits limits;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int limit;
  private int line;
  private boolean atEnd;

  /** Bytes of the empty lines since the last document. */
  private long emptyBytes;

  private JsonLines(Path file, ReadLimits limits, InputStream in) {
    this.file = file;
    this.limits = limits;
    this.in = in;
  }

  public static JsonLines open(Path file) {
    return open(file, ReadLimits.DEFAULT);
  }

  public static JsonLines open(Path file, ReadLimits limits) {
    try {
      return new JsonLines(file, limits, InputFile.open(file));
    } catch (IOException broken) {
      throw InputFile.unreadable(file, broken);
    }
  }

  /** The next line's document; empty lines are passed over; nothing at the end of the file. */
  public Optional<Node> next() {
    return nextLine().flatMap(this::parse);
  }

  /** The bytes of the next line that is not empty; nothing at the end of the file. */
  public Optional<byte[]> nextLine() {
    while (!atEnd) {
      byte[] text = readLine();
      if (isBlank(text)) {
        requireDocument(text.length + 1);
      } else {
        emptyBytes = 0;
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  /** The document of the line that was read last. */
  public Optional<Node> parse(byte[] utf8) {
    String text = decode(utf8);
    return Diagnosis.requireNoErrors(
        slips -> JsonDocument.parse(file.toString(), line - 1, text, limits, slips));
  }

  private boolean isBlank(byte[] text) {
    for (byte letter : text) {
      if (letter > ' ') {
        return false;
      }
      if (letter < 0) {
        return decode(text).isBlank(); // letters of more than one byte may be spaces
      }
    }
    return true;
  }

  private String decode(byte[] text) {
    try {
      return InputFile.decode(text);
    } catch (CharacterCodingException malformed) {
      atEnd = true;
      throw InputFile.unreadable(file, malformed);
    }
  }

  /** The number of the line that was read last, from 1. */
  public int line() {
    return line;
  }

  private byte[] readLine() {
    line++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      boolean complete = false;
      while (!complete && fill()) {
        int end = start;
        while (end < limit && buffer[end] != '\n') {
          end++;
        }
        bytes.write(buffer, start, end - start);
        complete = end < limit;
        start = complete ? end + 1 : end;
        if (bytes.size() > limits.bytes()) {
          throw tooLong();
        }
      }
      return bytes.toByteArray();
    } catch (IOException broken) {
      atEnd = true;
      throw InputFile.unreadable(file, broken);
    }
  }

  /** Whether there are bytes in the buffer, after reading more if need be. */
  private boolean fill() throws IOException {
    if (start == limit && !atEnd) {
      start = 0;
      limit = Math.max(0, in.read(buffer));
      atEnd = limit == 0;
    }
    return start < limit;
  }

  /** A small packed file may hold empty lines for ever. */
  private void requireDocument(int bytes) {
    emptyBytes += bytes;
    if (emptyBytes > limits.bytes()) {
      atEnd = true;
      throw new SpecException(
          new Location(file.toString(), line, 0, ""),
          "more than " + limits.bytes() + " bytes of empty lines");
    }
  }

  private SpecException tooLong() {
    atEnd = true;
    return new SpecException(
        new Location(file.toString(), line, 0, ""),
        "line longer than " + limits.bytes() + " bytes");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
