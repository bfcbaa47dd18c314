package org.loopwright.formats.onnx.operator;

/**
 * The channels of a convolution.
 *
 * @param inputs input channels of one group
 * @param outputs output channels of one group
 */
record Channels(long batch, long groups, long inputs, long outputs) {}
