/**
 * The data-centric model (Kwon et al. 2020): from a layer, its directives and the hardware to
 * reuse, latency, energy and buffer needs, and styles compared. The facade over {@code spec},
 * {@code check}, {@code engine} and {@code style}, with the results that they lead to.
 */
package org.loopwright.dataflow;
