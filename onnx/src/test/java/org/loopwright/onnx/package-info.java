/** Models that the tests build themselves, of the messages of the format. */
package org.loopwright.onnx;
