/**
 * The user grammar of Timeloop 0.4: {@code architecture: nodes:} with constraints in the nodes,
 * variables and arithmetic. Reading is a translation: the tree of nodes becomes the classic tree
 * and classic constraint entries, each still with its own place in the files, and the readers of
 * {@code org.loopwright.formats.timeloop} interpret those. Uses {@code
 * org.loopwright.formats.arithmetic}, {@code org.loopwright.formats.document}, and the values of
 * model.
 */
package org.loopwright.formats.timeloop.v04;
