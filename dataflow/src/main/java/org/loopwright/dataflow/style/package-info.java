/**
 * Ready-made dataflows that fit themselves to a layer. Uses the language and the cluster analysis.
 */
package org.loopwright.dataflow.style;
