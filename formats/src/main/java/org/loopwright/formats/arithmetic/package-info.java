/**
 * Arithmetic in the values of specifications: expressions over named numbers and texts. The only
 * place where expressions of files are evaluated, by EvalEx with operators and functions that this
 * package chooses and nothing else.
 */
package org.loopwright.formats.arithmetic;
