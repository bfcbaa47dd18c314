/**
 * The messages of an ONNX file: reads them without the weights, and refuses what is no model or is
 * made to exhaust memory.
 */
package org.loopwright.formats.onnx.model;
