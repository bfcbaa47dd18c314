/**
 * Arithmetic in the values of specifications: the parser of expressions, and attributes whose
 * values they are.
 */
package org.loopwright.formats.arithmetic;
