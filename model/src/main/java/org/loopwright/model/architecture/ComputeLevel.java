package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * The arithmetic units at the leaves of the tree; each does one operation a cycle.
 *
 * @param componentClass what is built there, such as {@code intmac}
 * @param wordBits width of an operand, bits
 * @param zeroGating whether operations with an operand of zero take no energy
 */
public record ComputeLevel(
    String name, String componentClass, Mesh mesh, int wordBits, boolean zeroGating) {
  /** Units that spend energy on every operation. */
  public ComputeLevel(String name, String componentClass, Mesh mesh, int wordBits) {
    this(name, componentClass, mesh, wordBits, false);
  }

  public ComputeLevel {
    Require.notBlank(name, "name of the compute level");
    requireNonNull(componentClass, "componentClass");
    requireNonNull(mesh, "mesh");
    Require.positive(wordBits, "word bits of %s", name);
  }

  public ComputeLevel withMesh(Mesh units) {
    return new ComputeLevel(name, componentClass, units, wordBits, zeroGating);
  }
}
