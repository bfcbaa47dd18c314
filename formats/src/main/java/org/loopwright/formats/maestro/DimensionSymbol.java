package org.loopwright.formats.maestro;

import java.util.Arrays;
import java.util.List;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;

/** The symbol of a dimension, such as {@code K} or {@code X'}. */
final class DimensionSymbol {
  private static final List<String> SYMBOLS =
      Arrays.stream(LayerDimension.values()).map(LayerDimension::symbol).toList();

  private DimensionSymbol() {}

  /**
   * Consumes a symbol.
   *
   * @param expected what may stand here, for messages
   */
  static LayerDimension read(SourceCursor cursor, String expected) {
    Origin place = cursor.origin();
    String found = cursor.found();
    String symbol = cursor.symbol();
    return LayerDimension.of(symbol)
        .orElseThrow(
            () ->
                new MaestroSyntaxException(
                        place,
                        "expected "
                            + expected
                            + " but found "
                            + (symbol.isEmpty() ? found : "'" + symbol + "'"))
                    .advising(symbol, SYMBOLS));
  }
}
