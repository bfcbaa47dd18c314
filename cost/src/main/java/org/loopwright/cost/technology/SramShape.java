package org.loopwright.cost.technology;

import org.loopwright.model.diagnostics.Require;

/**
 * The shape of a memory.
 *
 * @param capacityBytes of all banks together
 * @param widthBits bits that one access moves
 * @param ports read-write ports
 */
public record SramShape(double capacityBytes, double widthBits, int banks, int ports) {
  public SramShape {
    Require.that(
        capacityBytes > 0 && capacityBytes < Double.POSITIVE_INFINITY,
        "capacity of a memory must be positive but was %s bytes",
        capacityBytes);
    Require.that(
        widthBits > 0 && widthBits < Double.POSITIVE_INFINITY,
        "width of a memory must be positive but was %s bits",
        widthBits);
    Require.positive(banks, "banks of a memory");
    Require.positive(ports, "ports of a memory");
  }

  SramShape withCapacity(double bytes) {
    return new SramShape(bytes, widthBits, banks, ports);
  }

  SramShape withWidth(double bits) {
    return new SramShape(capacityBytes, bits, banks, ports);
  }

  SramShape onePort() {
    return new SramShape(capacityBytes, widthBits, banks, 1);
  }

  /** One of its banks. */
  SramShape oneBank() {
    return new SramShape(capacityBytes / banks, widthBits, 1, ports);
  }
}
