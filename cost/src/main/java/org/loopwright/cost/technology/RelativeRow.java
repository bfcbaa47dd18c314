package org.loopwright.cost.technology;

import java.util.OptionalDouble;

/**
 * Energy of a component relative to a 16-bit operation.
 *
 * @param level {@code DRAM}, {@code buffer}, {@code hop} or {@code mac}
 * @param capacityBytes of a buffer; empty for the rest
 * @param wordBits bits that the energy is of
 */
public record RelativeRow(
    String level, OptionalDouble capacityBytes, int wordBits, double energy, String source) {}
