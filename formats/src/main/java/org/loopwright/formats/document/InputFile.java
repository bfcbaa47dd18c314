package org.loopwright.formats.document;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** A file as text: plain or gzip, UTF-8, of bounded size. */
public final class InputFile {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private InputFile() {}

  /** The text of a file, unpacked if it is gzip. */
  public static String text(Path file) {
    return text(file, ReadLimits.DEFAULT.bytes());
  }

  /** The text of a file of at most {@code maxBytes}, unpacked if it is gzip. */
  public static String text(Path file, int maxBytes) {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw refused(file, "larger than " + maxBytes + " bytes");
      }
      return decode(bytes);
    } catch (IOException broken) {
      throw unreadable(file, broken);
    }
  }

  /** A file's content, unpacked if it is gzip; reading a pipe or a device might never end. */
  static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused(file, "is a pipe or a device, not a file; save what it gives in a file");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in;
  }

  static String decode(byte[] utf8) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException malformed) {
      throw new NotUtf8Exception(line(utf8, bytes.position()), malformed);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** The line of a byte, from 1. */
  private static int line(byte[] text, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** Bytes that are no UTF-8, and the line that the first of them are on. */
  private static final class NotUtf8Exception extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    private final int line;

    NotUtf8Exception(int line, CharacterCodingException cause) {
      this.line = line;
      initCause(cause);
    }
  }

  static SpecException unreadable(Path file, IOException broken) {
    if (broken instanceof NotUtf8Exception malformed) {
      Location place = new Location(file.toString(), malformed.line, 0, "");
      return new SpecException(
          Problem.error(place, "is not UTF-8 text")
              .withAdvice("Save the file as UTF-8, such as with iconv -f LATIN1 -t UTF-8"));
    }
    String problem;
    if (broken instanceof NoSuchFileException) {
      problem = "there is no such file";
    } else if (broken instanceof AccessDeniedException) {
      problem = "reading it is not permitted";
    } else if (broken instanceof CharacterCodingException) {
      problem = "is not UTF-8 text";
    } else if (broken instanceof ZipException || broken instanceof EOFException) {
      problem = "is not whole gzip data";
    } else {
      problem = "cannot be read: " + broken.getMessage();
    }
    return refused(file, problem);
  }

  private static SpecException refused(Path file, String problem) {
    return new SpecException(Location.ofFile(file.toString()), problem);
  }
}
