/**
 * Models in the file format of ONNX as networks. A file is read without its weights ({@code
 * model}), the graph is walked in the order of its data ({@code graph}), and each node tells the
 * shapes of its outputs and the layers that it computes ({@code operator}, {@code tensor}). The
 * only package that knows the messages of the format and the library that reads them.
 */
package org.loopwright.formats.onnx;
