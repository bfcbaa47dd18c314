/**
 * Networks: the layers of a neural network, in order, each a workload. Layers are written
 * compactly, a shape's name and its sizes, or as a whole {@code problem}. Uses {@code
 * org.loopwright.formats.document} and the problem reader of {@code
 * org.loopwright.formats.timeloop}.
 */
package org.loopwright.formats.network;
