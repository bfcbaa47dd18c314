/**
 * Arithmetic expressions over named numbers as values that evaluate themselves, with the meaning
 * that they have in Python. Parsers of them stand elsewhere. Uses only the JDK.
 */
package org.loopwright.model.expression;
