/**
 * Compound components: what classes that are made of parts cost, from expressions in the attributes
 * of the whole. Uses {@code org.loopwright.cost.technology} and {@code
 * org.loopwright.model.expression}; the parser of expressions comes in as an argument.
 */
package org.loopwright.cost.technology.compound;
