package org.loopwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.explore.axis.TileAxes;

/** What a PE holds of dimensions at a time, as users write it: {@code K=1,2,4}. */
final class TileTexts {
  static final String OPTION = "--tile";

  private TileTexts() {}

  /**
   * Every combination of sizes; one that gives none if there is no text.
   *
   * @throws IllegalArgumentException if a text is none, or the style has no such tiles
   */
  static List<TileSizes> combinations(List<String> texts, DataflowStyle style) {
    Map<String, String> axes = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            OPTION + " '" + text + "' has no sizes: write a dimension and sizes, such as K=1,2,4");
      }
      String symbol = text.substring(0, equals).strip();
      if (axes.put(symbol, text.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            OPTION + " gives " + symbol + " twice: put all its sizes into one list");
      }
    }
    return TileAxes.combinations(style, axes, OPTION);
  }
}
