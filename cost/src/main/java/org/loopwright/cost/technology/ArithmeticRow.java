package org.loopwright.cost.technology;

import java.util.OptionalDouble;

/**
 * One unit of an arithmetic table.
 *
 * @param operation such as {@code add}, {@code mult}, {@code register} or {@code bitwise}
 * @param format {@code int}, {@code fp} or {@code bit}
 * @param bits of an operand
 * @param energyPj of an operation, pJ
 * @param areaUm2 of the unit, um^2
 * @param leakageMw of the unit, mW
 */
public record ArithmeticRow(
    double nodeNm,
    String operation,
    String format,
    int bits,
    OptionalDouble energyPj,
    OptionalDouble areaUm2,
    OptionalDouble leakageMw,
    String source) {}
