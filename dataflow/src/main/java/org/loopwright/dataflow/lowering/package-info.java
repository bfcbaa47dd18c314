/**
 * Between the data-centric world and the loop-nest one: layers and workloads, hardware and
 * architectures, directives and loop nests. Uses the language, cluster analysis, results and the
 * model.
 */
package org.loopwright.dataflow.lowering;
