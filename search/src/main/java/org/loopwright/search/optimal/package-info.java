/**
 * The search that proves its answer: the facade {@link
 * org.loopwright.search.optimal.OptimalSearch}, and the walk over subproblems with the best mapping
 * so far. May use the packages inside: {@code tiling} for what there is to choose from and {@code
 * bound} for what a choice costs at least. docs/optimal-search.md has the proof and a drawing.
 */
package org.loopwright.search.optimal;
