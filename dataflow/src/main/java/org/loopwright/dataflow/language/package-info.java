/**
 * The data-centric language as values: networks, layers, their bounds and the directives that map
 * them. Uses only the JDK and the diagnostics of the model.
 */
package org.loopwright.dataflow.language;
