/**
 * What a component costs, worked out from its description and a technology: memories, arithmetic,
 * wires and address generators, each number with the model, table and source that it comes from.
 * Tables come in as values. Uses {@code org.loopwright.model}, {@code org.loopwright.cost.table}
 * and the JDK.
 */
package org.loopwright.cost.technology;
