/**
 * What an analysis is given: networks of layers and the directives that map them, the hardware, and
 * the cost table of its building blocks; and what follows from a layer alone, its bounds and which
 * dimension indexes which tensor. Uses only the JDK and the diagnostics of the model.
 */
package org.loopwright.dataflow.spec;
