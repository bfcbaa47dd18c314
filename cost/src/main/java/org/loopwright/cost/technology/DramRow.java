package org.loopwright.cost.technology;

/**
 * One type of off-chip memory.
 *
 * @param type such as {@code LPDDR4}
 * @param pjPerBit energy of an access, pJ for each bit moved
 */
public record DramRow(String type, double pjPerBit, String source) {}
