/**
 * Parsers that the build makes of the grammars in {@code src/main/antlr4}. Only {@code
 * org.loopwright.formats.node} uses them; nothing here is written by hand.
 */
package org.loopwright.formats.node.grammar;
