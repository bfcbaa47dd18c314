/**
 * Fronts: all mappings of which none is better in one way without being worse in another. May use
 * the mapper of the parent package, which does not know of this one.
 */
package org.loopwright.search.pareto;
