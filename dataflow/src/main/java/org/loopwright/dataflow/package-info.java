/**
 * The data-centric model (Kwon et al. 2020): from a layer, its directives and the hardware to
 * reuse, latency, energy and buffer needs. This package is the facade over the engines below it.
 */
package org.loopwright.dataflow;
