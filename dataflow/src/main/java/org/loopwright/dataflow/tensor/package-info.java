/** Tensor analysis: which dimension indexes which tensor. Uses the language. */
package org.loopwright.dataflow.tensor;
