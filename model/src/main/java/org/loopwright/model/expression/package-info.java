/**
 * Arithmetic expressions over named numbers as values that evaluate themselves, with the meaning
 * that they have in Python. Their parser is in {@code formats}. Uses only the JDK and the labels of
 * {@code org.loopwright.model.diagnostics}.
 */
package org.loopwright.model.expression;
