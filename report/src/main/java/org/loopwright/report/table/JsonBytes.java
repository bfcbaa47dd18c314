package org.loopwright.report.table;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON written straight into bytes, for documents by the million: what never changes is bytes
 * before, and most numbers never become texts. Whoever writes puts the commas. One thread's own.
 */
public final class JsonBytes extends ByteArrayOutputStream {
  private static final int MAX_DIGITS = 20;

  /** Whole numbers up to here are told apart by their digits alone. */
  private static final double MAX_EXACT = 1L << 53;

  /** Smaller numbers are written with all digits, others with an exponent. */
  private static final double MAX_PLAIN = 1e7;

  private static final byte[] ZERO = ascii("0.0");
  private static final byte[] NULL = ascii("null");
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private final byte[] digits = new byte[MAX_DIGITS];

  public JsonBytes() {
    super(1 << 13);
  }

  /** A text of ASCII as it is written. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A key and its colon. */
  public static byte[] key(String key) {
    return ascii("\"" + key + "\":");
  }

  /** The same after a comma. */
  public static byte[] nextKey(String key) {
    return ascii(",\"" + key + "\":");
  }

  public void raw(byte[] bytes) {
    require(bytes.length);
    System.arraycopy(bytes, 0, buf, count, bytes.length);
    count += bytes.length;
  }

  private void require(int more) {
    if (count + more > buf.length) {
      buf = Arrays.copyOf(buf, 2 * (count + more));
    }
  }

  /** A text in quotes. */
  public void text(String text) {
    int length = text.length();
    require(length + 2);
    int at = count;
    buf[at++] = '"';
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
        raw(new byte[] {'"'});
        raw(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        raw(new byte[] {'"'});
        return;
      }
      buf[at++] = (byte) letter;
    }
    buf[at++] = '"';
    count = at;
  }

  public void number(long number) {
    if (number < 0) {
      raw(ascii(Long.toString(number)));
      return;
    }
    int from = digits(number);
    require(MAX_DIGITS);
    System.arraycopy(digits, from, buf, count, MAX_DIGITS - from);
    count += MAX_DIGITS - from;
  }

  /** Puts the digits at the end of their array; returns where they begin. */
  private int digits(long number) {
    int at = MAX_DIGITS;
    long rest = number;
    while (rest >= 100) {
      int pair = (int) (rest % 100);
      rest /= 100;
      digits[--at] = ONES[pair];
      digits[--at] = TENS[pair];
    }
    digits[--at] = ONES[(int) rest];
    if (rest >= 10) {
      digits[--at] = TENS[(int) rest];
    }
    return at;
  }

  /** As {@link Double#toString} writes it, with the fewest digits; null if it is not finite. */
  public void number(double number) {
    if (number >= 1 && number < MAX_EXACT && number == (long) number) {
      whole((long) number);
    } else if (Double.doubleToRawLongBits(number) == 0) {
      raw(ZERO);
    } else if (Double.isFinite(number)) {
      raw(ascii(NumberOutput.toString(number, true)));
    } else {
      raw(NULL);
    }
  }

  private void whole(long number) {
    if (number < MAX_PLAIN) {
      number(number);
      require(2);
      buf[count++] = '.';
      buf[count++] = '0';
      return;
    }
    int from = digits(number);
    int exponent = MAX_DIGITS - from - 1;
    int to = MAX_DIGITS;
    while (to > from + 2 && digits[to - 1] == '0') {
      to--;
    }
    require(2 * MAX_DIGITS);
    buf[count++] = digits[from];
    buf[count++] = '.';
    System.arraycopy(digits, from + 1, buf, count, to - from - 1);
    count += to - from - 1;
    buf[count++] = 'E';
    number((long) exponent);
  }
}
