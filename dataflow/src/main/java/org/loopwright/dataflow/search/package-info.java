/**
 * The search over directives: which dataflow suits a layer best on given hardware. A space of
 * mappings (which dimensions lie over units, how large clusters and tiles are, what moves in which
 * order), looked through as a whole or climbed from many starts. Uses the analysis of the parent
 * package; time comes in as an argument.
 */
package org.loopwright.dataflow.search;
