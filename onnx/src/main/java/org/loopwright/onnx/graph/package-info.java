/**
 * Graphs of ONNX models: walks the nodes in the order of their data, with the graphs inside of
 * nodes and the functions that a model defines, and collects the layers and the rest of the work.
 * Uses {@code org.loopwright.onnx.operator} and {@code org.loopwright.onnx.tensor}.
 */
package org.loopwright.onnx.graph;
