package org.loopwright.dataflow.engine;

/**
 * What the units of a level need of an operand, or have of the output, in one case.
 *
 * @param units that have work
 * @param split whether different units hold different parts; else all hold the same
 * @param lead elements of the first unit
 * @param next elements that each unit after it adds to those of the units before
 * @param total elements of all, each counted once
 */
record UnitParts(long units, boolean split, long lead, long next, long total) {}
