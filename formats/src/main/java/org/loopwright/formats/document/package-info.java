/**
 * Located nodes: the maps, lists and scalars of a YAML, JSON or libconfig file, or of the text of a
 * loop nest, each with its file, line, column and path of keys, and the typed access to them that
 * collects every problem before it gives up. Resource limits guard against hostile files. Uses the
 * model's diagnostics and the parsing libraries.
 */
package org.loopwright.formats.document;
