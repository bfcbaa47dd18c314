/**
 * Cluster analysis: from a list of directives to a hierarchy of clusters, each with a complete
 * dataflow of its own. Uses the language, the hardware and the tensor analysis.
 */
package org.loopwright.dataflow.cluster;
