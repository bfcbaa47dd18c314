package org.loopwright.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Bytes are what the JDK and Jackson write. */
final class JsonBytesTest {
  private final JsonBytes bytes = new JsonBytes();

  private String written() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  private String written(double number) {
    bytes.number(number);
    return written();
  }

  @Property
  void wholeNumbersHaveTheirDigits(@ForAll long number) {
    bytes.number(number);
    assertThat(written()).isEqualTo(Long.toString(number));
  }

  @Property
  void numbersAreReadBackToTheSameBits(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    if (Double.isFinite(number)) {
      assertThat(Double.parseDouble(written(number))).isEqualTo(number);
    }
  }

  /** Also with an exponent, and with zeros at the end that it takes the place of. */
  @Property
  void wholeDoublesAreWrittenAsTheJdkDoes(@ForAll int part, @ForAll byte zeros) {
    double number = Math.abs((double) part) * Math.pow(10, Math.abs(zeros) % 8);
    assertThat(written(number)).isEqualTo(Double.toString(number));
  }

  @Example
  void numbersThatJsonLacksAreNull() {
    assertThat(written(Double.NaN)).isEqualTo("null");
    assertThat(written(Double.NEGATIVE_INFINITY)).isEqualTo("null");
    assertThat(written(-0.0)).isEqualTo("-0.0");
    assertThat(written(0.0)).isEqualTo("0.0");
    assertThat(written(9_999_999)).isEqualTo("9999999.0");
    assertThat(written(1e7)).isEqualTo("1.0E7");
    assertThat(written(0x1p53 - 1)).isEqualTo("9.007199254740991E15");
  }

  @Property
  void textsAreQuotedAsJacksonDoes(@ForAll String text) throws JsonProcessingException {
    bytes.text(text);
    String quoted = written();
    ObjectMapper json = new ObjectMapper();
    String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    if (encodable.equals(text)) {
      assertThat(json.readValue(quoted, String.class)).isEqualTo(text);
    }
  }
}
