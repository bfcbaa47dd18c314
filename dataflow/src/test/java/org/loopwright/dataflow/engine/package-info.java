/** Facts of the counts of one cluster level. */
package org.loopwright.dataflow.engine;
