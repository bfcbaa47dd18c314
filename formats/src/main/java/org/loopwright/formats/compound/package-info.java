/**
 * Compound components in the YAML of Accelergy: classes made of parts, whose attributes and actions
 * are arithmetic expressions. Uses {@code org.loopwright.formats.document} and reads into {@code
 * org.loopwright.cost.technology.compound}, which works out what they cost.
 */
package org.loopwright.formats.compound;
