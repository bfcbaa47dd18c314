package org.loopwright.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.axis.AxisText;

/** What a PE holds of dimensions at a time, as users write it: {@code K=1,2,4}. */
final class TileTexts {
  static final String OPTION = "--tile";

  private static final int MAX_COMBINATIONS = 10_000;

  private TileTexts() {}

  /**
   * Every combination of sizes; one that gives none if there is no text.
   *
   * @throws IllegalArgumentException if a text is none, or the style has no such tiles
   */
  static List<TileSizes> combinations(List<String> texts, DataflowStyle style) {
    List<TileSizes> combinations = List.of(TileSizes.STANDARD);
    Set<LayerDimension> given = EnumSet.noneOf(LayerDimension.class);
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            OPTION + " '" + text + "' has no sizes: write a dimension and sizes, such as K=1,2,4");
      }
      LayerDimension dimension = dimension(text.substring(0, equals).strip(), style);
      if (!given.add(dimension)) {
        throw new IllegalArgumentException(
            OPTION + " gives " + dimension.symbol() + " twice: put all its sizes into one list");
      }
      Axis sizes = AxisText.parse(text.substring(equals + 1), OPTION + " " + dimension.symbol());
      combinations = times(combinations, dimension, sizes);
    }
    return combinations;
  }

  private static List<TileSizes> times(
      List<TileSizes> combinations, LayerDimension dimension, Axis sizes) {
    if (combinations.size() > MAX_COMBINATIONS / sizes.size()) {
      throw new IllegalArgumentException(
          OPTION + " makes more than " + MAX_COMBINATIONS + " combinations: give fewer sizes");
    }
    List<TileSizes> longer = new ArrayList<>();
    for (TileSizes before : combinations) {
      for (long i = 0; i < sizes.size(); i++) {
        longer.add(before.with(dimension, sizes.at(i)));
      }
    }
    return longer;
  }

  private static LayerDimension dimension(String symbol, DataflowStyle style) {
    return LayerDimension.of(symbol)
        .filter(style.tiled()::contains)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "style %s has no tiles of '%s'; it has those of %s"
                        .formatted(
                            style.label(),
                            symbol,
                            style.tiled().stream()
                                .map(LayerDimension::symbol)
                                .collect(Collectors.joining(", ")))));
  }
}
