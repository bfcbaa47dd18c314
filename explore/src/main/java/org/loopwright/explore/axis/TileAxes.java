package org.loopwright.explore.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.model.diagnostics.Require;

/** What a PE holds of dimensions at a time, as axes. */
public final class TileAxes {
  private static final int MAX_COMBINATIONS = 10_000;

  private TileAxes() {}

  /**
   * Every combination of sizes; one that gives none if there are no axes.
   *
   * @param axes as users write them, by the symbol of the dimension
   * @param what the parameter, for messages
   * @throws IllegalArgumentException if a text is no axis, or the style has no such tiles
   */
  public static List<TileSizes> combinations(
      DataflowStyle style, Map<String, String> axes, String what) {
    List<TileSizes> combinations = List.of(TileSizes.STANDARD);
    for (Map.Entry<String, String> axis : axes.entrySet()) {
      LayerDimension dimension = dimension(axis.getKey(), style);
      combinations =
          times(
              combinations, dimension, AxisText.parse(axis.getValue(), what + " " + axis.getKey()));
    }
    return combinations;
  }

  private static List<TileSizes> times(
      List<TileSizes> combinations, LayerDimension dimension, Axis sizes) {
    Require.that(
        combinations.size() <= MAX_COMBINATIONS / sizes.size(),
        "there are more than %d combinations of tiles: give fewer sizes",
        MAX_COMBINATIONS);
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
                        .formatted(style.label(), symbol, symbols(style))));
  }

  private static String symbols(DataflowStyle style) {
    return style.tiled().stream().map(LayerDimension::symbol).collect(Collectors.joining(", "));
  }
}
