/**
 * Trees of plain values on their way out: maps from texts, lists, texts, numbers and truth values,
 * written as YAML or as libconfig. What the format cannot state is refused, never bent. The
 * sections of a specification become such trees in the packages that read them.
 */
package org.loopwright.formats.document.write;
