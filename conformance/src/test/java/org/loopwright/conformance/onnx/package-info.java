/** Public models of machine-learning frameworks against what is known of them. */
package org.loopwright.conformance.onnx;
