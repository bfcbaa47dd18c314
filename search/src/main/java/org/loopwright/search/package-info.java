/**
 * The space of all mappings of a workload on an architecture, the constraints that narrow it, and
 * the strategies that look for the best mapping in it. Randomness and time come in as arguments.
 * May use {@code org.loopwright.model}, {@code org.loopwright.analysis}, {@code
 * org.loopwright.cost} and the JDK.
 */
package org.loopwright.search;
