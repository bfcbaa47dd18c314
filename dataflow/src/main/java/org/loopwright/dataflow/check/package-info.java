/** Whether a mapped layer means anything, before it is analysed. Uses the cluster analysis. */
package org.loopwright.dataflow.check;
