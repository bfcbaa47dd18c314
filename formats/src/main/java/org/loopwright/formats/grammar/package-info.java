/**
 * Parsers that the build makes of the grammars in {@code src/main/antlr4}; nothing here is written
 * by hand.
 */
package org.loopwright.formats.grammar;
