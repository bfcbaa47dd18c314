/**
 * Compound components in the YAML of Accelergy: classes made of parts, whose attributes and actions
 * are arithmetic expressions. Uses {@code org.loopwright.formats.document}, {@code
 * org.loopwright.formats.arithmetic} and {@code org.loopwright.cost.technology}.
 */
package org.loopwright.formats.compound;
