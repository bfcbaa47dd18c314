/**
 * From a workload, an architecture and a mapping to the number of accesses at every storage level,
 * in closed form: the work depends on the number of loops, never on their bounds. May use {@code
 * org.loopwright.model} and the JDK, nothing else.
 */
package org.loopwright.analysis;
