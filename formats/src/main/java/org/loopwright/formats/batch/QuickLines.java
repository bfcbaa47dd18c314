package org.loopwright.formats.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.timeloop.PlainMappings;
import org.loopwright.model.mapping.PackedMapping;

/**
 * Reads the lines of a batch that have all but a plain mapping in common, byte for byte, with a
 * line that was read as a whole: only their mappings are read. What is not so plain, and what is
 * wrong, is left to {@link BatchReader}. One thread's own.
 */
final class QuickLines {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] ID = "id".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MAPPING = "mapping".getBytes(StandardCharsets.US_ASCII);

  /** Of an id that is a number: more are not read the same by everyone. */
  private static final int MAX_DIGITS = 18;

  private static final int MAX_LETTERS = 1000;

  private record Known(Specification base, PlainMappings mappings) {}

  private final LineSpans spans = new LineSpans();
  private final BoundedCache<ByteBuffer, Known> known = new BoundedCache<>();
  private final List<byte[]> unread;
  private byte[] common = new byte[1 << 10];
  private int commonBytes;
  private int id;
  private int mapping;

  /**
   * @param unread keys that nobody reads
   */
  QuickLines(List<String> unread) {
    this.unread = unread.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The case of a line, if it is like one before. */
  Optional<BatchCase> read(byte[] line, String lineName) {
    if (!split(line)) {
      return Optional.empty();
    }
    Optional<Known> found = known.find(ByteBuffer.wrap(common, 0, commonBytes));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Known setting = found.get();
    Optional<String> name = id < 0 ? Optional.of(lineName) : id(line);
    Optional<PackedMapping> packed =
        name.isEmpty()
            ? Optional.empty()
            : setting.mappings.read(line, spans.valueStart(mapping), spans.valueEnd(mapping));
    return packed.map(read -> new BatchCase.Plain(name.get(), setting.base, read));
  }

  /** Remembers what a line that was read as a whole has in common with others. */
  void learn(byte[] line, SpecificationFiles files, Specification base) {
    if (split(line)) {
      files
          .plainMappings(base)
          .ifPresent(
              mappings ->
                  known.put(
                      ByteBuffer.wrap(Arrays.copyOf(common, commonBytes)),
                      new Known(base, mappings)));
    }
  }

  /** Splits a line into its id, its mapping, and all else that counts; false if it is not plain. */
  private boolean split(byte[] line) {
    id = -1;
    mapping = -1;
    commonBytes = 0;
    if (!spans.find(line)) {
      return false;
    }
    for (int entry = 0; entry < spans.count(); entry++) {
      if (spans.isKey(entry, MAPPING)) {
        if (mapping >= 0) {
          return false;
        }
        mapping = entry;
      } else if (spans.isKey(entry, ID)) {
        if (id >= 0) {
          return false;
        }
        id = entry;
      } else if (isUnread(entry)) {
        if (!isJson(line, entry)) {
          return false;
        }
      } else {
        addCommon(line, entry);
      }
    }
    return mapping >= 0;
  }

  private boolean isUnread(int entry) {
    for (byte[] key : unread) {
      if (spans.isKey(entry, key)) {
        return true;
      }
    }
    return false;
  }

  private void addCommon(byte[] line, int entry) {
    int start = spans.keyStart(entry);
    int bytes = spans.valueEnd(entry) - start;
    if (commonBytes + bytes + 1 > common.length) {
      common = Arrays.copyOf(common, 2 * (commonBytes + bytes + 1));
    }
    System.arraycopy(line, start, common, commonBytes, bytes);
    commonBytes += bytes;
    common[commonBytes++] = '\n';
  }

  /** Also what nobody reads must be JSON. */
  private boolean isJson(byte[] line, int entry) {
    int start = spans.valueStart(entry);
    try (JsonParser tokens = JSON.createParser(line, start, spans.valueEnd(entry) - start)) {
      tokens.nextToken();
      tokens.skipChildren();
      return tokens.nextToken() == null;
    } catch (IOException malformed) {
      return false; // said by who reads the line as a whole
    }
  }

  /** The id, if it is letters of ASCII, or digits. */
  private Optional<String> id(byte[] line) {
    int start = spans.valueStart(id);
    int end = spans.valueEnd(id);
    boolean isText = line[start] == '"';
    boolean isPlain =
        isText
            ? end - start > 2 && end - start < MAX_LETTERS
            : end - start <= MAX_DIGITS && (line[start] != '0' || end - start == 1);
    for (int i = start; i < end && isPlain; i++) {
      isPlain = isText ? line[i] > ' ' && line[i] != '\\' : line[i] >= '0' && line[i] <= '9';
    }
    int quote = isText ? 1 : 0;
    return isPlain
        ? Optional.of(
            new String(line, start + quote, end - start - 2 * quote, StandardCharsets.US_ASCII))
        : Optional.empty();
  }
}
