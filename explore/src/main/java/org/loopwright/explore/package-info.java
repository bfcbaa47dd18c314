/**
 * Sweeps over hardware: PEs, L1, L2 and NoC bandwidth under area and power budgets. Analyses each
 * distinct behaviour once, counts the buffer sizes in closed form. Uses {@code model} and {@code
 * dataflow}; neither reads nor writes anything.
 */
package org.loopwright.explore;
