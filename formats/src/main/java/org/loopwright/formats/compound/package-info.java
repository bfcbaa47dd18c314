/**
 * Compound components in the YAML of Accelergy: classes made of parts, whose attributes and actions
 * are arithmetic expressions. Uses {@code org.loopwright.formats.node} and {@code
 * org.loopwright.cost.technology}; only here expressions are evaluated, by EvalEx with arithmetic
 * and a few functions and nothing else.
 */
package org.loopwright.formats.compound;
