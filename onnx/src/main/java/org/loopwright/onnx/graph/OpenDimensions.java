package org.loopwright.onnx.graph;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Require;

/**
 * Sizes that a user gives to dimensions that a model leaves open. Of several that fit, the one for
 * the place counts before the batch, and that before the one for the name.
 *
 * @param batch for the first dimension of each input
 * @param sizes by the dimension's name in the model, or as {@code input[index]}
 */
public record OpenDimensions(OptionalLong batch, Map<String, Long> sizes) {
  /** For models that leave nothing open. */
  public static final OpenDimensions NONE = new OpenDimensions(OptionalLong.empty(), Map.of());

  public OpenDimensions {
    requireNonNull(batch, "batch");
    batch.ifPresent(size -> Require.positive(size, "the batch"));
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    sizes.forEach((name, size) -> Require.positive(size, "the size of dimension '%s'", name));
  }

  public boolean isEmpty() {
    return batch.isEmpty() && sizes.isEmpty();
  }
}
