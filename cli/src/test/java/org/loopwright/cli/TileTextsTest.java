package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;

final class TileTextsTest {
  @Test
  void everyCombinationOfSizesIsOne() {
    assertThat(TileTexts.combinations(List.of("K=1,2", "C=1..3"), DataflowStyle.KC_P))
        .extracting(TileSizes::label)
        .containsExactly("C1.K1", "C2.K1", "C3.K1", "C1.K2", "C2.K2", "C3.K2");
    assertThat(TileTexts.combinations(List.of(), DataflowStyle.KC_P))
        .containsExactly(TileSizes.STANDARD);
  }

  @Test
  void whatAStyleDoesNotTileIsRefusedWithWhatItDoes() {
    assertThatThrownBy(() -> TileTexts.combinations(List.of("Y=2"), DataflowStyle.YR_P))
        .hasMessage("style yr-p has no tiles of 'Y'; it has those of K, C, X");
    assertThatThrownBy(() -> TileTexts.combinations(List.of("K"), DataflowStyle.KC_P))
        .hasMessageContaining("write a dimension and sizes, such as K=1,2,4");
    assertThatThrownBy(() -> TileTexts.combinations(List.of("K=1", "K=2"), DataflowStyle.KC_P))
        .hasMessageContaining("gives K twice");
    assertThatThrownBy(() -> TileTexts.combinations(List.of("K=x"), DataflowStyle.KC_P))
        .hasMessageContaining("--tile K 'x'");
  }
}
