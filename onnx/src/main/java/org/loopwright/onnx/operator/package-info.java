/**
 * The operators of ONNX: from the shapes of a node's inputs to those of its outputs, and to the
 * layers that it computes. {@link org.loopwright.onnx.operator.Operators} is the table of all; each
 * operator is a function of one {@link org.loopwright.onnx.operator.Operation}. Their meaning
 * follows the ONNX operator schemas and, for the domain {@code com.microsoft}, the documentation of
 * ONNX Runtime's contributed operators. Uses {@code org.loopwright.onnx.tensor}.
 */
package org.loopwright.onnx.operator;
