/**
 * Reuse analysis: how much of each tensor moves in each case of a cluster level, given what is
 * already there (temporal reuse) and what neighbouring units share (spatial reuse). Uses the
 * cluster analysis.
 */
package org.loopwright.dataflow.reuse;
