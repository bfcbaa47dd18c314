/**
 * The census of a mapspace: draws or enumerates its points, evaluates each, and keeps the numbers
 * of those that can run. May use the mapspace, the evaluation of candidates and the threads of
 * searches.
 */
package org.loopwright.search.census;
