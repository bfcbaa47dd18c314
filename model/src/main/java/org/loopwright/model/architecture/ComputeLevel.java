package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * The arithmetic units at the leaves of the tree; each does one operation a cycle.
 *
 * @param componentClass what is built there, such as {@code intmac}
 * @param wordBits width of an operand, bits
 */
public record ComputeLevel(String name, String componentClass, Mesh mesh, int wordBits) {
  public ComputeLevel {
    Require.notBlank(name, "name of the compute level");
    requireNonNull(componentClass, "componentClass");
    requireNonNull(mesh, "mesh");
    Require.positive(wordBits, "word bits of %s", name);
  }
}
