package org.loopwright.cost.technology;

/**
 * Energy of wires at a node.
 *
 * @param fjPerBitMm fJ that a bit of random data takes over a millimetre
 */
public record WireRow(double nodeNm, double fjPerBitMm, String source) {}
