package org.loopwright.model.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  private enum Fruit implements Labelled {
    APPLE,
    BLOOD_ORANGE,
    CHERRY;

    @Override
    public String label() {
      return this == BLOOD_ORANGE ? "blood-orange" : name().toLowerCase(Locale.ROOT);
    }
  }

  @Test
  void caseAndUnderscoresDoNotMatter() {
    assertThat(Labels.find(Fruit.class, "blood-orange")).contains(Fruit.BLOOD_ORANGE);
    assertThat(Labels.find(Fruit.class, "Blood_Orange")).contains(Fruit.BLOOD_ORANGE);
    assertThat(Labels.find(Fruit.class, "orange")).isEmpty();
  }

  @Test
  void unknownLabelIsRefusedWithThoseThatThereAre() {
    assertThat(Labels.require(Fruit.class, "cherry", "fruit")).isEqualTo(Fruit.CHERRY);
    assertThatThrownBy(() -> Labels.require(Fruit.class, "Fig", "fruit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no fruit 'Fig'; there are apple, blood-orange and cherry");
  }

  @Test
  void wordsJoinAsInASentence() {
    assertThat(Labels.join(List.of(), "and")).isEmpty();
    assertThat(Labels.join(List.of("a"), "and")).isEqualTo("a");
    assertThat(Labels.join(List.of("a", "b"), "or")).isEqualTo("a or b");
    assertThat(Labels.join(List.of("a", "b", "c"), "or")).isEqualTo("a, b or c");
  }
}
