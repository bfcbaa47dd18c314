package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.Size;

/** The bounds of the layer that is being read, in their order. */
final class Bounds {
  private final List<DimensionSize> sizes = new ArrayList<>();
  private boolean broken;

  /** The bounds read so far; more may be added. */
  List<DimensionSize> sizes() {
    return sizes;
  }

  /** Remembers that a bound is in error. */
  void addBroken() {
    broken = true;
  }

  /** The bound that {@code Sz(symbol)} at {@code origin} means. */
  Size value(String symbol, Origin origin) {
    LayerDimension dimension = LayerDimension.of(symbol).orElse(null);
    for (DimensionSize bound : sizes) {
      if (bound.dimension() == dimension) {
        return bound.size();
      }
    }
    if (broken) {
      throw MaestroSyntaxException.consequence();
    }
    MaestroSyntaxException unknown =
        new MaestroSyntaxException(
            origin, "Sz(" + symbol + "): the layer's Dimensions have no " + symbol);
    throw sizes.isEmpty()
        ? unknown.withAdvice("Dimensions must come before the Dataflow that mentions them")
        : unknown.advising(symbol, sizes.stream().map(each -> each.dimension().symbol()).toList());
  }
}
