/**
 * Lower bounds of the cost and duration of mappings, one class for each lemma of
 * docs/optimal-search.md: quick ones of a subproblem, those of one boundary under the first loop
 * that moves its tile, and tables of everything inside a cut. May use {@code tiling}.
 */
package org.loopwright.search.optimal.bound;
