/**
 * From access counts to action counts, and from those to energy, latency, area and an evaluation;
 * technology tables and models. May use {@code org.loopwright.model}, {@code
 * org.loopwright.analysis} and the JDK.
 */
package org.loopwright.cost;
