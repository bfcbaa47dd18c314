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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads a file of one document, YAML or, by its name, JSON ({@code .json}), libconfig ({@code
 * .cfg}) or the text of a loop nest ({@code .txt}), plain or gzip. Whatever is wrong with it is a
 * {@link SpecException}.
 */
public final class NodeFile {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private NodeFile() {}

  /** The document of a file, or nothing if the file is empty or has comments only. */
  public static Optional<Node> read(Path file) {
    return read(file, ReadLimits.DEFAULT);
  }

  public static Optional<Node> read(Path file, ReadLimits limits) {
    return strictly(slips -> read(file, limits, IncludeFolders.around(List.of(file)), slips));
  }

  /** The document of a file that may include others from {@code folders}. */
  public static Optional<Node> read(Path file, IncludeFolders folders) {
    return strictly(slips -> read(file, ReadLimits.DEFAULT, folders, slips));
  }

  /** The document of a file; what does not end the reading goes to {@code diagnosis}. */
  public static Optional<Node> read(Path file, IncludeFolders folders, Diagnosis diagnosis) {
    return read(file, ReadLimits.DEFAULT, folders, diagnosis::add);
  }

  private static Optional<Node> read(
      Path file, ReadLimits limits, IncludeFolders folders, Consumer<Problem> slips) {
    return parse(file.toString(), text(file, limits), limits, folders, slips);
  }

  /** A document in which nothing is wrong. */
  private static Optional<Node> strictly(Function<Consumer<Problem>, Optional<Node>> reading) {
    Diagnosis slips = new Diagnosis();
    Optional<Node> root = reading.apply(slips::add);
    slips.throwIfErrors();
    return root;
  }

  /** The document of a text in the place of the file {@code name}. */
  public static Optional<Node> parse(String name, String text) {
    return parse(name, text, ReadLimits.DEFAULT);
  }

  public static Optional<Node> parse(String name, String text, ReadLimits limits) {
    return strictly(slips -> parse(name, text, limits, IncludeFolders.NONE, slips));
  }

  private static Optional<Node> parse(
      String name,
      String text,
      ReadLimits limits,
      IncludeFolders folders,
      Consumer<Problem> slips) {
    String plain = plain(name);
    if (plain.endsWith(".json")) {
      return JsonDocument.parse(name, 0, text, limits, slips);
    }
    if (plain.endsWith(".cfg")) {
      return LibconfigDocument.parse(name, text, limits, folders);
    }
    return plain.endsWith(".txt")
        ? LoopNestDocument.parse(name, text, limits)
        : YamlDocument.parse(SourceText.of(name, text), limits, slips);
  }

  private static String plain(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** The YAML document that a template gave. */
  public static Optional<Node> parse(SourceText source) {
    return strictly(slips -> YamlDocument.parse(source, ReadLimits.DEFAULT, slips));
  }

  /** The document of a file's text; what does not end the reading goes to {@code diagnosis}. */
  public static Optional<Node> parse(SourceText source, Diagnosis diagnosis) {
    return YamlDocument.parse(source, ReadLimits.DEFAULT, diagnosis::add);
  }

  /** Whether a file is read as YAML, by its name. */
  public static boolean isYaml(String name) {
    return List.of(".json", ".cfg", ".txt").stream().noneMatch(plain(name)::endsWith);
  }

  /** The text of a file, unpacked if it is gzip. */
  public static String text(Path file) {
    return text(file, ReadLimits.DEFAULT);
  }

  static String text(Path file, ReadLimits limits) {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(limits.bytes() + 1);
      if (bytes.length > limits.bytes()) {
        throw refused(file, "larger than " + limits.bytes() + " bytes");
      }
      return decode(bytes);
    } catch (IOException broken) {
      throw unreadable(file, broken);
    }
  }

  /** A file's content, unpacked if it is gzip. */
  static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder, not a file");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in;
  }

  static String decode(byte[] utf8) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  static SpecException unreadable(Path file, IOException broken) {
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
    return NodeBuilder.refused(Location.ofFile(file.toString()), problem);
  }
}
