package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

/**
 * What a memory is made in.
 *
 * @param nodeNm feature size, nm
 * @param device transistor type, such as {@code itrs-lstp}
 */
public record SramProcess(double nodeNm, String device) {
  public SramProcess {
    requireNonNull(device, "device");
  }
}
