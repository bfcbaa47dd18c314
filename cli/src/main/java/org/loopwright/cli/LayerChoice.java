package org.loopwright.cli;

import java.util.List;
import java.util.function.Function;
import org.loopwright.model.diagnostics.Spelling;

/** Picks the layers of a network that a user names. */
final class LayerChoice {
  private LayerChoice() {}

  /**
   * The layers whose name is one of {@code wanted}, in the order of the network; all if none is
   * named.
   */
  static <L> List<L> of(
      String network, List<L> layers, Function<L, String> nameOf, List<String> wanted) {
    if (wanted.isEmpty()) {
      return layers;
    }
    List<String> names = layers.stream().map(nameOf).distinct().toList();
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "network "
                + network
                + " has no layer '"
                + name
                + "'. "
                + Spelling.advice(name, names).orElse(""));
      }
    }
    return layers.stream().filter(layer -> wanted.contains(nameOf.apply(layer))).toList();
  }
}
