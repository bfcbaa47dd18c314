package org.loopwright.dataflow.style;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.diagnostics.Require;

/**
 * What a PE holds of some dimensions at a time, in data points, of rows and columns in windows;
 * less where a layer has less, and what the style has where nothing is given.
 */
public record TileSizes(Map<LayerDimension, Long> sizes) {
  /** The sizes of the styles themselves. */
  public static final TileSizes STANDARD = new TileSizes(Map.of());

  public TileSizes {
    sizes.forEach((dimension, size) -> Require.positive(size, "tile of %s", dimension.symbol()));
    Map<LayerDimension, Long> copy = new EnumMap<>(LayerDimension.class);
    copy.putAll(sizes);
    sizes = Collections.unmodifiableMap(copy);
  }

  /** The size of a dimension, if one is given. */
  public Optional<Long> of(LayerDimension dimension) {
    return Optional.ofNullable(sizes.get(dimension));
  }

  /** These sizes and one more. */
  public TileSizes with(LayerDimension dimension, long size) {
    Map<LayerDimension, Long> more = new EnumMap<>(LayerDimension.class);
    more.putAll(sizes);
    more.put(dimension, size);
    return new TileSizes(more);
  }

  /** As a part of a name: {@code C4.K2}; empty if nothing is given. */
  public String label() {
    return sizes.entrySet().stream()
        .map(entry -> entry.getKey().symbol() + entry.getValue())
        .collect(Collectors.joining("."));
  }
}
