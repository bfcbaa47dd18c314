/**
 * The numbers of a result by the names that users write: what JSON has as keys, and what an
 * objective may be made of. May use the evaluations of the parent package, which does not know of
 * this one.
 */
package org.loopwright.cost.statistic;
