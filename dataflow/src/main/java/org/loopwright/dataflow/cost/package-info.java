/**
 * Cost analysis: building blocks, and area, power and energy from needs and counts. Uses only the
 * hardware.
 */
package org.loopwright.dataflow.cost;
