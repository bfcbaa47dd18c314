/**
 * The operators of ONNX: from the shapes of a node's inputs to those of its outputs, and to the
 * layers that it computes. Each is a function of one {@link
 * org.loopwright.formats.onnx.operator.Operation}; what operators mean is told by the ONNX operator
 * schemas and, for the domain {@code com.microsoft}, the documentation of ONNX Runtime's
 * contributed operators. Uses {@code org.loopwright.formats.onnx.tensor}.
 */
package org.loopwright.formats.onnx.operator;
