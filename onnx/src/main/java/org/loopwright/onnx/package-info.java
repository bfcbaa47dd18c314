/**
 * The importer of ONNX models. A file is read without its weights, the graph is walked in the order
 * of its data ({@code graph}), and each node gives the shapes of its outputs and the layers that it
 * computes ({@code operator}, {@code tensor}). The only module that knows the messages of the
 * format, in the generated package {@code onnx}, and the library that reads them; of Loopwright it
 * uses {@code org.loopwright.model}.
 */
package org.loopwright.onnx;
