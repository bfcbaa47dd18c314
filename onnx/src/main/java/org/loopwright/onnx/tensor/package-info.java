/**
 * What is known of a model's tensors before it runs: their sizes, and the numbers of small
 * constants, from which sizes of other tensors are computed. Uses the messages of ONNX files.
 */
package org.loopwright.onnx.tensor;
