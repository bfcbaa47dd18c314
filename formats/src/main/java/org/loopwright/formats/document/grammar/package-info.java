/**
 * Parsers that the build makes of the grammars in {@code src/main/antlr4}. Only {@code
 * org.loopwright.formats.document} uses them; nothing here is written by hand.
 */
package org.loopwright.formats.document.grammar;
