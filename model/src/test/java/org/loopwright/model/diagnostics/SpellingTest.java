package org.loopwright.model.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SpellingTest {
  private static final List<String> KNOWN = List.of("depth", "width", "block_size", "entries");

  @Test
  void slipsAreNearTheirWords() {
    assertThat(Spelling.nearest("dpeth", KNOWN)).contains("depth");
    assertThat(Spelling.nearest("Width", KNOWN)).contains("width");
    assertThat(Spelling.nearest("blocksize", KNOWN)).contains("block_size");
  }

  @Test
  void otherWordsAreNot() {
    assertThat(Spelling.nearest("technology", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("R", List.of("S"))).isEmpty();
  }

  @Property
  void distanceIsAMeasure(
      @ForAll @AlphaChars @StringLength(max = 6) String a,
      @ForAll @AlphaChars @StringLength(max = 6) String b) {
    int distance = Spelling.distance(a, b);
    assertThat(distance).isEqualTo(Spelling.distance(b, a));
    assertThat(distance == 0).isEqualTo(a.equals(b));
    assertThat(distance)
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
  }
}
